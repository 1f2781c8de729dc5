import { createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, minuteOf, ScenarioClock } from '../../server/clock.ts'
import type { PushMessage } from '../../server/contract/alerts.ts'
import type { Problem } from '../../server/contract/service.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { decrypt, newBrowser, type BrowserKeys } from '../notify/browserKeys.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { get, startNode, until, type TestNode } from '../setup/node.ts'
import { answering, Receiver, type Received } from '../setup/receiver.ts'

let database: FreshDatabase
let sql: Sql
let node: TestNode
let receiver: Receiver
let browser: BrowserKeys
let telegram: number
let incidents = 0
const clock = new ScenarioClock(Date.UTC(2026, 0, 15, 12, 0, 5))

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  node = await startNode(database.url, { clock }, { WEBHOOK_PRIVATE: '1', PUBLIC_URL: 'https://outcry.example' })
  telegram = (await sql`select id from services where slug = 'telegram'`)[0]!.id as number
})
afterAll(async () => {
  await node.close()
  await disconnect(sql)
  await database.drop()
})
beforeEach(async () => {
  receiver = await Receiver.open()
  receiver.behaviour = answering(201)
  browser = await newBrowser()
  await sql`delete from alert_subscriptions`
  clock.advanceTo(clock.now() + 5 * MINUTE)
})
afterEach(() => receiver.close())

const endpoint = (path = '/push/some-secret') => `${receiver.url}${path}`
const draft = (more: object = {}) => ({ endpoint: endpoint(), keys: browser.keys, service: 'telegram', ...more })

