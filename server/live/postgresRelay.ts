import { parseBatch, readBatch, type Batch } from '../db/batches.ts'
import { listen, type Announcement } from '../db/listener.ts'
import type { Sql } from '../db/sql.ts'
import type { Relay, RelayHandlers } from './relay.ts'

const RETRY_MS = 500
/** A node's own batch comes back within milliseconds; one that doesn't means that LISTEN was lost. */
const OWN_BATCH_MS = 5_000
/** No caller is kept longer from their answer. */
const PATIENCE_MS = 100

/** Those who wait for a batch, and the watchdog over it. */
interface Expected {
  applied(): void
}

/**
 * LISTEN first, then load, then apply what the load hasn't seen: every batch exactly once. When the connection dies,
 * all of it again. Batches that arrive during the load wait.
 */
export class PostgresRelay implements Relay {
  readonly #url: string
  readonly #sql: Sql
  readonly #expected = new Map<string, Expected>()
  #session: Session | null = null
  #closed = false
  #wake = () => {}
  #loop: Promise<void> = Promise.resolve()

  constructor(url: string, sql: Sql) {
    this.#url = url
    this.#sql = sql
  }

  start(handlers: RelayHandlers): Promise<void> {
    return new Promise((ready) => {
      this.#loop = this.#run(handlers, ready)
    })
  }

  expect(batch: string): Promise<void> {
    if (this.#session?.wasApplied(batch)) return Promise.resolve()
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, PATIENCE_MS)
      const lost = setTimeout(() => void this.#session?.close(), OWN_BATCH_MS)
      const applied = () => {
        clearTimeout(patience)
        clearTimeout(lost)
        resolve()
      }
      this.#expected.set(batch, { applied })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#forgetExpected()
    this.#wake()
    await this.#session?.close()
    await this.#loop
  }

  async #run(handlers: RelayHandlers, ready: () => void): Promise<void> {
    while (!this.#closed) {
      try {
        this.#session = await Session.open(this.#url, this.#sql, handlers, (batch) => this.#applied(batch))
        ready()
        if (!this.#closed) await this.#session.closed
      } catch (error) {
        if (!this.#closed) handlers.onError(error)
      }
      this.#forgetExpected()
      await this.#session?.close()
      if (!this.#closed) await this.#pause()
    }
  }

  #applied(batch: string): void {
    this.#expected.get(batch)?.applied()
    this.#expected.delete(batch)
  }

  /** The next load contains them all. */
  #forgetExpected(): void {
    for (const { applied } of this.#expected.values()) applied()
    this.#expected.clear()
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** One connection's life: what it heard, in order, applied after its load. */
class Session {
  closed: Promise<void> = Promise.resolve()
  #close: () => Promise<void> = async () => {}
  readonly #sql: Sql
  readonly #handlers: RelayHandlers
  readonly #onApplied: (batch: string) => void
  readonly #parts = new Map<string, string[]>()
  readonly #recent = new Set<string>()
  /** Applies one after the other, in the order of arrival, however long reading one takes. */
  #queue: Promise<unknown>
  #loaded = () => {}
  /** Whether the connection is gone: what is still being read then is in the next load. */
  #over = false

  private constructor(sql: Sql, handlers: RelayHandlers, onApplied: (batch: string) => void) {
    this.#sql = sql
    this.#handlers = handlers
    this.#onApplied = onApplied
    this.#queue = new Promise<void>((resolve) => (this.#loaded = resolve))
  }

  static async open(url: string, sql: Sql, handlers: RelayHandlers, onApplied: (batch: string) => void) {
    const session = new Session(sql, handlers, onApplied)
    const listener = await listen(url, (news) => session.#hear(news))
    session.closed = listener.closed.then(() => void (session.#over = true))
    session.#close = listener.close
    try {
      session.#seen = await handlers.load()
    } catch (error) {
      await listener.close()
      throw error
    }
    session.#loaded()
    return session
  }

  #seen: { contains(transaction: string): boolean } = { contains: () => true }

  wasApplied(batch: string): boolean {
    return this.#recent.has(batch)
  }

  close(): Promise<void> {
    return this.#close()
  }

  #hear(news: Announcement): void {
    const text = this.#complete(news)
    if (text === null) return
    this.#queue = this.#queue.then(() => this.#apply(news, text)).catch((error) => this.#fail(error))
  }

  /** The whole text once all parts are here; '' where it must be read. */
  #complete({ batch, part, parts, text }: Announcement): string | null {
    if (parts <= 1) return text
    const known = this.#parts.get(batch) ?? []
    known[part] = text
    this.#parts.set(batch, known)
    if (known.filter((piece) => piece !== undefined).length < parts) return null
    this.#parts.delete(batch)
    return known.join('')
  }

  async #apply(news: Announcement, text: string): Promise<void> {
    if (!this.#seen.contains(news.transaction)) {
      const batch: Batch = news.parts === 0 ? await readBatch(this.#sql, news.batch) : parseBatch(text)
      if (this.#over) return
      this.#handlers.apply(batch)
    }
    this.#remember(news.batch)
    this.#onApplied(news.batch)
  }

  /** A batch that can't be had leaves a hole: start over. */
  #fail(error: unknown): void {
    this.#handlers.onError(error)
    void this.close()
  }

  #remember(batch: string): void {
    this.#recent.add(batch)
    if (this.#recent.size > 1_000) this.#recent.delete(this.#recent.values().next().value!)
  }
}
