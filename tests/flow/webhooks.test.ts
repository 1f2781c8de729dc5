import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { NewWebhook, PingResult, Webhook as Shown } from '../../server/contract/alerts.ts'
import type { Problem, ServiceDetail } from '../../server/contract/service.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { signed } from '../../server/notify/webhooks.ts'
import { root } from '../../server/root.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { get, send, startNode, TOKEN, until, type Answer, type TestNode } from '../setup/node.ts'
import { answering, Receiver } from '../setup/receiver.ts'

let database: FreshDatabase
let sql: Sql
let node: TestNode
let receiver: Receiver
// The specification's own library looks at the wall clock.
const START = Math.floor(Date.now() / MINUTE) * MINUTE - 110 * MINUTE
const clock = new ScenarioClock(START + 5_000)

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  node = await startNode(database.url, { clock }, { WEBHOOK_PRIVATE: '1' })
})
afterAll(async () => {
  await node.close()
  await disconnect(sql)
  await database.drop()
})
beforeEach(async () => void (receiver = await Receiver.open()))
afterEach(() => receiver.close())

let people = 0
async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<Answer<T>> {
  const response = await fetch(`${node.url}/api/v1/webhooks${path}`, {
    method,
    headers: {
      'x-forwarded-for': `198.51.${++people >> 8}.${people & 255}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text && JSON.parse(text)) as T }
}

const make = async (more: object = {}) =>
  (await call<NewWebhook>('POST', '', { url: `${receiver.url}/hook`, ...more })).body
const test = ({ id, manageToken }: NewWebhook) => call<PingResult>('POST', `/${id}/test`, undefined, manageToken)
const show = async ({ id, manageToken }: NewWebhook) =>
  (await call<Shown>('GET', `/${id}`, undefined, manageToken)).body

describe('[N5] a webhook', () => {
  it('is made by anybody, shows its secret once and is verified by a test that is signed with it', async () => {
    const made = await call<NewWebhook>('POST', '', { url: `${receiver.url}/hook`, services: ['telegram'] })
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^whsec_/)
    expect(receiver.received).toEqual([])
    expect((await show(made.body)).state).toBe('unverified')

    expect((await test(made.body)).body).toEqual({ delivered: true, status: 204, fault: null, state: 'active' })
    const [ping] = receiver.received
    // The node's clock is a scenario's: only the signature can be checked against it.
    const at = new Date(Number(ping!.headers['webhook-timestamp']) * 1_000)
    const expected = new Webhook(made.body.secret).sign(ping!.headers['webhook-id']!, at, ping!.body)
    expect(ping!.headers['webhook-signature']).toBe(expected)
    expect(JSON.parse(ping!.body.toString())).toMatchObject({ type: 'webhook.test', data: { webhook: made.body.id } })

    const shown = await show(made.body)
    expect(shown).toMatchObject({ state: 'active', services: ['telegram'], regions: ['world'], deliveries: [] })
    expect(JSON.stringify(shown)).not.toContain(made.body.secret)
    expect(JSON.stringify(await sql`select * from webhooks`)).not.toContain(made.body.manageToken)
  })

  it('stays unverified while its receiver answers anything but 2xx', async () => {
    const made = await make()
    receiver.behaviour = answering(404)
    expect((await test(made)).body).toEqual({
      ...{ delivered: false, status: 404, fault: 'answered 404', state: 'unverified' },
    })
    receiver.behaviour = answering(307, { location: `${receiver.url}/other` })
    expect((await test(made)).body).toMatchObject({ delivered: false, status: 307, state: 'unverified' })
    expect(receiver.at('/other')).toEqual([])
  })

  it('is managed by its token alone', async () => {
    const [made, other] = [await make(), await make()]
    for (const token of [undefined, '', 'wrong', other.manageToken, made.manageToken.slice(0, -1)])
      for (const [method, path, body] of [
        ...[
          ['GET', ''],
          ['DELETE', ''],
          ['POST', '/test'],
          ['POST', '/secret'],
        ],
        ['PATCH', '', { regions: ['DE'] }],
      ] as const) {
        const answer = await call<Problem>(method!, `/${made.id}${path!}`, body, token)
        expect(answer.status).toBe(401)
        expect(answer.body.code).toBe('UNAUTHORIZED')
      }
    expect((await call('GET', `/${crypto.randomUUID()}`, undefined, made.manageToken)).status).toBe(404)
    expect((await show(made)).regions).toEqual(['world'])
    expect((await call('DELETE', `/${made.id}`, undefined, made.manageToken)).status).toBe(204)
    expect((await call('GET', `/${made.id}`, undefined, made.manageToken)).status).toBe(404)
  })

  it('can be changed; another address has to be verified anew', async () => {
    const made = await make()
    await test(made)
    const change = (body: object) => call<Shown>('PATCH', `/${made.id}`, body, made.manageToken)
    const narrowed = await change({ services: ['telegram', 'netflix'], regions: ['IR'], events: ['incident.closed'] })
    expect(narrowed.body).toMatchObject({
      ...{ state: 'active', services: ['telegram', 'netflix'], regions: ['IR'], events: ['incident.closed'] },
    })
    expect((await change({ services: null })).body).toMatchObject({ services: null, regions: ['IR'] })
    expect((await change({ url: `${receiver.url}/moved` })).body).toMatchObject({ state: 'unverified' })
    expect((await change({ services: ['no-such-service'] })).status).toBe(404)
    expect((await change({})).status).toBe(400)
  })

  it('may have a new secret, beside the old one for a day', async () => {
    const made = await make()
    const rotated = await call<{ secret: string }>('POST', `/${made.id}/secret`, undefined, made.manageToken)
    expect(rotated.body.secret).not.toBe(made.secret)
    await test(made)
    expect(receiver.received[0]!.headers['webhook-signature']!.split(' ')).toHaveLength(2)
  })

  it.each([
    ['no URL', {}, 'INVALID_REQUEST'],
    ['a URL that is none', { url: 'not a url' }, 'FORBIDDEN_TARGET'],
    ['credentials', { url: 'https://user:pass@receiver.example/' }, 'FORBIDDEN_TARGET'],
    ['another protocol', { url: 'ftp://receiver.example/' }, 'FORBIDDEN_TARGET'],
    ['an unknown event', { url: 'https://receiver.example/', events: ['incident.exploded'] }, 'INVALID_REQUEST'],
    ['an unknown field', { url: 'https://receiver.example/', secret: 'mine' }, 'INVALID_REQUEST'],
    ['a region that is none', { url: 'https://receiver.example/', regions: ['Germany'] }, 'INVALID_REQUEST'],
    ['an unknown service', { url: 'https://receiver.example/', services: ['nope'] }, 'UNKNOWN_SERVICE'],
  ])('[I3] is refused with %s', async (_what, body, code) => {
    const before = await sql`select count(*) from alert_subscriptions`
    const answer = await call<Problem>('POST', '', body)
    expect(answer.status).toBe(code === 'UNKNOWN_SERVICE' ? 404 : 400)
    expect(answer.body.code).toBe(code)
    expect(await sql`select count(*) from alert_subscriptions`).toEqual(before)
  })

  it('is made ten times at once from one address, then more rarely', async () => {
    const body = JSON.stringify({ url: 'https://receiver.example/' })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.77' }
    const answers = []
    for (let i = 0; i < 11; i++) answers.push(await send<Problem>(`${node.url}/api/v1/webhooks`, body, headers))
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(201), 429])
    expect(answers[10]!.body.code).toBe('TOO_MANY_REQUESTS')
    expect(Number(answers[10]!.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

it('[N7] a private address is refused where the operator said nothing, under every name', async () => {
  const careful = await startNode(database.url, { clock })
  const urls = ['https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.8/', 'https://169.254.169.254/latest/meta-data']
  urls.push('https://[fd00::1]/', 'https://[::ffff:10.0.0.1]/', 'https://2130706433/', 'https://0x7f000001/')
  urls.push('https://0177.0.0.1/', 'https://localhost/', 'http://receiver.example/')
  for (const [i, url] of urls.entries()) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${i}` }
    const answer = await send<Problem>(`${careful.url}/api/v1/webhooks`, JSON.stringify({ url }), headers)
    expect([url, answer.status, answer.body.code]).toEqual([url, 400, 'FORBIDDEN_TARGET'])
  }
  await careful.close()
})

