import type { ServerResponse } from 'node:http'

/** Bytes that may wait for a reader; one that is slower misses states, never the latest. */
const MOST_WAITING = 64 * 1024
const HEARTBEAT_MS = 15_000
const BEAT = `event: beat\ndata: ${HEARTBEAT_MS / 1_000}\n\n`
/** What a reader without a connection waits before it tries again. */
const RETRY_MS = 3_000
const MOST_READERS = 20_000

interface Reader {
  response: ServerResponse
  /** Services of which it has not got the latest state. */
  behind: Set<number>
}

/**
 * Readers of Server-Sent Events, by service. Every event holds the whole state, so a reader that was away or slow needs
 * only the latest one: nothing is kept for it but a mark.
 */
export class Streams {
  readonly #readers = new Map<number, Set<Reader>>()
  readonly #latest: (service: number) => string
  readonly #heartbeat: NodeJS.Timeout
  #count = 0

  /** @param latest what a service's state is now, as an event's text */
  constructor(latest: (service: number) => string) {
    this.#latest = latest
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref()
  }

  get size(): number {
    return this.#count
  }

  get isFull(): boolean {
    return this.#count >= MOST_READERS
  }

  isRead(service: number): boolean {
    return this.#readers.has(service)
  }

  /** Takes over a response whose head was written, to tell it of these services, each named once. */
  add(services: readonly number[], response: ServerResponse): void {
    const reader = { response, behind: new Set<number>() }
    for (const service of services) this.#readersOf(service).add(reader)
    this.#count++
    response.on('drain', () => this.#catchUp(reader))
    response.once('close', () => this.#remove(services, reader))
    response.write(`retry: ${RETRY_MS}\n\n${services.map(this.#latest).join('')}`)
  }

  /** Tells a service's readers its latest state; it is written out once for all. */
  send(service: number): void {
    const readers = this.#readers.get(service)
    if (!readers) return
    const text = this.#latest(service)
    for (const reader of readers) this.#write(reader, service, text)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const readers of this.#readers.values()) for (const { response } of readers) response.end()
  }

  #readersOf(service: number): Set<Reader> {
    let readers = this.#readers.get(service)
    if (!readers) this.#readers.set(service, (readers = new Set()))
    return readers
  }

  #write({ response, behind }: Reader, service: number, text: string): void {
    if (response.writableLength > MOST_WAITING) behind.add(service)
    else response.write(text)
  }

  #catchUp({ response, behind }: Reader): void {
    for (const service of behind) response.write(this.#latest(service))
    behind.clear()
  }

  /**
   * Keeps proxies from closing a quiet stream; an event rather than a comment, as scripts see no comments and could not
   * tell quiet from cut off.
   */
  #beat(): void {
    for (const readers of this.#readers.values())
      for (const { response } of readers) if (response.writableLength === 0) response.write(BEAT)
  }

  #remove(services: readonly number[], reader: Reader): void {
    this.#count--
    for (const service of services) {
      const readers = this.#readers.get(service)
      readers?.delete(reader)
      if (readers?.size === 0) this.#readers.delete(service)
    }
  }
}
