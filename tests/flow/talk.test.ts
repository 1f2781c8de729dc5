import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DAY, HOUR, MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { ServiceCounts, ServiceFrame } from '../../server/contract/events.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import type { Alternatives, ServiceDetail, ServiceList } from '../../server/contract/service.ts'
import type { Statement } from '../../server/contract/statement.ts'
import type { CommentList, IncidentDetail, KeptService, ModeratedList } from '../../server/contract/talk.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, ask, connectViewer, get, post, startNode, until, type Answer, type TestNode } from '../setup/node.ts'

const ADMIN = 'an-admin-token-for-tests'
const START = Date.UTC(2026, 0, 15, 12, 0, 30)
const clock = new ScenarioClock(START)

let database: FreshDatabase
let node: TestNode
let other: TestNode
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock }, { ADMIN_TOKEN: ADMIN })
  other = await startNode(database.url, { clock }, { ADMIN_TOKEN: ADMIN })
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await disconnect(sql)
  await node.close()
  await other.close()
  await database.drop()
})

interface Fault {
  code: string
}

async function admin<T = Fault>(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
  const headers = {
    authorization: `Bearer ${ADMIN}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const init = { method, headers: { ...headers, ...more }, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await fetch(`${node.url}/api/v1/admin${path}`, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as T }
}

const detail = (slug: string, from = node) => get<ServiceDetail>(`${from.url}/api/v1/services/${slug}`)
const comments = (slug: string, query = '') => get<CommentList>(`${node.url}/api/v1/services/${slug}/comments${query}`)

let people = 0
const report = (more: object = {}) =>
  post<ReportReceipt>(node.url, { service: 'telegram', ...more }, address(1_000 + people++))

async function say(
  { id, proof }: ReportReceipt,
  text: string,
  from = address(1),
): Promise<Answer<{ shown: boolean; code: string }>> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from }
  const init = { method: 'POST', headers, body: JSON.stringify({ text, proof }) }
  const response = await fetch(`${node.url}/api/v1/reports/${id}/comment`, init)
  return { status: response.status, headers: response.headers, body: (await response.json()) as never }
}

describe('[M1] the operator’s routes', () => {
  it('are off where no token is set, whatever is sent', async () => {
    const closed = await startNode(database.url, { clock })
    for (const path of ['statements', 'comments', 'nothing']) {
      const answer = await fetch(`${closed.url}/api/v1/admin/${path}`, { headers: { authorization: 'Bearer ' } })
      expect([answer.status, ((await answer.json()) as Fault).code]).toEqual([404, 'ADMIN_OFF'])
    }
    await closed.close()
  })

  it('refuse a wrong token, and after ten an address is not listened to for a while', async () => {
    const guess = (token: string) =>
      admin('GET', '/comments', undefined, { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' })
    for (let i = 0; i < 10; i++) expect((await guess(`guess-${i}`)).status).toBe(401)
    const right = await guess(ADMIN)
    expect([right.status, right.body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await admin('GET', '/comments')).status).toBe(200)
  })

  it('write down in the log what was done, without token, address or text', async () => {
    const lines: string[] = []
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    const loud = await startNode(database.url, { clock }, { ADMIN_TOKEN: ADMIN, LOG_LEVEL: 'info' })
    const said = { service: 'telegram', at: '2026-01-14T01:00:00Z', by: 'Telegram', text: 'A most secret text' }
    const headers = {
      authorization: `Bearer ${ADMIN}`,
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.77',
    }
    await fetch(`${loud.url}/api/v1/admin/statements`, { method: 'POST', headers, body: JSON.stringify(said) })
    await fetch(`${loud.url}/api/v1/admin/comments`, { headers: { ...headers, authorization: 'Bearer a-wrong-token' } })
    await loud.close()
    spy.mockRestore()
    const audited = lines.filter((line) => line.includes('"audit"'))
    expect(audited.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'statement added', audit: { service: 'telegram', statement: expect.any(String) } },
    ])
    for (const secret of [ADMIN, 'a-wrong-token', '203.0.113', 'secret text'])
      expect(lines.join()).not.toContain(secret)
  })

  it('tell bad input from good', async () => {
    const said = { service: 'telegram', by: 'Telegram', text: 'We know.' }
    const cases: [string, string, unknown, number, string][] = [
      ['POST', '/statements', { ...said, service: 'nothing' }, 404, 'UNKNOWN_SERVICE'],
      ['POST', '/statements', { ...said, text: ' \n ' }, 400, 'INVALID_REQUEST'],
      ['POST', '/statements', { ...said, url: 'javascript:alert(1)' }, 400, 'INVALID_REQUEST'],
      ['POST', '/statements', { ...said, at: '2126-01-01T00:00:00Z' }, 400, 'INVALID_TIME'],
      ['PATCH', '/statements/99', { text: 'x' }, 404, 'NOT_FOUND'],
      ['PATCH', '/statements/99', {}, 400, 'INVALID_REQUEST'],
      ['PATCH', '/comments/99', { state: 'hidden' }, 404, 'NOT_FOUND'],
      ['POST', '/incidents/99/notes', { text: 'x' }, 404, 'UNKNOWN_INCIDENT'],
      ['GET', '/nothing', undefined, 404, 'NOT_FOUND'],
    ]
    for (const [method, path, body, status, code] of cases) {
      const answer = await admin(method, path, body)
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code])
    }
  })
})

describe('[M2] a provider’s statement', () => {
  it('is told with the service, on every node, and to those who watch; corrected and taken back as well', async () => {
    const viewer = await connectViewer(other.url)
    const heard: ServiceFrame[] = []
    viewer.on('service', (counts) => heard.push(counts))
    const first = await ask<ServiceCounts>(viewer, 'watch', { topic: 'service', service: 'telegram' })
    expect(first.statement).toBeNull()

    const said = { by: 'Telegram', text: 'A power failure in Amsterdam. We are sorry.', cause: 'power failure' }
    const url = 'https://example.org/status/1'
    const added = await admin<Statement>('POST', '/statements', { service: 'telegram', ...said, url })
    expect(added.status).toBe(201)
    expect((await detail('telegram')).statement).toEqual({ ...said, url, id: added.body.id, at: START })
    await until(() => heard.at(-1)?.statement?.text === said.text)
    expect((await detail('telegram', other)).statement?.text).toBe(said.text)

    await admin('PATCH', `/statements/${added.body.id}`, { text: 'All is well again.', url: null })
    expect((await detail('telegram')).statement).toMatchObject({
      text: 'All is well again.',
      url: null,
      by: 'Telegram',
    })
    expect((await admin('DELETE', `/statements/${added.body.id}`)).status).toBe(204)
    expect((await detail('telegram')).statement).toBeNull()
    viewer.disconnect()
  })

  it('sent again is the same one', async () => {
    const said = { service: 'signal', at: '2026-01-15T11:00:00Z', by: 'Signal', text: 'We know.' }
    const ids = [
      await admin<Statement>('POST', '/statements', said),
      await admin<Statement>('POST', '/statements', said),
    ]
    expect(ids[0]!.body).toEqual(ids[1]!.body)
    expect(await sql`select from statements where author = 'Signal'`).toHaveLength(1)
  })

  it('older than a day is told no more, unless the trouble it is about began before', async () => {
    const at = (time: number) => new Date(time).toISOString()
    await admin('POST', '/statements', { service: 'viber', at: at(START - DAY - MINUTE), by: 'Viber', text: 'Sorry.' })
    expect((await detail('viber')).statement).toBeNull()
  })
})

describe('[M3] an incident', () => {
  it('is told with what its provider said meanwhile, and with the operator’s notes', async () => {
    const minute = Math.floor(START / MINUTE)
    const [service] = await sql<[{ id: number }]>`select id from services where slug = 'discord'`
    await sql`insert into incidents (id, service, worst, detected, started, ended, closed, version)
      values (77, ${service.id}, 'major', ${minute - 600}, ${minute - 603}, ${minute - 300}, ${minute - 290}, ${minute})`
    const at = (before: number) => new Date(START - before * MINUTE).toISOString()
    for (const [before, text] of [
      [4_000, 'Long before'],
      [500, 'We know'],
    ] as const)
      await admin('POST', '/statements', { service: 'discord', by: 'Discord', at: at(before), text })
    const note = await admin<{ id: string }>('POST', '/incidents/77/notes', {
      at: at(100),
      text: 'A cable, says the press.',
    })
    expect(note.status).toBe(201)

    const incident = await get<IncidentDetail>(`${node.url}/api/v1/incidents/77`)
    expect(incident.statements.map(({ text }) => text)).toEqual(['We know'])
    expect(incident.notes).toEqual([{ id: note.body.id, at: START - 100 * MINUTE, text: 'A cable, says the press.' }])
    expect((await admin('DELETE', `/incidents/77/notes/${note.body.id}`)).status).toBe(204)
    expect((await get<IncidentDetail>(`${node.url}/api/v1/incidents/77`)).notes).toEqual([])
  })
})

describe('[M4] a word on a report', () => {
  it('is added by whoever has the receipt, from any address, once', async () => {
    const { body: receipt } = await report({ problem: 'messages', location: { country: 'DE' } })
    const first = await say(receipt, 'Messages arrive in bursts, then nothing for minutes.', '198.51.100.200')
    expect([first.status, first.body]).toEqual([201, { shown: true }])
    const { comments: shown, total } = await comments('telegram')
    expect(total).toBe(1)
    expect(shown).toEqual([
      {
        id: expect.any(String),
        at: START,
        text: 'Messages arrive in bursts, then nothing for minutes.',
        problem: 'messages',
        country: null,
      },
    ])
    const again = await say(receipt, 'One more thing')
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_COMMENTED'])
  })

  it('is refused without the proof, with another’s, and on a report that did not count', async () => {
    const { body: mine } = await report()
    const { body: theirs } = await report()
    for (const receipt of [
      { ...mine, proof: theirs.proof! },
      { ...mine, proof: 'x' },
    ]) {
      const { status, body } = await say(receipt, 'I was not here')
      expect([status, body.code]).toEqual([403, 'NOT_YOUR_REPORT'])
    }
    const twice = address(999)
    await post(node.url, { service: 'telegram' }, twice)
    expect((await post<ReportReceipt>(node.url, { service: 'telegram' }, twice)).body.proof).toBeUndefined()
  })

  it('is refused when it is too long or empty', async () => {
    const { body: receipt } = await report()
    for (const text of ['x'.repeat(281), '', '   ', 'a\0b']) expect((await say(receipt, text)).status).toBe(400)
    expect((await say(receipt, '🙂'.repeat(280))).status).toBe(201)
  })

  it('sent with the report itself is taken in, too', async () => {
    await report({ service: 'whatsapp', comment: 'Only one tick since noon' })
    await until(async () => (await comments('whatsapp')).total === 1)
  })
})

describe('[M5] [M6] what may be harmful', () => {
  it('waits, seen by the operator alone, who may show it and hide it again', async () => {
    const { body: receipt } = await report({ service: 'viber' })
    expect((await say(receipt, 'Get help at support-viber.example.com')).body).toEqual({ shown: false })
    expect((await comments('viber')).total).toBe(0)
    const waiting = await admin<ModeratedList>('GET', '/comments?state=held&service=viber')
    expect(waiting.body.comments).toMatchObject([{ state: 'held', reason: 'link', service: 'viber' }])
    const { id } = waiting.body.comments[0]!
    await admin('PATCH', `/comments/${id}`, { state: 'shown', reason: 'looked at' })
    expect((await comments('viber')).comments.map((one) => one.id)).toEqual([id])
    await admin('PATCH', `/comments/${id}`, { state: 'hidden', reason: 'a trap after all' })
    expect(await comments('viber')).toEqual({ total: 0, comments: [], next: null })
  })

  it('waits when it says what somebody said today', async () => {
    const texts = ['Nothing since this morning', 'nothing since THIS morning!']
    const receipts = [await report({ service: 'signal' }), await report({ service: 'threema' })]
    const answers = [await say(receipts[0]!.body, texts[0]!), await say(receipts[1]!.body, texts[1]!)]
    expect(answers.map(({ body }) => body.shown)).toEqual([true, false])
  })
})

describe('[M7] where a word comes from', () => {
  it('is told by country, and only where three people of it reported within the hour', async () => {
    const place = { service: 'netflix', location: { lat: 52.52, lng: 13.405 } }
    const receipts = []
    for (let i = 0; i < 3; i++) {
      const { body } = await report(place)
      receipts.push(body)
      await say(body, `This is word number ${'abc'[i]} of three`)
    }
    expect((await comments('netflix')).comments.map(({ country }) => country)).toEqual(['DE', null, null])
    const rows = await sql<{ row: string }[]>`select row_to_json(comments)::text as row from comments`
    const [cell] = await sql<[{ cell: string }]>`select cell::text as cell from reports where cell is not null limit 1`
    for (const { row } of rows) expect(row).not.toContain(cell.cell)
  })

  it('is told in pages, newest first', async () => {
    const all = (await comments('netflix')).comments.map(({ id }) => id)
    expect(all.length).toBeGreaterThan(1)
    const first = await comments('netflix', '?limit=1')
    const second = await comments('netflix', `?limit=1&before=${first.next}`)
    expect([first.comments[0]!.id, second.comments[0]!.id]).toEqual(all.slice(0, 2))
  })
})

describe('[M8] a service beyond the catalog', () => {
  it('is reported, found and watched on every node without a restart', async () => {
    const added = { slug: 'campus-net', name: 'Campus Net', category: 'isp', country: 'DE', aliases: ['eduroam 7'] }
    expect((await admin<KeptService>('POST', '/services', added)).status).toBe(201)
    expect((await report({ service: 'campus-net' })).status).toBe(201)
    await until(async () => (await fetch(`${other.url}/api/v1/services/campus-net`)).status === 200)
    const found = await get<ServiceList>(`${other.url}/api/v1/services?q=eduroam%207`)
    expect(found.services.map(({ slug }) => slug)).toEqual(['campus-net'])
    const viewer = await connectViewer(other.url)
    const counts = await ask<ServiceCounts>(viewer, 'watch', { topic: 'service', service: 'campus-net' })
    expect(counts.total).toBe(1)
    viewer.disconnect()
  })

  it('is changed and hidden; hidden, it takes no reports, and its past stays', async () => {
    await admin('PATCH', '/services/campus-net', { name: 'Campus Network' })
    expect((await detail('campus-net')).name).toBe('Campus Network')
    await admin('PATCH', '/services/campus-net', { hidden: true })
    expect((await report({ service: 'campus-net' })).status).toBe(404)
    expect((await fetch(`${node.url}/api/v1/services/campus-net`)).status).toBe(404)
    await admin('PATCH', '/services/campus-net', { hidden: false })
    expect((await detail('campus-net')).lastHour).toBe(1)
  })

  it('is refused where the catalog would be unsound', async () => {
    const service = { slug: 'mine', name: 'Mine', category: 'other' }
    const cases: [object, number, string][] = [
      [{ ...service, slug: 'telegram' }, 409, 'SLUG_TAKEN'],
      [{ ...service, name: 'Telegram' }, 400, 'INVALID_SERVICE'],
      [{ ...service, dependencies: ['nothing'] }, 400, 'INVALID_SERVICE'],
      [{ ...service, dependencies: ['mine'] }, 400, 'INVALID_SERVICE'],
      [{ ...service, homepage: 'http://mine.example' }, 400, 'INVALID_REQUEST'],
      [{ ...service, slug: 'campus-net', name: 'Another' }, 409, 'SLUG_TAKEN'],
    ]
    for (const [body, status, code] of cases) {
      const answer = await admin('POST', '/services', body)
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
    expect((await admin('PATCH', '/services/telegram', { name: 'X' })).body.code).toBe('FROM_CATALOG')
  })

  it('survives a restart, hidden ones of the catalog as well', async () => {
    await admin('PATCH', '/services/threema', { hidden: true })
    const later = await startNode(database.url, { clock })
    expect((await fetch(`${later.url}/api/v1/services/campus-net`)).status).toBe(200)
    expect((await fetch(`${later.url}/api/v1/services/threema`)).status).toBe(404)
    await later.close()
    await admin('PATCH', '/services/threema', { hidden: false })
  })
})

describe('[M9] figures of a country', () => {
  it('are told of every service, and of what to use instead', async () => {
    for (let i = 0; i < 2; i++) await report({ service: 'signal', location: { country: 'IR' } })
    const { services } = await get<ServiceList>(`${node.url}/api/v1/services?region=IR`)
    const signal = services.find(({ slug }) => slug === 'signal')
    expect(signal).toMatchObject({ lastHour: 2, quarters: [], verdict: 'unknown' })
    const { alternatives } = await get<Alternatives>(`${node.url}/api/v1/services/telegram/alternatives?region=IR`)
    expect(alternatives).toHaveLength(4)
    expect(alternatives.every(({ region }) => region === 'world')).toBe(true)
  })
})

it('[M7] words go with their reports after thirty days', async () => {
  expect((await sql`select from comments`).length).toBeGreaterThan(0)
  const later = new ScenarioClock(START + 31 * DAY + HOUR)
  const next = await startNode(database.url, { clock: later })
  expect(await sql`select from comments`).toHaveLength(0)
  await next.close()
})
