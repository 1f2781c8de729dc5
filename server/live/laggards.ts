import { hasDrained, type Engine } from './adapter.ts'

interface Laggard {
  rooms: Set<string>
  since: number
}

export interface LaggardsOptions {
  /** The client's connection; undefined when it's gone. */
  engineOf(client: string): Engine | undefined
  /** Brings one client up to date with one room. */
  catchUp(client: string, room: string): void
  /** Ends the connection of a client that takes nothing. */
  giveUp(client: string): void
  intervalMs?: number
  patienceMs?: number
}

/**
 * Clients that were too slow for a frame. Each costs an entry per room and nothing more; once its connection has
 * drained, it is sent what the rooms hold now. One that doesn't drain is disconnected: it will come back for a snapshot.
 */
export class Laggards {
  readonly #options: Required<LaggardsOptions>
  readonly #clients = new Map<string, Laggard>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: LaggardsOptions) {
    this.#options = { intervalMs: 100, patienceMs: 30_000, ...options }
  }

  get size(): number {
    return this.#clients.size
  }

  add(client: string, room: string): void {
    const known = this.#clients.get(client)
    if (known) known.rooms.add(room)
    else this.#clients.set(client, { rooms: new Set([room]), since: performance.now() })
    this.#timer ??= setInterval(() => this.#look(), this.#options.intervalMs).unref()
  }

  /** The client has left this room; it may be gone altogether. */
  remove(client: string, room: string): void {
    const known = this.#clients.get(client)
    known?.rooms.delete(room)
    if (known?.rooms.size === 0) this.#forget(client)
  }

  #forget(client: string): void {
    this.#clients.delete(client)
    if (this.#clients.size === 0) this.close()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #look(): void {
    const now = performance.now()
    for (const [client, { rooms, since }] of this.#clients) {
      const engine = this.#options.engineOf(client)
      if (engine && hasDrained(engine)) {
        this.#forget(client)
        for (const room of rooms) this.#options.catchUp(client, room)
      } else if (now - since > this.#options.patienceMs) this.#options.giveUp(client)
    }
  }
}
