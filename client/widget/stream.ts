import type { ServiceCounts } from '#contract/events.ts'

type Listener = (counts: ServiceCounts) => void

const FIRST_RETRY_MS = 3_000
const LONGEST_RETRY_MS = 60_000

/** One stream for all widgets of a page, as browsers open only six connections to one origin. */
export class Stream {
  readonly #origin: string
  readonly #listeners = new Map<string, Set<Listener>>()
  #source: EventSource | null = null
  #timer = 0
  #retryMs = FIRST_RETRY_MS

  constructor(origin: string) {
    this.#origin = origin
  }

  /** @returns what ends it */
  follow(service: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(service) ?? new Set()
    this.#listeners.set(service, listeners.add(listener))
    this.#openSoon(0)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(service)
      this.#openSoon(0)
    }
  }

  /** Those that come with one page are followed together. */
  #openSoon(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#open(), ms)
  }

  #open(): void {
    this.#source?.close()
    const services = [...this.#listeners.keys()].sort()
    if (services.length === 0) return
    const query = services.map((service) => `service=${encodeURIComponent(service)}`).join('&')
    const source = (this.#source = new EventSource(`${this.#origin}/api/v1/stream?${query}`))
    source.addEventListener('service', ({ data }: MessageEvent<string>) => {
      this.#retryMs = FIRST_RETRY_MS
      const counts = JSON.parse(data) as ServiceCounts
      for (const listener of this.#listeners.get(counts.service) ?? []) listener(counts)
    })
    // The browser tries again by itself, except after an answer that it takes for final, as 503 is.
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      this.#openSoon(this.#retryMs * (0.5 + Math.random()))
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
    }
  }
}
