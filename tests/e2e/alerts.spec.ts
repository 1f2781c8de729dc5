import type { Page, Worker } from '@playwright/test'
import type { PushDraft } from '../../server/contract/alerts.ts'
import { minuteOf } from '../../server/clock.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { decrypt, newBrowser, type BrowserKeys } from '../notify/browserKeys.ts'
import { get, startNode, until } from '../setup/node.ts'
import { answering, Receiver } from '../setup/receiver.ts'
import { expect, test } from './outcry.ts'

const OFFER = 'Tell me when it starts and when it’s back'

/**
 * Headless browsers have neither a push service nor notifications, whatever they are granted. This stands in for the
 * browser's own part of both: what is asked of a person, and where a channel leads. Whom it is encrypted for and where it
 * is sent are real, and so is all that comes before and after. Runs in the page.
 */
function bePushService({ channel, key }: { channel: Pick<PushDraft, 'endpoint' | 'keys'>; key: string }): void {
  const subscription = { toJSON: () => channel, unsubscribe: async () => true } as unknown as PushSubscription
  const kept = (name: string) => sessionStorage.getItem(name)
  Object.defineProperty(Notification, 'permission', { get: () => kept('permission') ?? 'default' })
  Notification.requestPermission = async () => {
    sessionStorage.setItem('permission', kept('answer')!)
    return Notification.permission
  }
  PushManager.prototype.subscribe = async (options) => {
    if (options?.applicationServerKey !== key || !options.userVisibleOnly) throw new Error('not as it should be asked')
    sessionStorage.setItem('subscribed', 'yes')
    return subscription
  }
  PushManager.prototype.getSubscription = async () => (kept('subscribed') === null ? null : subscription)
}

/** What the leader writes when an incident changes. */
async function change(sql: Sql, state: string, minute: number): Promise<void> {
  const [service] = await sql<[{ id: number }]>`select id from services where slug = 'telegram'`
  await sql.begin(async (tx) => {
    await tx`insert into incidents (id, service, worst, detected, started, version)
      values (7, ${service.id}, 'major', ${minute}, ${minute}, ${minute}) on conflict do nothing`
    await tx`insert into incident_updates (incident, minute, region, state) values (7, ${minute}, 'DE', ${state})`
  })
}

interface Shown {
  title: string
  body: string
  lang: string
  tag: string
  data: { url: string }
}

/** The worker, with somewhere to show what is pushed. */
async function workerOf(page: Page): Promise<Worker> {
  const [running] = page.context().serviceWorkers()
  const worker = running ?? (await page.context().waitForEvent('serviceworker'))
  await worker.evaluate(() => {
    const scope = self as unknown as { shown: Map<string, object>; registration: ServiceWorkerRegistration }
    scope.shown = new Map()
    scope.registration.showNotification = async (title, options) =>
      void scope.shown.set(options!.tag!, { title, ...options })
  })
  return worker
}

/** What stands in the notification centre. */
const shown = (worker: Worker) =>
  worker.evaluate(() => [...(self as unknown as { shown: Map<string, Shown> }).shown.values()])

/** Hands the worker what the push service was sent, as browsers do: decrypted. */
async function deliver(page: Page, sent: Uint8Array, browser: BrowserKeys): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  const data = await decrypt(sent, browser)
  await session.send('ServiceWorker.deliverPushMessage', { origin: new URL(page.url()).origin, registrationId, data })
  await session.detach()
}

/** A tap on the notification; @returns where it leads, which is caught: browsers open windows for people only */
const tap = (worker: Worker): Promise<string> =>
  worker.evaluate(async () => {
    const scope = self as unknown as {
      shown: Map<string, { data: unknown }>
      clients: { openWindow(url: string): Promise<null> }
      dispatchEvent(event: Event): void
    }
    const opened = new Promise<string>((resolve) => {
      scope.clients.openWindow = async (url) => (resolve(url), null)
    })
    const [[tag, { data }]] = [...scope.shown] as [[string, { data: unknown }]]
    const notification = { data, close: () => scope.shown.delete(tag) }
    scope.dispatchEvent(Object.assign(new Event('notificationclick'), { notification, waitUntil: () => {} }))
    return opened
  })

test('[N13] somebody asks to be told, is told in their language, is led to the page, and asks no more', async ({
  browser,
  database,
}) => {
  const receiver = await Receiver.open()
  receiver.behaviour = answering(201)
  const node = await startNode(database.url, {}, { WEBHOOK_PRIVATE: '127.0.0.1' })
  const sql = connect(database.url, { max: 1, name: 'test' })
  const keys = await newBrowser()
  const { key } = await get<{ key: string }>(`${node.url}/api/v1/push/key`)
  const context = await browser.newContext({ baseURL: node.url, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  await context.addInitScript(bePushService, { channel: { endpoint: `${receiver.url}/push`, keys: keys.keys }, key })
  const page = await context.newPage()

  await page.goto('/status/telegram')
  await page.evaluate(() => sessionStorage.setItem('answer', 'denied'))
  await page.getByRole('button', { name: OFFER }).click()
  await expect(page.getByText('This browser blocks notifications from this site')).toBeVisible()
  expect(await sql`select from push_subscriptions`).toHaveLength(0)

  await page.evaluate(() => (sessionStorage.clear(), sessionStorage.setItem('answer', 'granted')))
  await page.reload()
  await page.getByRole('button', { name: OFFER }).click()
  await expect(page.getByText('You will be told about Telegram, Worldwide.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('You will be told about Telegram, Worldwide.')).toBeVisible()
  expect([...(await sql`select language from push_subscriptions`)]).toEqual([{ language: 'en' }])

  const worker = await workerOf(page)
  let minute = minuteOf(Date.now())
  for (const [state, title] of [
    ['possible', 'User reports indicate possible problems at Telegram'],
    ['recovering', 'User reports indicate that Telegram is recovering'],
  ] as const) {
    const before = receiver.received.length
    await change(sql, state, minute++)
    await until(() => receiver.received.length > before)
    await deliver(page, receiver.received.at(-1)!.body, keys)
    const about = { body: 'Worldwide · Map and details', lang: 'en', data: { url: '/status/telegram' } }
    await expect.poll(() => shown(worker)).toMatchObject([{ title, ...about }])
  }
  await page.goto('/')
  expect(await tap(worker)).toBe('/status/telegram')
  expect(await shown(worker)).toEqual([])

  await page.goto('/status/telegram')
  await page.getByRole('button', { name: 'Don’t tell me' }).click()
  await expect(page.getByRole('button', { name: OFFER })).toBeVisible()
  expect(await sql`select from push_subscriptions`).toHaveLength(0)
  await context.close()
  await disconnect(sql)
  await node.close()
  await receiver.close()
})
