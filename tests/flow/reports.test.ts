import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, post, send, startNode, TOKEN, type TestNode } from '../setup/node.ts'
import type { BulkReceipt, ReportReceipt } from '../../server/contract/report.ts'
import { ScenarioClock } from '../../server/clock.ts'

const START = Date.UTC(2026, 0, 15, 12, 14, 30)
const BERLIN = { lat: 52.52, lng: 13.405 }

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let sql: Sql
const clock = new ScenarioClock(START)

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await disconnect(sql)
  await node.close()
  await database.drop()
})

const stored = async (): Promise<number> => Number((await sql`select count(*) from reports`)[0]!.count)

describe('one report', () => {
  it('[I1] is in the table when it is answered', async () => {
    const { status, body } = await post<ReportReceipt>(node.url, { service: 'telegram', location: BERLIN }, address(1))
    expect(status).toBe(201)
    expect(body).toMatchObject({ counted: true, country: 'DE', cell: expect.stringMatching(/^861f[0-9a-f]{11}$/) })
    expect(body.near).toEqual({ area: 0, country: 1, world: 1, place: 'Berlin', usual: null })
    const rows = await sql`select country, signal, problem from reports where id = ${body.id}`
    expect(rows).toEqual([{ country: 'DE', signal: 0, problem: null }])
  })

  it('[I4] may name a country, or no place at all', async () => {
    const country = await post<ReportReceipt>(
      node.url,
      { service: 'telegram', location: { country: 'IR' } },
      address(2),
    )
    expect(country.body).toMatchObject({ cell: null, country: 'IR', near: { area: null } })
    const nowhere = await post<ReportReceipt>(node.url, { service: 'telegram' }, address(3))
    expect(nowhere.body).toMatchObject({ cell: null, country: null, near: { area: null, country: null } })
  })

  it('[I2] counts once in fifteen minutes, also across the edge of a slot', async () => {
    const report = { service: 'signal', problem: 'messages' }
    const before = await stored()
    expect((await post(node.url, report, address(4))).status).toBe(201)
    expect((await post(node.url, report, address(4))).status).toBe(200)
    clock.advanceTo(START + 60_000) // 12:15:30, the next slot
    const again = await post<ReportReceipt>(node.url, report, address(4))
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ counted: false, id: null })
    expect(await stored()).toBe(before + 1)
    clock.advanceTo(START + 16 * 60_000)
    expect((await post(node.url, report, address(4))).status).toBe(201)
  })

  it('[I2] counts each signal and each service for itself', async () => {
    for (const signal of ['problem', 'working', 'recovered'])
      for (const service of ['whatsapp', 'discord'])
        expect((await post(node.url, { service, signal }, address(5))).status).toBe(201)
  })

  it('[I2] counts once when the same report arrives twice at the same moment', async () => {
    const twins = await Promise.all(Array.from({ length: 8 }, () => post(node.url, { service: 'netflix' }, address(6))))
    expect(twins.map((twin) => twin.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
  })

  it('[I10] that is late keeps the time it was observed', async () => {
    const observedAt = new Date(clock.now() - 3 * 3_600_000).toISOString()
    const { body } = await post<ReportReceipt>(node.url, { service: 'spotify', observedAt }, address(7))
    const [row] = await sql`select observed_at, received_at from reports where id = ${body.id}`
    expect(row!.observed_at.toISOString()).toBe(observedAt)
    expect(row!.received_at.getTime()).toBe(clock.now())
  })

  it('[I9] takes a seat: two per network, one per reporter', async () => {
    const effective = async () =>
      Number(
        (
          await sql`select coalesce(sum(w), 0) / 100 as n from batches, unnest(weights, services) as u (w, s)
        where s = (select id from services where slug = 'steam')`
        )[0]!.n,
      )
    const results = []
    for (let host = 1; host <= 12; host++)
      results.push(await post(node.url, { service: 'steam' }, `198.51.100.${host}`))
    expect(results.every((result) => result.status === 201)).toBe(true)
    expect(await effective()).toBe(2)
  })

  it('[P2] keeps nothing of the address, and no place finer than a cell', async () => {
    const ip = '203.0.113.77'
    const place = { lat: 48.137154321, lng: 11.576123987 }
    await post(node.url, { service: 'github', location: place, comment: 'since noon' }, ip)
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const [{ text }] = await sql<
        [{ text: string | null }]
      >`select string_agg(t::text, ' ') as text from ${sql(name)} t`
      for (const secret of [ip, '203.0.113', '48.137', '11.576']) expect(text ?? '').not.toContain(secret)
    }
    expect(Number((await sql`select cell from reports where comment = 'since noon'`)[0]!.cell)).toBeGreaterThan(0)
  })
})