let people = 0
async function call(method: string, body: object): Promise<{ status: number; body: Problem }> {
  const response = await fetch(`${node.url}/api/v1/push/subscriptions`, {
    method,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${++people}` },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: (text && JSON.parse(text)) as Problem }
}
const subscribe = (more: object = {}) => call('POST', draft(more))

/** What the leader writes down, a minute each. */
async function course(id: number, ...changes: [region: string, state: string][]): Promise<void> {
  for (const [region, state] of changes) {
    const minute = minuteOf(clock.now())
    await sql.begin(async (tx) => {
      await tx`insert into incidents (id, service, worst, detected, started, version)
        values (${id}, ${telegram}, 'major', ${minute}, ${minute}, ${minute}) on conflict do nothing`
      await tx`insert into incident_updates (incident, minute, region, state)
        values (${id}, ${minute}, ${region}, ${state})`
    })
    await until(async () => (await sql`select from incident_updates where not told`).length === 0)
    clock.advanceTo(clock.now() + MINUTE)
  }
}
const settled = () => until(async () => (await sql`select from deliveries where state = 'waiting'`).length === 0)
const read = async ({ body }: Received) => JSON.parse(await decrypt(body, browser)) as PushMessage

describe('[N9] a browser that subscribed', () => {
  it('is told once when it starts and once when it is back, of its service and region', async () => {
    expect((await subscribe({ region: 'IR', language: 'fa' })).status).toBe(201)
    const id = ++incidents
    await course(id, ['DE', 'major'], ['IR', 'possible'], ['IR', 'major'], ['IR', 'recovering'], ['IR', 'major'])
    await course(id, ['IR', 'recovering'], ['IR', 'over'], ['IR', 'possible'], ['IR', 'over'], ['DE', 'over'])
    await settled()
    const messages = await Promise.all(receiver.received.map(read))
    expect(messages.map(({ title }) => title)).toEqual([
      'گزارش‌های کاربران مشکلات احتمالی در Telegram را نشان می‌دهد',
      'گزارش‌های کاربران نشان می‌دهد Telegram رو به بهبود است',
    ])
    expect(new Set(messages.map(({ tag }) => tag)).size).toBe(1)
    expect(messages[0]).toMatchObject({ url: '/status/telegram', lang: 'fa', body: 'ایران · نقشه و جزئیات' })
  })

  it('gets them encrypted for it, signed by the key it subscribed with, and kept for a while', async () => {
    await subscribe()
    await course(++incidents, ['DE', 'possible'], ['DE', 'over'])
    await settled()
    const [first, second] = receiver.received
    expect(first!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '7200', urgency: 'high' })
    expect(second!.headers).toMatchObject({ ttl: '43200', urgency: 'normal', topic: first!.headers['topic'] })
    expect(first!.headers['topic']).toMatch(/^[\w-]{1,32}$/)
    expect(first!.body.length).toBeLessThan(4_096)
    expect(first!.body.toString('latin1')).not.toContain('Telegram')
  })

  it('[N10] shows its push service who sends', async () => {
    await subscribe()
    await course(++incidents, ['DE', 'possible'])
    await settled()
    const { key } = await get<{ key: string }>(`${node.url}/api/v1/push/key`)
    const [, jwt, k] = /^vapid t=(\S+), k=(\S+)$/.exec(receiver.received[0]!.headers['authorization']!)!
    expect(k).toBe(key)
    const [header, claims, signature] = jwt!.split('.').map((part) => Buffer.from(part, 'base64url'))
    const point = Buffer.from(key, 'base64url')
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
    const text = Buffer.from(jwt!.slice(0, jwt!.lastIndexOf('.')))
    expect(verify('sha256', text, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature!)).toBe(true)
    expect(JSON.parse(header!.toString())).toEqual({ typ: 'JWT', alg: 'ES256' })
    const told = JSON.parse(claims!.toString())
    expect(told).toMatchObject({ aud: receiver.url, sub: 'https://outcry.example' })
    expect(told.exp * 1_000 - clock.now()).toBeGreaterThan(11 * 60 * MINUTE)
    expect(told.exp * 1_000 - clock.now()).toBeLessThan(24 * 60 * MINUTE)
  })

  it('is not woken for what is long over when a node catches up', async () => {
    await subscribe()
    const minute = minuteOf(clock.now())
    clock.advanceTo(clock.now() + 90 * MINUTE)
    const id = ++incidents
    await sql.begin(async (tx) => {
      await tx`insert into incidents (id, service, worst, detected, started, version)
        values (${id}, ${telegram}, 'major', ${minute}, ${minute}, ${minute})`
      await tx`insert into incident_updates (incident, minute, region, state)
        values (${id}, ${minute}, 'DE', 'possible'), (${id}, ${minute + 80}, 'DE', 'over')`
    })
    await until(async () => (await sql`select from incident_updates where not told`).length === 0)
    await settled()
    expect(await Promise.all(receiver.received.map(read))).toMatchObject([
      { title: 'User reports indicate no more problems at Telegram', lang: 'en' },
    ])
  })

  it.each([404, 410])('is forgotten when its push service answers %i', async (status) => {
    await subscribe()
    receiver.behaviour = answering(status)
    await course(++incidents, ['DE', 'possible'])
    await until(async () => (await sql`select from push_subscriptions`).length === 0)
    expect(await sql`select from alert_subscriptions`).toHaveLength(0)
  })

  it('is forgotten when nothing reached it for three days', async () => {
    await subscribe()
    receiver.behaviour = answering(500)
    await course(++incidents, ['DE', 'possible'])
    await until(async () => (await sql`select from alert_subscriptions where failing_since is not null`).length === 1)
    clock.advanceTo(clock.now() + 3 * 24 * 60 * MINUTE)
    await until(async () => (await sql`select from push_subscriptions`).length === 0)
  })
})

describe('[N8] subscribing', () => {
  it('twice is once; another region or service is another', async () => {
    const first = await subscribe()
    const again = await subscribe()
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    const both = await Promise.all([subscribe({ region: 'DE' }), subscribe({ region: 'DE' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect((await subscribe({ service: 'netflix' })).status).toBe(201)
    expect(await sql`select from push_subscriptions`).toHaveLength(3)
  })

  it('is ended by the browser whose secret it is, and by nobody else', async () => {
    await subscribe()
    await subscribe({ region: 'DE' })
    await subscribe({ service: 'netflix' })
    const other = await newBrowser()
    expect((await call('DELETE', { endpoint: endpoint(), auth: other.keys.auth })).status).toBe(404)
    expect(await sql`select from push_subscriptions`).toHaveLength(3)
    const own = { endpoint: endpoint(), auth: browser.keys.auth }
    expect((await call('DELETE', { ...own, service: 'telegram', region: 'DE' })).status).toBe(204)
    expect(await sql`select from push_subscriptions`).toHaveLength(2)
    expect((await call('DELETE', own)).status).toBe(204)
    expect(await sql`select from alert_subscriptions`).toHaveLength(0)
  })

  it.each([
    ['an unknown service', { service: 'nope' }, 'UNKNOWN_SERVICE'],
    ['keys that are none', { keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } }, 'INVALID_KEYS'],
    ['an endpoint that is no push service', { endpoint: 'https://victim.example/' }, 'FORBIDDEN_TARGET'],
    ['one that looks like one', { endpoint: 'https://fcm.googleapis.com.victim.example/' }, 'FORBIDDEN_TARGET'],
    ['a plain one', { endpoint: 'http://fcm.googleapis.com:22/send' }, 'FORBIDDEN_TARGET'],
  ])('[I3] is refused with %s', async (_what, more, code) => {
    expect((await subscribe(more)).body.code).toBe(code)
    expect(await sql`select from alert_subscriptions`).toHaveLength(0)
  })

  it.each([
    ...['https://fcm.googleapis.com/fcm/send/abc', 'https://updates.push.services.mozilla.com/wpush/v2/abc'],
    ...['https://web.push.apple.com/abc', 'https://wns2-par02p.notify.windows.com/w/?token=abc'],
  ])('is taken with %s', async (url) => {
    expect((await subscribe({ endpoint: url })).status).toBe(201)
  })
})
