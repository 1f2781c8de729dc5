import type { ReportRow } from '../db/reportInput.ts'
import type { Commit } from '../db/reports.ts'
import { notStored, overloaded } from '../errors.ts'

interface Waiting {
  row: ReportRow
  resolve(counted: boolean): void
  reject(error: Error): void
}

export interface BatcherOptions {
  commit(rows: ReportRow[]): Promise<Commit>
  /** Resolves when this node's live figures hold a committed batch; callers are answered then. Never rejects. */
  applied?(batch: string): Promise<void>
  onError(error: unknown): void
  /** Reports that may wait; more are refused with 503. */
  capacity?: number
  /** Reports in one transaction at most. */
  largest?: number
}

/**
 * Group commit: one flush in flight, what arrives meanwhile rides the next. A caller hears only after the commit.
 * Measured with 128 callers: one flush in flight 24,900 reports/s, two 20,600, a 2 ms timer 17,300.
 */
export class Batcher {
  readonly #options: Required<BatcherOptions>
  #queue: Waiting[] = []
  #flushing: Promise<void> | null = null
  #closed = false
  /** Since the start, for whoever watches over the node. */
  readonly totals = { counted: 0, duplicates: 0, refused: 0, failed: 0 }

  constructor(options: BatcherOptions) {
    this.#options = { capacity: 20_000, largest: 1_000, applied: async () => {}, ...options }
  }

  /**
   * @returns true when stored and counted, false when this reporter had said so before
   * @throws HttpError 503 OVERLOADED when too many wait, 503 NOT_STORED when the commit failed
   */
  add(row: ReportRow): Promise<boolean> {
    if (this.#closed || this.#queue.length >= this.#options.capacity) {
      this.totals.refused++
      return Promise.reject(overloaded())
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ row, resolve, reject })
      this.#flushing ??= this.#run()
    })
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Stores what waits, then refuses more. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#flushing
  }

  async #run(): Promise<void> {
    // What else the event loop holds ready joins the first flush.
    await new Promise(setImmediate)
    while (this.#queue.length > 0) await this.#flush(this.#take())
    this.#flushing = null
  }

  /**
   * Those who wait longest, but nobody twice about one service: what somebody says again is weighed by what they said
   * before, and that has to be stored by then.
   */
  #take(): Waiting[] {
    const taken: Waiting[] = []
    const left: Waiting[] = []
    const said = new Set<string>()
    for (const caller of this.#queue) {
      const what = `${caller.row.reporter} ${caller.row.service}`
      if (taken.length === this.#options.largest || said.has(what)) left.push(caller)
      else {
        said.add(what)
        taken.push(caller)
      }
    }
    this.#queue = left
    return taken
  }

  async #flush(waiting: Waiting[]): Promise<void> {
    try {
      const commit = await this.#options.commit(waiting.map((caller) => caller.row))
      void this.#answer(waiting, commit)
    } catch (error) {
      this.#options.onError(error)
      this.totals.failed += waiting.length
      for (const caller of waiting) caller.reject(notStored())
    }
  }

  /** The next flush doesn't wait for this. */
  async #answer(waiting: Waiting[], { batch, duplicates }: Commit): Promise<void> {
    this.totals.duplicates += duplicates.size
    this.totals.counted += waiting.length - duplicates.size
    if (batch !== null) await this.#options.applied(batch)
    waiting.forEach((caller, i) => caller.resolve(!duplicates.has(i)))
  }
}
