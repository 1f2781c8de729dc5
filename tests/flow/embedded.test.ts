import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import type { Explain, Problem, ServiceDetail } from '../../server/contract/service.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, get, send, startNode, until, type Answer, type TestNode } from '../setup/node.ts'

const NOON = Date.UTC(2026, 0, 15, 12)
const QUIET = 100
const NEWS = 'https://www.news.example'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let sql: Sql
const clock = new ScenarioClock(NOON + 5_000)
let people = 0

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock }, { PUBLIC_URL: 'https://outcry.example' })
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await disconnect(sql)
  await node.close()
  await database.drop()
})

/** As a browser sends it from a page; null: from no page. */
function report<T = ReportReceipt>(said: object, origin: string | null, from = address(++people)): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-forwarded-for': from }
  if (origin !== null) headers.origin = origin
  return send(`${node.url}/api/v1/reports`, JSON.stringify({ location: { country: 'DE' }, ...said }), headers)
}

const reports = (n: number, service: string, originOf: (i: number) => string | null) =>
  Promise.all(Array.from({ length: n }, (_, i) => report({ service }, originOf(i))))

const detail = (service: string) => get<ServiceDetail>(`${node.url}/api/v1/services/${service}`)
const explain = (service: string) => get<Explain>(`${node.url}/api/v1/services/${service}/explain`)

async function judge(minute: number): Promise<void> {
  clock.advanceTo(NOON + (minute + 1) * MINUTE + 5_000)
  await until(async () => (await detail('telegram')).judgedAt === NOON + minute * MINUTE)
}

const stored = async (id: string | null) =>
  (await sql`select cell, country, origin, reporter from reports where id = ${id}`)[0]!

describe('[I13] a report made in another page', () => {
  it('is taken from any page, after it was asked for', async () => {
    const asked = await fetch(`${node.url}/api/v1/reports`, {
      method: 'OPTIONS',
      headers: {
        origin: NEWS,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-origin')).toBe('*')
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST')
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    const answer = await report({ service: 'signal' }, NEWS)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await report({ service: 'no-such-thing' }, NEWS)).headers.get('access-control-allow-origin')).toBe('*')
  })

  it('[P2] is of a country, whatever place it names, and says of its site but a hash', async () => {
    const { body } = await report({ service: 'signal', location: { lat: 52.52, lng: 13.405 } }, NEWS)
    expect(body).toMatchObject({ counted: true, cell: null, country: 'DE', near: { area: null } })
    const row = await stored(body.id)
    expect(row).toMatchObject({ cell: null, country: 'DE', origin: expect.stringMatching(/^-?\d+$/) })
    const texts = await sql`select row(r.*)::text as text from reports r`
    expect(texts.filter(({ text }) => /news/.test(text))).toEqual([])
  })

  it('has the same site from its subdomains and from our frame in it', async () => {
    const ids = [
      await report({ service: 'viber' }, NEWS),
      await report({ service: 'viber' }, 'http://m.news.example:8080'),
      await report({ service: 'viber', embeddedBy: NEWS }, 'https://outcry.example'),
      await report({ service: 'viber', embeddedBy: NEWS }, null),
    ].map(({ body }) => body.id)
    const rows = await Promise.all(ids.map(stored))
    expect(new Set(rows.map(({ origin }) => origin)).size).toBe(1)
    expect((await stored((await report({ service: 'viber' }, null)).body.id)).origin).toBeNull()
    expect((await stored((await report({ service: 'viber' }, 'https://outcry.example')).body.id)).origin).toBeNull()
  })

  it('does not use up what the same person says elsewhere, nor tell of it', async () => {
    const from = address(++people)
    expect((await report({ service: 'threema' }, NEWS, from)).body.counted).toBe(true)
    expect((await report({ service: 'threema' }, NEWS, from)).body.counted).toBe(false)
    expect((await report({ service: 'threema' }, 'https://other.example', from)).body.counted).toBe(true)
    expect((await report({ service: 'threema' }, null, from)).body.counted).toBe(true)
  })

  it.each([{ comment: 'Buy here' }, { observedAt: new Date(NOON).toISOString() }])(
    'does not speak for others with %o',
    async (more) => {
      const { status, body } = await report<Problem>({ service: 'signal', ...more }, NEWS)
      expect([status, body.code]).toEqual([400, 'NOT_FROM_A_PAGE'])
      expect((await report({ service: 'signal', ...more }, null)).status).toBe(201)
    },
  )
})

describe('[I13] one site', () => {
  it('opens no incident with 500 reports from 500 networks; as many people elsewhere do, at once', async () => {
    await report({ service: 'telegram' }, null)
    await report({ service: 'whatsapp' }, null)
    await judge(QUIET)
    clock.advanceTo(NOON + (QUIET + 1) * MINUTE + 30_000)
    await reports(500, 'telegram', (i) => `https://page-${i}.news.example`)
    await reports(60, 'whatsapp', () => null)
    await judge(QUIET + 1)
    const [attacked, real] = [await detail('telegram'), await detail('whatsapp')]
    expect(attacked.lastHour).toBe(500)
    expect(attacked.incident).toBeNull()
    expect(real.incident).not.toBeNull()
    expect((await explain('telegram')).discarded?.origin).toBe(498)
    await judge(QUIET + 20)
    expect((await detail('telegram')).incident).toBeNull()
  }, 60_000)

  it('counts together with others: as much as they, and several sites beside each other', async () => {
    let minute = QUIET + 30
    await judge(minute++)
    clock.advanceTo(NOON + minute * MINUTE + 30_000)
    await reports(12, 'discord', () => null)
    await reports(40, 'discord', (i) => ['https://a.example', 'https://b.example'][i % 2]!)
    await judge(minute)
    const why = await explain('discord')
    expect(why.discarded?.origin).toBe(40 - 2 * (12 + 2))
    expect(why.observed).toBe(12 + 2 * (12 + 2))
    expect((await detail('discord')).incident).not.toBeNull()
  }, 60_000)
})
