import type { Watch, WatchAnswer } from '#contract/events.ts'
import { Link, type LinkStatus, type Wire } from '../../client/live/link.ts'

type Listener = (...values: never[]) => void

export interface Asked {
  event: 'watch' | 'unwatch'
  request: Watch
  answer: (result: WatchAnswer) => void
}

/** A socket without a network: the test says when it connects and what arrives. */
export class FakeWire implements Wire {
  connected = false
  reconnects = 0
  readonly asked: Asked[] = []
  readonly #listeners = new Map<string, Listener[]>()
  readonly #any: (() => void)[] = []
  readonly #pings: (() => void)[] = []
  readonly io = { on: (_: 'ping', heard: () => void) => this.#pings.push(heard) }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  onAny(heard: () => void): void {
    this.#any.push(heard)
  }

  emit(event: 'watch' | 'unwatch', request: Watch, answer: (result: never) => void): void {
    this.asked.push({ event, request, answer: answer as Asked['answer'] })
  }

  connect(): void {
    this.reconnects++
  }

  open(): void {
    this.connected = true
    this.#fire('connect')
  }

  drop(reason = 'transport close'): void {
    this.connected = false
    this.#fire('disconnect', reason)
  }

  ping(): void {
    for (const heard of this.#pings) heard()
  }

  receive(event: string, value: unknown): void {
    for (const heard of this.#any) heard()
    this.#fire(event, value)
  }

  /** Takes the requests made since the last call. */
  taken(): Asked[] {
    return this.asked.splice(0)
  }

  #fire(event: string, ...values: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(values as never[]))
  }
}

/** A link on a fake wire, with the statuses it reported and a clock that stands where it is put. */
export function fakeLink() {
  const wire = new FakeWire()
  const statuses: LinkStatus[] = []
  const clock = { now: 1_000 }
  const link = new Link(
    (status) => statuses.push(status),
    () => clock.now,
  )
  link.attach(wire)
  return { wire, link, clock, statuses, status: () => statuses.at(-1) }
}
