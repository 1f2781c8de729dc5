import type { ServiceCounts } from '#contract/events.ts'

interface Listener {
  readonly service: string
  readonly region: string
  told(counts: ServiceCounts): void
  /** The connection is gone. @param heard when anything was last heard, in ms: until then what was told last was true */
  lost(heard: number): void
}

const FIRST_RETRY_MS = 3_000
const LONGEST_RETRY_MS = 60_000
/** Three heartbeats of the server's: a network that is gone closes nothing, it is only quiet. */
const QUIET_MS = 45_000
/** The server's; beyond, it tells of all regions. */
const MOST_TOPICS = 100

/** One stream for all widgets of a page, as browsers open only six connections to one origin. */
export class Stream {
  readonly #origin: string
  readonly #listeners = new Set<Listener>()
  #source: EventSource | null = null
  #timer = 0
  #quiet = 0
  #heardAt = 0
  #retryMs = FIRST_RETRY_MS

  constructor(origin: string) {
    this.#origin = origin
    addEventListener('offline', () => this.#lose())
  }

  /** @returns what ends it */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener)
    this.#openSoon(0)
    return () => {
      this.#listeners.delete(listener)
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
    clearTimeout(this.#quiet)
    const services = this.#asked('service')
    const regions = this.#asked('region')
    if (services.length === 0) return
    const query = services.concat(services.length * regions.length > MOST_TOPICS ? [] : regions).join('&')
    const source = (this.#source = new EventSource(`${this.#origin}/api/v1/stream?${query}`))
    source.addEventListener('service', ({ data }: MessageEvent<string>) => {
      this.#retryMs = FIRST_RETRY_MS
      this.#heard()
      const counts = JSON.parse(data) as ServiceCounts
      for (const listener of this.#listeners)
        if (listener.service === counts.service && listener.region === (counts.region ?? listener.region))
          listener.told(counts)
    })
    source.addEventListener('beat', () => this.#heard())
    this.#await()
    // The browser tries again by itself, except after an answer that it takes for final, as 503 is.
    source.onerror = () => {
      this.#tellLost()
      if (source.readyState === EventSource.CLOSED) this.#lose()
    }
  }

  /** What widgets ask for, as parts of a query. */
  #asked(name: 'service' | 'region'): string[] {
    return [...new Set([...this.#listeners].map((listener) => `${name}=${encodeURIComponent(listener[name])}`))].sort()
  }

  #heard(): void {
    this.#heardAt = Date.now()
    this.#await()
  }

  #await(): void {
    clearTimeout(this.#quiet)
    this.#quiet = window.setTimeout(() => this.#lose(), QUIET_MS)
  }

  #tellLost(): void {
    for (const listener of this.#listeners) listener.lost(this.#heardAt)
  }

  #lose(): void {
    this.#tellLost()
    this.#openSoon(this.#retryMs * (0.5 + Math.random()))
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
  }
}
