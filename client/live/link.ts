import type { Refusal, ServerEvents, Watch, WatchAnswer } from '#contract/events.ts'

/** The part of a Socket.IO client socket that the page relies on. */
export interface Wire {
  readonly connected: boolean
  readonly io: { on(event: 'ping', heard: () => void): unknown }
  on(event: string, listener: (...values: never[]) => void): unknown
  onAny(heard: () => void): unknown
  emit(event: 'watch' | 'unwatch', request: Watch, answer: (result: never) => void): unknown
  connect(): unknown
}

export interface LinkStatus {
  /** `again`: it was live and got lost; what is shown may be old. */
  state: 'connecting' | 'live' | 'again'
  /** When the server was last heard, in ms; until then the figures are known to be true. */
  heardAt: number | null
}

type Listener<Name extends keyof ServerEvents> = ServerEvents[Name]
export type Answered = Exclude<WatchAnswer, Refusal>

/** A server that closes the connection itself is not retried by Socket.IO; spread out, so that not all come back at once. */
const RETURN_MS = { least: 1_000, spread: 4_000 }

/**
 * One connection for the whole page. Whoever watches something says so once with `whenLive`, and is called again after
 * every reconnect, because a new connection is in no room.
 */
export class Link {
  #wire: Wire | null = null
  #status: LinkStatus = { state: 'connecting', heardAt: null }
  readonly #starts = new Set<() => void>()
  readonly #listeners = new Map<string, Set<(value: never) => void>>()
  readonly #onStatus: (status: LinkStatus) => void
  readonly #now: () => number

  constructor(onStatus: (status: LinkStatus) => void, now: () => number) {
    this.#onStatus = onStatus
    this.#now = now
  }

  attach(wire: Wire): void {
    this.#wire = wire
    wire.on('connect', () => this.#connected())
    wire.on('disconnect', (reason: string) => this.#lost(reason))
    wire.io.on('ping', () => this.#heard())
    wire.onAny(() => this.#heard())
    for (const event of ['heat', 'service', 'overview', 'incident'] as const)
      wire.on(event, (value) => this.#deliver(event, value))
    if (wire.connected) this.#connected()
  }

  /** Calls `start` as soon as there is a connection, and after each reconnect, until the returned function is called. */
  whenLive(start: () => void): () => void {
    this.#starts.add(start)
    if (this.#wire?.connected) start()
    return () => this.#starts.delete(start)
  }

  on<Name extends keyof ServerEvents>(event: Name, listener: Listener<Name>): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Nothing is sent without a connection: `whenLive` will ask again, and Socket.IO would keep and repeat the old wish. */
  watch(request: Watch, onAnswer: (answer: Answered) => void): void {
    if (!this.#wire?.connected) return
    this.#wire.emit('watch', request, (answer: WatchAnswer) => {
      this.#heard()
      if (!('error' in answer)) onAnswer(answer)
    })
  }

  unwatch(request: Watch): void {
    if (this.#wire?.connected) this.#wire.emit('unwatch', request, () => {})
  }

  #connected(): void {
    this.#report({ state: 'live', heardAt: this.#now() })
    for (const start of this.#starts) start()
  }

  #lost(reason: string): void {
    this.#report({ ...this.#status, state: 'again' })
    if (reason !== 'io server disconnect') return
    setTimeout(() => this.#wire?.connect(), RETURN_MS.least + Math.random() * RETURN_MS.spread)
  }

  #heard(): void {
    if (this.#wire?.connected) this.#report({ ...this.#status, heardAt: this.#now() })
  }

  #deliver(event: string, value: never): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value)
  }

  #report(status: LinkStatus): void {
    this.#status = status
    this.#onStatus(status)
  }
}
