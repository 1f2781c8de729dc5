import type { PushDraft, PushEnd, PushKey } from '#contract/alerts.ts'
import { ApiFault, request } from '../api.ts'
import { language } from '../i18n/t.ts'
import { AlertSwitch, type AlertState, type Channel, type Told } from './alertSwitch.ts'
import { stored } from './stored.ts'

const WORKER = '/worker.js'
const SUBSCRIPTIONS = '/api/v1/push/subscriptions'

/** Whether this browser is told of a service in a region, as the page shows it. */
export class Alerts {
  state = $state.raw<AlertState>('off')
  readonly #switch: AlertSwitch

  constructor(service: string, region: string) {
    const onState = (state: AlertState) => (this.state = state)
    this.#switch = new AlertSwitch({ ...browser, onState }, service, region)
  }

  recall = (): Promise<void> => this.#switch.recall()
  turnOn = (): Promise<void> => this.#switch.turnOn()
  turnOff = (): Promise<void> => this.#switch.turnOff()
}

const browser = {
  now: () => Date.now(),
  told: stored<Told>(() => localStorage, 'outcry.alerts'),
  isSupported: () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  permission: () => Notification.permission,
  ask: () => Notification.requestPermission(),
  current: async () => {
    const registration = await navigator.serviceWorker.getRegistration('/')
    return channelOf((await registration?.pushManager.getSubscription()) ?? null)
  },
  subscribe: async () => {
    await navigator.serviceWorker.register(WORKER, { scope: '/' })
    const { pushManager } = await navigator.serviceWorker.ready
    const { key } = await request<PushKey>('/api/v1/push/key')
    return channelOf(await subscribed(pushManager, key))!
  },
  save: (draft: PushDraft) => send('POST', { ...draft, language: language() }),
  end: (what: PushEnd) =>
    send('DELETE', what).catch((fault) => {
      // The server forgets who can't be reached: then there is nothing left to end.
      if (!(fault instanceof ApiFault && fault.status === 404)) throw fault
    }),
}

/** A channel made for another key, that of a database since replaced, is of no use. */
async function subscribed(manager: PushManager, applicationServerKey: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey }
  try {
    return await manager.subscribe(options)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
    await (await manager.getSubscription())?.unsubscribe()
    return manager.subscribe(options)
  }
}

function channelOf(subscription: PushSubscription | null): Channel | null {
  if (!subscription) return null
  const { endpoint, keys } = subscription.toJSON() as Channel
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

async function send(method: 'POST' | 'DELETE', body: PushDraft | PushEnd): Promise<void> {
  await request(SUBSCRIPTIONS, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
