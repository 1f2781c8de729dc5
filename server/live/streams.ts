import type { ServerResponse } from 'node:http'
import { entryOf } from '../entryOf.ts'

/** Bytes that may wait for a reader; one that is slower misses states, never the latest. */
const MOST_WAITING = 64 * 1024
const HEARTBEAT_MS = 15_000
const BEAT = `event: beat\ndata: ${HEARTBEAT_MS / 1_000}\n\n`
/** What a reader without a connection waits before it tries again. */
const RETRY_MS = 3_000
const MOST_READERS = 20_000

/** What a reader follows of a service: one region, or all of it (null). */
export interface Topic {
  service: number
  region: string | null
}

interface Reader {
  response: ServerResponse
  /** What it has not got the latest state of. */
  behind: Set<Topic>
}

/**
 * Readers of Server-Sent Events, by service and region. Every event holds the whole state, so a reader that was away or
 * slow needs only the latest one: nothing is kept for it but a mark.
 */
export class Streams {
  readonly #readers = new Set<Reader>()
  readonly #followers = new Map<number, Map<string | null, Map<Reader, Topic>>>()
  readonly #latest: (topic: Topic) => string
  readonly #heartbeat: NodeJS.Timeout

  /** @param latest what a service's state is now, as an event's text */
  constructor(latest: (topic: Topic) => string) {
    this.#latest = latest
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref()
  }

  get size(): number {
    return this.#readers.size
  }

  get isFull(): boolean {
    return this.size >= MOST_READERS
  }

  isRead(service: number): boolean {
    return this.#followers.has(service)
  }

  /** Takes over a response whose head was written, to tell it of these topics, each named once. */
  add(topics: readonly Topic[], response: ServerResponse): void {
    const reader = { response, behind: new Set<Topic>() }
    this.#readers.add(reader)
    for (const topic of topics) this.#followersOf(topic).set(reader, topic)
    response.on('drain', () => this.#catchUp(reader))
    response.once('close', () => this.#remove(topics, reader))
    response.write(`retry: ${RETRY_MS}\n\n${topics.map(this.#latest).join('')}`)
  }

  /** Tells a service's readers its latest state; it is written out once for all who follow the same of it. */
  send(service: number): void {
    const regions = this.#followers.get(service)
    if (!regions) return
    for (const [region, followers] of regions) {
      const text = this.#latest({ service, region })
      for (const [reader, topic] of followers) this.#write(reader, topic, text)
    }
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const { response } of this.#readers) response.end()
  }

  #followersOf({ service, region }: Topic): Map<Reader, Topic> {
    const regions = entryOf(this.#followers, service, () => new Map<string | null, Map<Reader, Topic>>())
    return entryOf(regions, region, () => new Map<Reader, Topic>())
  }

  #write({ response, behind }: Reader, topic: Topic, text: string): void {
    if (response.writableLength > MOST_WAITING) behind.add(topic)
    else response.write(text)
  }

  #catchUp({ response, behind }: Reader): void {
    for (const topic of behind) response.write(this.#latest(topic))
    behind.clear()
  }

  /**
   * Keeps proxies from closing a quiet stream; an event rather than a comment, as scripts see no comments and could not
   * tell quiet from cut off.
   */
  #beat(): void {
    for (const { response } of this.#readers) if (response.writableLength === 0) response.write(BEAT)
  }

  #remove(topics: readonly Topic[], reader: Reader): void {
    this.#readers.delete(reader)
    for (const { service, region } of topics) {
      const regions = this.#followers.get(service)
      const followers = regions?.get(region)
      followers?.delete(reader)
      if (followers?.size === 0) regions!.delete(region)
      if (regions?.size === 0) this.#followers.delete(service)
    }
  }
}
