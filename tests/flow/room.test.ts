import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, ScenarioClock } from '../../server/clock.ts'
import type { NewWebhook } from '../../server/contract/alerts.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { newBrowser } from '../notify/browserKeys.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { send, startNode, type TestNode } from '../setup/node.ts'

let database: FreshDatabase
let node: TestNode
const clock = new ScenarioClock(Date.UTC(2026, 0, 15, 12, 0, 5))

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock }, { MAX_WEBHOOKS: '4,2', MAX_PUSHES: '4,2' })
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

type Made = Problem & Partial<NewWebhook>
const post = (path: string, body: object, from: string) =>
  send<Made>(`${node.url}/api/v1/${path}`, JSON.stringify(body), {
    'content-type': 'application/json',
    'x-forwarded-for': from,
  })

const webhook = (from: string) => post('webhooks', { url: 'https://example.org/hook' }, from)

const browsers = new Map<string, Awaited<ReturnType<typeof newBrowser>>>()
async function browser(from: string, name = from) {
  const { keys } = browsers.get(name) ?? browsers.set(name, await newBrowser()).get(name)!
  const endpoint = `https://fcm.googleapis.com/fcm/send/${name}`
  return post('push/subscriptions', { endpoint, keys, service: 'telegram' }, from)
}

describe.each([
  ['webhooks', webhook],
  ['browsers', browser],
])('[N12] of %s', (_what, make) => {
  it('only so many are taken from one network in a day, and only so many in all', async () => {
    for (const from of ['203.0.113.1', '203.0.113.2']) expect((await make(from)).status).toBe(201)
    const third = await make('203.0.113.3')
    expect([third.status, third.body.code]).toEqual([429, 'TOO_MANY_FROM_NETWORK'])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(11 * 3600)

    const others = ['198.51.100.1', '192.0.2.1', '192.0.3.1', '192.0.4.1']
    const answers = await Promise.all(others.map((from) => make(from)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 503, 503])
    const full = answers.find(({ status }) => status === 503)!
    expect(full.body).toMatchObject({ code: 'NO_ROOM', detail: 'This Outcry keeps 4 of these, and all are taken.' })
    expect(full.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(full.headers.has('retry-after')).toBe(true)
  })
})

it('[N12] what is there goes on: a browser tells anew, and a place that becomes free is taken', async () => {
  const again = await browser('203.0.113.9', '203.0.113.1')
  expect([again.status, again.body.code]).toEqual([200, undefined])
  const { keys } = browsers.get('203.0.113.2')!
  const ended = await fetch(`${node.url}/api/v1/push/subscriptions`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint: 'https://fcm.googleapis.com/fcm/send/203.0.113.2', auth: keys.auth }),
  })
  expect(ended.status).toBe(204)
  expect((await browser('203.0.113.2')).status).toBe(429)
  clock.advanceTo(clock.now() + DAY)
  expect((await browser('203.0.113.2')).status).toBe(201)
  expect((await browser('198.51.101.1')).body.code).toBe('NO_ROOM')
})