describe('[I3] bad input', () => {
  const valid = { service: 'telegram' }
  const cases: [string, unknown, number, string][] = [
    ['no service', {}, 400, 'INVALID_REQUEST'],
    ['an unknown service', { service: 'no-such-thing' }, 404, 'UNKNOWN_SERVICE'],
    ['a number for the service', { service: 7 }, 400, 'INVALID_REQUEST'],
    ['null', null, 400, 'INVALID_REQUEST'],
    ['a list', [valid], 400, 'INVALID_REQUEST'],
    ['a text', 'telegram', 400, 'INVALID_REQUEST'],
    ['an unknown field', { ...valid, colour: 'red' }, 400, 'INVALID_REQUEST'],
    ['an unknown signal', { ...valid, signal: 'maybe' }, 400, 'INVALID_REQUEST'],
    ['an unknown problem', { ...valid, problem: 'gremlins' }, 400, 'UNKNOWN_PROBLEM'],
    ['a problem of another category', { service: 'telegram', problem: 'playback' }, 400, 'UNKNOWN_PROBLEM'],
    ['a problem that works', { ...valid, signal: 'working', problem: 'login' }, 400, 'UNKNOWN_PROBLEM'],
    ['a latitude out of range', { ...valid, location: { lat: 90.001, lng: 0 } }, 400, 'INVALID_REQUEST'],
    ['a longitude out of range', { ...valid, location: { lat: 0, lng: -181 } }, 400, 'INVALID_REQUEST'],
    ['a latitude in words', { ...valid, location: { lat: '52', lng: 13 } }, 400, 'INVALID_REQUEST'],
    ['half a point', { ...valid, location: { lat: 52 } }, 400, 'INVALID_REQUEST'],
    ['a point with a country', { ...valid, location: { ...BERLIN, country: 'DE' } }, 400, 'INVALID_REQUEST'],
    ['no such country', { ...valid, location: { country: 'QQ' } }, 400, 'UNKNOWN_COUNTRY'],
    ['a null in the comment', { ...valid, comment: 'a\0b' }, 400, 'INVALID_REQUEST'],
    ['half a surrogate pair', { ...valid, comment: 'a\ud800b' }, 400, 'INVALID_REQUEST'],
    ['a comment too long', { ...valid, comment: 'x'.repeat(501) }, 400, 'INVALID_REQUEST'],
    ['a time in words', { ...valid, observedAt: 'yesterday' }, 400, 'INVALID_REQUEST'],
    ['a time in the future', { ...valid, observedAt: '2126-01-01T00:00:00Z' }, 400, 'INVALID_TIME'],
    ['a time long ago', { ...valid, observedAt: '2018-04-29T00:00:00Z' }, 400, 'INVALID_TIME'],
  ]
  it.each(cases)('%s', async (_name, report, status, code) => {
    const before = await stored()
    const answer = await post<{ code: string; status: number; detail: string }>(node.url, report, address(9))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ code, status })
    expect(answer.body.detail.length).toBeGreaterThan(5)
    expect(await stored()).toBe(before)
  })

  const raw: [string, string, string, number, string][] = [
    ['broken JSON', '{"service":', 'application/json', 400, 'INVALID_JSON'],
    ['NaN', '{"service":"telegram","location":{"lat":NaN,"lng":0}}', 'application/json', 400, 'INVALID_JSON'],
    [
      'a number beyond all',
      '{"service":"telegram","location":{"lat":1e999,"lng":0}}',
      'application/json',
      400,
      'INVALID_REQUEST',
    ],
    ['nothing', '', 'application/json', 400, 'INVALID_JSON'],
    ['a prototype', '{"service":"telegram","__proto__":{"a":1}}', 'application/json', 400, 'INVALID_JSON'],
    ['a form', 'service=telegram', 'application/x-www-form-urlencoded', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', '{"service":"telegram"}', 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a megabyte',
      `{"service":"telegram","comment":"${'x'.repeat(1_000_000)}"}`,
      'application/json',
      413,
      'BODY_TOO_LARGE',
    ],
  ]
  it.each(raw)('%s', async (_name, body, type, status, code) => {
    const before = await stored()
    const answer = await send<{ code: string }>(`${node.url}/api/v1/reports`, body, { 'content-type': type })
    expect(answer.status).toBe(status)
    expect(answer.body.code).toBe(code)
    expect(await stored()).toBe(before)
  })

  it('invalid UTF-8 and no content type', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"service":"telegram","comment":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ])
    const answer = await send(`${node.url}/api/v1/reports`, bytes, { 'content-type': 'application/json' })
    expect(answer.status).toBeLessThan(500)
    const untyped = await send(`${node.url}/api/v1/reports`, bytes, {})
    expect(untyped.status).toBe(415)
  })
})