it('[N4] the receiver in the documentation takes messages, and nothing else', async () => {
  const text = await readFile(join(root, 'docs/alerts.md'), 'utf8')
  const code = /```js\n([\s\S]*?)```/.exec(text)![1]!
  // Its port: one that was free a moment ago.
  const url = new URL(`${receiver.url}/hook`)
  await receiver.close()
  const hook = (await call<NewWebhook>('POST', '', { url: url.href })).body
  const env = { ...process.env, PORT: url.port, WEBHOOK_SECRET: hook.secret }
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env })
  onTestFinished(() => void program.kill())
  let printed = ''
  program.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const reached = () => fetch(url, { method: 'POST', body: '{}' }).catch(() => null)
  await until(async () => (await reached()) !== null)
  expect((await reached())!.status).toBe(401)
  // Signed as a node does, by the wall clock, which the library looks at.
  const headers = signed('msg_1', '{"type":"incident.opened"}', [hook.secret], Date.now())
  for (let i = 0; i < 2; i++)
    expect((await fetch(url, { method: 'POST', body: '{"type":"incident.opened"}', headers })).status).toBe(204)
  await until(() => printed !== '')
  expect(printed.trim()).toBe('incident.opened')
  receiver = await Receiver.open()
})

it('[N1] [N2] reports become an incident, and the incident a message', async () => {
  const hook = await make({ services: ['netflix'], regions: ['DE'] })
  await test(hook)
  const report = async (n: number, minute: number) => {
    const lines = Array.from({ length: n }, (_, i) =>
      JSON.stringify({
        ...{ service: 'netflix', location: { country: 'DE' }, reporter: `${minute}-${i}` },
        observedAt: new Date(START + minute * MINUTE + 1_000).toISOString(),
      }),
    )
    await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), {
      'content-type': 'application/x-ndjson',
      authorization: `Bearer ${TOKEN}`,
    })
  }
  const judge = async (minute: number) => {
    clock.advanceTo(START + (minute + 1) * MINUTE + 5_000)
    const judged = async () => (await get<ServiceDetail>(`${node.url}/api/v1/services/netflix`)).judgedAt
    await until(async () => (await judged()) === START + minute * MINUTE)
  }
  await report(1, 0)
  await judge(100)
  for (let minute = 101; minute <= 104; minute++) {
    clock.advanceTo(START + minute * MINUTE + 30_000)
    await report(40, minute)
    await judge(minute)
  }
  await until(() => receiver.received.length >= 2)
  const [, opened] = receiver.received.map(({ body }) => JSON.parse(body.toString()))
  expect(opened).toMatchObject({ type: 'incident.opened', data: { region: 'DE', service: { slug: 'netflix' } } })
  expect(opened.data.summary).toMatch(/^User reports indicate (possible )?problems at Netflix in Germany$/)
  await until(async () => (await show(hook)).deliveries.some(({ state }) => state === 'delivered'))
  const metrics = await (await fetch(`${node.url}/metrics`)).text()
  expect(metrics).toMatch(/outcry_delivery_attempts_total\{channel="webhook",result="delivered"\} [1-9]/)
  expect(metrics).toMatch(/outcry_deliveries_waiting\{channel="push"\} 0/)
})
