import { DAY, HOUR, MINUTE, type Clock } from '../clock.ts'
import { dropFoldedBatches, dropSeatsBefore, foldBatches } from './batches.ts'
import { dropCommentsBefore } from './comments.ts'
import { dropPartitionsBefore, ensurePartitions } from './reports.ts'
import type { Sql } from './sql.ts'

const FOLD_EVERY_MS = 500
const TIDY_EVERY_MS = 5 * MINUTE
/** A node that must read a long batch from the log does so within seconds. */
const KEEP_FOLDED = 10 * MINUTE
const KEEP_REPORTS_DAYS = 30

/** What has to be done in the background: folding the log, keeping partitions ready, dropping what is no longer kept. */
export class Upkeep {
  readonly #sql: Sql
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  readonly #timers: NodeJS.Timeout[] = []
  #running: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(sql: Sql, clock: Clock, onError: (error: unknown) => void) {
    this.#sql = sql
    this.#clock = clock
    this.#onError = onError
  }

  async start(): Promise<void> {
    await this.#tidy()
    this.#every(FOLD_EVERY_MS, () => this.#fold())
    this.#every(TIDY_EVERY_MS, () => this.#tidy())
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    await this.#running
  }

  /** One thing at a time; a turn that comes while another runs is left out. */
  #every(milliseconds: number, act: () => Promise<void>): void {
    let busy = false
    const turn = async () => {
      if (busy || this.#closed) return
      busy = true
      this.#running = act().catch(this.#onError)
      await this.#running
      busy = false
    }
    this.#timers.push(setInterval(() => void turn(), milliseconds))
  }

  async #fold(): Promise<void> {
    while (!this.#closed && (await foldBatches(this.#sql, this.#clock.now())) > 0);
  }

  async #tidy(): Promise<void> {
    const now = this.#clock.now()
    const today = Math.floor(now / DAY)
    await ensurePartitions(this.#sql, [today - 1, today, today + 1, today + 2])
    await dropPartitionsBefore(this.#sql, today - KEEP_REPORTS_DAYS)
    await dropCommentsBefore(this.#sql, (today - KEEP_REPORTS_DAYS) * DAY)
    await dropFoldedBatches(this.#sql, now - KEEP_FOLDED)
    await dropSeatsBefore(this.#sql, Math.floor(now / HOUR) - KEEP_REPORTS_DAYS * 24)
  }
}