describe('[I5] too many reports', () => {
  it('from one address are refused for a while; others are not', async () => {
    const services = await sql<{ slug: string }[]>`select slug from services limit 61`
    const answers = await Promise.all(services.map(({ slug }) => post(node.url, { service: slug }, address(20))))
    const refused = answers.filter((answer) => answer.status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post(node.url, { service: 'telegram' }, address(21))).status).toBe(201)
  })
})

describe('[I8] bulk upload', () => {
  const bulk = (lines: string, token = TOKEN) =>
    send<BulkReceipt>(`${node.url}/api/v1/reports/bulk`, lines, {
      'content-type': 'application/x-ndjson',
      authorization: `Bearer ${token}`,
    })

  it('stores the good lines and names the faulty ones; repeated, it changes nothing', async () => {
    const observedAt = new Date(clock.now() - 20 * 60_000).toISOString()
    const lines = [
      JSON.stringify({ service: 'telegram', reporter: 'a', observedAt }),
      'not json',
      JSON.stringify({ service: 'telegram', reporter: 'b', observedAt, location: BERLIN }),
      JSON.stringify({ service: 'nothing', reporter: 'c' }),
      '',
      JSON.stringify({ service: 'telegram' }),
      JSON.stringify({ service: 'telegram', reporter: 'a', observedAt }),
    ].join('\n')
    const before = await stored()
    const first = await bulk(lines)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(first.body.faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'INVALID_JSON'],
      [4, 'UNKNOWN_SERVICE'],
      [6, 'INVALID_REQUEST'],
    ])
    expect((await bulk(lines)).body).toMatchObject({ accepted: 0, duplicates: 3 })
    expect(await stored()).toBe(before + 2)
  })

  it('[I2] counts what one reporter says again within fifteen minutes once, across the edge of a slot too', async () => {
    const quarter = Math.floor(clock.now() / (15 * 60_000)) * 15 * 60_000 - 60 * 60_000
    const at = (ms: number) =>
      JSON.stringify({ service: 'telegram', reporter: 'again', observedAt: new Date(quarter + ms).toISOString() })
    const again = [-1, 0, 14 * 60_000, 15 * 60_000 - 1].map(at)
    expect((await bulk(again.join('\n'))).body).toEqual({ accepted: 2, duplicates: 2, faults: [] })
  })

  it('is for trusted sources only', async () => {
    expect((await bulk('{}', 'another-token-altogether')).status).toBe(401)
    const untokened = await send(`${node.url}/api/v1/reports/bulk`, '{}', { 'content-type': 'application/x-ndjson' })
    expect(untokened.status).toBe(401)
  })

  it('takes many at once', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) =>
      JSON.stringify({ service: 'telegram', reporter: `many-${i}` }),
    )
    expect((await bulk(lines.join('\n'))).body).toEqual({ accepted: 30_000, duplicates: 0, faults: [] })
  })
})
