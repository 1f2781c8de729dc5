import type { FastifyInstance } from 'fastify'
import { latLngToCell } from 'h3-js'
import { connect as connectTcp, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { ScenarioClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { Pseudonyms } from '../../server/intake/reporter.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { ask, connectViewer, until } from '../setup/node.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const SECRET = 'a-secret-for-tests-only'
const TOKEN = 'a-token-for-tests-only'

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
const apps: FastifyInstance[] = []

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterEach(() => void vi.restoreAllMocks())
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()))
  await disconnect(sql)
  await database.drop()
})

async function build(environment: Record<string, string>): Promise<FastifyInstance> {
  const config = readConfig({ LOG_LEVEL: 'silent', SECRET, INGEST_TOKENS: `tests:${TOKEN}`, ...environment })
  const app = await buildApp(config, database.url, { clock: new ScenarioClock(NOW) })
  apps.push(app)
  return app
}

describe('[P2] at the most talkative level', () => {
  const ADDRESS = '203.0.113.77'
  const PLACE = { lat: 48.137154321, lng: 11.576123987 }
  const COMMENT = 'since the party at noon'
  /** What must be seen by nobody; numbers by their digits beyond what a cell tells. */
  const SECRETS = [ADDRESS, '203.0.113', '48.1371', '11.5761', COMMENT, 'anna@example.org', 'the-office', TOKEN, SECRET]

  const expectNoSecret = (seen: string) => {
    for (const secret of SECRETS) expect(seen).not.toContain(secret)
  }

  it('the log has no address, no place and no words of anybody', async () => {
    const log = captureLog()
    const url = await listening(await build({ LOG_LEVEL: 'trace', TRUST_PROXY: '127.0.0.1' }))
    await everythingThatHappens(url)
    expect(log()).toContain('Server listening')
    expect(log()).toContain('relation \\"reports\\" does not exist')
    expectNoSecret(log())
  })

  it('nothing of them is sent to anybody', async () => {
    const url = await listening(await build({ TRUST_PROXY: '127.0.0.1', SECRET: 'another-secret-altogether' }))
    const seen: string[] = []
    const viewer = await connectViewer(url)
    viewer.onAny((event, frame) => seen.push(JSON.stringify([event, frame])))
    for (const request of [
      { topic: 'overview' },
      { topic: 'service', service: 'github' },
      ...[2, 6].map((resolution) => ({ topic: 'heat', service: 'github', resolution })),
    ])
      seen.push(JSON.stringify(await ask(viewer, 'watch', request)))
    seen.push(...(await everythingThatHappens(url)))
    await until(() => seen.some((one) => one.startsWith('["heat"')))
    viewer.disconnect()
    expectNoSecret(seen.join('\n'))
    expect(seen.join('\n')).toContain(latLngToCell(PLACE.lat, PLACE.lng, 6))
  })

  /** Everything the node writes, with binary in it as text. */
  function captureLog(): () => string {
    const lines: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk))
      return true
    })
    const readable = (_key: string, value: { type?: unknown; data?: number[] }) =>
      value?.type === 'Buffer' ? Buffer.from(value.data!).toString('latin1') : value
    return () => lines.map((line) => JSON.stringify(JSON.parse(line, readable))).join('\n')
  }

  /** Good and bad requests of every kind. Returns what was answered. */
  async function everythingThatHappens(url: string): Promise<string[]> {
    const seen: string[] = []
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { 'x-forwarded-for': ADDRESS, ...init.headers }
      const response = await fetch(`${url}${path}`, { ...init, headers })
      seen.push(JSON.stringify([...response.headers]), await response.text())
      return response.status
    }
    const report = (body: unknown, type = 'application/json') =>
      ask('/api/v1/reports', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': type },
      })
    const good = { service: 'github', location: PLACE, comment: COMMENT }
    await report(good)
    expect(await report(good)).toBe(200)
    expect(await report({ ...good, service: 'no-such-thing' })).toBe(404)
    expect(await report({ ...good, location: { ...PLACE, lat: 148.1371 } })).toBe(400)
    expect(await report({ ...good, colour: 'anna@example.org' })).toBe(400)
    expect(await report(JSON.stringify(good), 'text/plain')).toBe(415)
    expect(await report({ ...good, comment: 'x'.repeat(20_000) })).toBe(413)
    expect(await ask('/nowhere?email=anna@example.org&lat=48.1371')).toBe(404)
    expect(await ask('/api/v1/services?category=anna')).toBe(400)
    expect(await ask('/api/v1/services/github/heat?resolution=6')).toBe(200)
    await ask('/api/v1/services/github')
    await bulk(ask)
    await malformed(url)
    await sql`alter table reports rename to reports_elsewhere`
    expect(await report({ ...good, signal: 'working' })).toBe(503)
    await sql`alter table reports_elsewhere rename to reports`
    for (let i = 0; i < 70; i++) await report({ ...good, service: 'nothing' })
    expect(await report(good)).toBe(429)
    return seen
  }

  async function bulk(ask: (path: string, init: RequestInit) => Promise<number>): Promise<void> {
    const line = { service: 'github', reporter: 'anna@example.org', network: 'the-office', location: PLACE }
    const body = [JSON.stringify(line), JSON.stringify({ ...line, service: 'nothing' }), '{'].join('\n')
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` }
    expect(await ask('/api/v1/reports/bulk', { method: 'POST', body, headers })).toBe(200)
    const wrong = { ...headers, authorization: `Bearer anna@example.org` }
    expect(await ask('/api/v1/reports/bulk', { method: 'POST', body, headers: wrong })).toBe(401)
  }

  /** What is no HTTP, or too much of it; Node refuses it before the framework sees a request. */
  async function malformed(url: string): Promise<void> {
    const headers = `X-Forwarded-For: ${ADDRESS}\r\nX-Comment: ${COMMENT}\r\n`
    for (const request of [
      `POST /api/v1/reports HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: many\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: a\r\n${headers}X-Long: ${'x'.repeat(70_000)}\r\n\r\n`,
    ]) {
      const tcp = connectTcp(Number(new URL(url).port), '127.0.0.1')
      tcp.write(request)
      const answer = await text(tcp)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer).toContain('application/problem+json')
      expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) })
    }
  }

  async function listening(app: FastifyInstance): Promise<string> {
    await app.listen({ host: '127.0.0.1', port: 0 })
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  }
})

describe('[P3] the address of a reporter', () => {
  const PEER = '203.0.113.5'
  const PROXY = '10.1.2.3'
  const [VISITOR, SPOOFED] = ['198.51.100.1', '1.1.1.1']
  let alone: FastifyInstance
  let behindProxies: FastifyInstance
  let asked = 0

  beforeAll(async () => {
    alone = await build({})
    behindProxies = await build({ TRUST_PROXY: '10.0.0.0/8, 192.0.2.1, 2001:db8::/32' })
  })

  const report = (app: FastifyInstance, peer: string, headers: Record<string, string>, service: string) =>
    app.inject({ method: 'POST', url: '/api/v1/reports', payload: { service }, remoteAddress: peer, headers })

  /** Reports, about another service each time, and looks whose report it was taken for. */
  async function expectReporter(app: FastifyInstance, peer: string, headers: Record<string, string>, ip: string) {
    const answer = await report(app, peer, headers, CATALOG_DATA[asked++]!.slug)
    expect(answer.statusCode).toBe(201)
    const [row] = await sql`select reporter, network from reports where id = ${answer.json().id}`
    const { reporter, network } = new Pseudonyms(SECRET).ofRequest({ ip }, NOW)
    expect(row).toEqual({ reporter: String(reporter), network: String(network) })
  }

  it.each([
    ['is the peer’s, where the peer is no trusted proxy', PEER, SPOOFED, PEER],
    ['is the peer’s, when it claims to come from a proxy', PEER, `${SPOOFED}, ${PROXY}`, PEER],
    ['is what a trusted proxy says', PROXY, VISITOR, VISITOR],
    ['is what the proxy added, not what the visitor put before', PROXY, `${SPOOFED}, ${VISITOR}`, VISITOR],
    ['is found behind several proxies', PROXY, `${VISITOR}, 192.0.2.1, 10.9.9.9`, VISITOR],
    ['is found there, whatever the visitor put before', PROXY, `10.6.6.6, ${SPOOFED}, ${VISITOR}, 192.0.2.1`, VISITOR],
    ['is that of the last proxy that is not trusted', PROXY, `${VISITOR}, 192.0.2.2`, '192.0.2.2'],
    ['is found when all speak IPv6', '2001:db8::5', '2A00:1:2:0::7', '2a00:1:2::7'],
    ['is found when the proxy’s IPv4 is mapped into IPv6', `::ffff:${PROXY}`, VISITOR, VISITOR],
  ])('%s', (_name, peer, forwarded, ip) => expectReporter(behindProxies, peer, { 'x-forwarded-for': forwarded }, ip))

  it('is the peer’s, where no proxy is trusted', () =>
    expectReporter(alone, PEER, { 'x-forwarded-for': SPOOFED }, PEER))

  it('is not taken from any other header', () => {
    const headers = { 'x-real-ip': SPOOFED, forwarded: `for=${SPOOFED}`, 'cf-connecting-ip': SPOOFED }
    return expectReporter(behindProxies, PROXY, headers, PROXY)
  })

  it.each(['unknown', '_hidden', '999.1.1.1', '[2001:db8::1]:443', ',', '', 'a'.repeat(5_000)])(
    'may be nonsense, and then harms nobody: %j',
    async (nonsense) => {
      const answer = await report(behindProxies, PROXY, { 'x-forwarded-for': nonsense }, 'signal')
      expect([200, 201]).toContain(answer.statusCode)
    },
  )
})
