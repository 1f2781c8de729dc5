import type { PushDraft, PushEnd } from '../../server/contract/alerts.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { AlertSwitch, type AlertEdge, type AlertState, type Channel, type Told } from '../../client/live/alertSwitch.ts'

const channel = (name: string): Channel => ({
  endpoint: `https://push.example/${name}`,
  keys: { p256dh: `${name}-key`, auth: `${name}-auth` },
})

/** A browser and a server that do as told, and remember. */
class FakeEdge implements AlertEdge {
  supported = true
  allowed: NotificationPermission = 'default'
  answer: NotificationPermission = 'granted'
  channel: Channel | null = null
  next = channel('first')
  isOffline = false
  time = 1_000
  readonly saved: PushDraft[] = []
  readonly ended: PushEnd[] = []
  readonly states: AlertState[] = []
  kept: Told | null = null
  readonly told = { read: () => this.kept, write: (value: Told | null) => void (this.kept = value) }

  now = () => this.time
  isSupported = () => this.supported
  permission = () => this.allowed
  ask = async () => (this.allowed = this.answer)
  current = async () => this.channel
  subscribe = async () => (this.channel ??= this.next)
  onState = (state: AlertState) => void this.states.push(state)
  save = async (draft: PushDraft) => {
    if (this.isOffline) throw new Error('offline')
    this.saved.push(draft)
  }
  end = async (what: PushEnd) => {
    if (this.isOffline) throw new Error('offline')
    this.ended.push(what)
  }
}

let edge: FakeEdge
beforeEach(() => void (edge = new FakeEdge()))
const of = (service = 'telegram', region = 'IR') => new AlertSwitch(edge, service, region)
const last = () => edge.states.at(-1)

describe('[N11] being told', () => {
  it('begins with the visitor’s consent, and is remembered', async () => {
    await of().recall()
    expect(edge.states).toEqual(['off'])
    await of().turnOn()
    expect(edge.states).toEqual(['off', 'asking', 'on'])
    expect(edge.saved).toEqual([{ ...channel('first'), service: 'telegram', region: 'IR' }])
    await of().recall()
    expect(last()).toBe('on')
    await of('netflix').recall()
    expect(last()).toBe('off')
  })

  it.each([
    ['denied', 'denied'],
    ['default', 'off'],
  ] as const)('is not begun when the answer is %s', async (answer, state) => {
    edge.answer = answer
    await of().turnOn()
    expect([last(), edge.saved, edge.channel]).toEqual([state, [], null])
    await of().recall()
    expect(last()).toBe(state)
  })

  it('is offered only by browsers that can', async () => {
    edge.supported = false
    await of().recall()
    expect(edge.states).toEqual(['unsupported'])
  })

  it('ends for one service and region, with the browser’s own proof', async () => {
    await of().turnOn()
    await of('netflix', 'world').turnOn()
    await of().turnOff()
    expect(edge.ended).toEqual([
      { endpoint: channel('first').endpoint, auth: 'first-auth', service: 'telegram', region: 'IR' },
    ])
    await of().recall()
    expect(last()).toBe('off')
    await of('netflix', 'world').recall()
    expect(last()).toBe('on')
  })

  it('is not said to be on, or off, when the server doesn’t know', async () => {
    edge.isOffline = true
    await of().turnOn()
    expect([last(), edge.kept]).toEqual(['failed', null])
    edge.isOffline = false
    await of().turnOn()
    edge.isOffline = true
    await of().turnOff()
    await of().recall()
    expect(last()).toBe('on')
  })

  it('goes on when the browser has changed its channel: the server is told of it, and of all that was asked', async () => {
    await of().turnOn()
    await of('netflix', 'world').turnOn()
    edge.channel = channel('second')
    edge.saved.length = 0
    await of().recall()
    expect(edge.saved).toEqual([
      { ...channel('second'), service: 'telegram', region: 'IR' },
      { ...channel('second'), service: 'netflix', region: 'world' },
    ])
    edge.saved.length = 0
    await of().recall()
    expect(edge.saved).toEqual([])
    edge.time += 25 * 3_600_000
    await of().recall()
    expect(edge.saved).toHaveLength(2)
  })
})
