import { DAY, HOUR, MINUTE, type Clock } from '../clock.ts'
import { dropEmbeddedSeatsBefore, dropFoldedBatches, dropSeatsBefore, foldBatches } from './batches.ts'
import { dropCommentsBefore } from './comments.ts'
import { dropPartitionsBefore, ensurePartitions } from './reports.ts'
import type { Sql } from './sql.ts'

const FOLD_EVERY_MS = 500
/**
 * The more there is to fold, the longer it waits for more: rows that several batches share are then written once, and
 * a rush has the database to itself. Folding takes a twentieth of the time at most, unless the log would grow too long.
 */
const FOLD_REST = 20
const FOLD_AT_LEAST_EVERY_MS = 5_000
const TIDY_EVERY_MS = 5 * MINUTE
/** A node that must read a long batch from the log does so within seconds. */
const KEEP_FOLDED = 10 * MINUTE
const KEEP_REPORTS_DAYS = 30
/** The rule of the hour looks at this one and, for reports on their way, the last. */
const KEEP_EMBEDDED_SEATS = 3 * HOUR

/** What has to be done in the background: folding the log, keeping partitions ready, dropping what is no longer kept. */
export class Upkeep {
  readonly #sql: Sql
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  #closed = false

  constructor(sql: Sql, clock: Clock, onError: (error: unknown) => void) {
    this.#sql = sql
    this.#clock = clock
    this.#onError = onError
  }

  async start(): Promise<void> {
    await this.#tidy()
    this.#again(() => this.#fold(), foldPause)
    this.#again(
      () => this.#tidy(),
      () => TIDY_EVERY_MS,
    )
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all(this.#running)
  }

  /** Acts again and again, one turn at a time. @param pause after a turn that took so long, both in ms */
  #again(act: () => Promise<void>, pause: (took: number) => number): void {
    const turn = async () => {
      const began = performance.now()
      await act().catch(this.#onError)
      if (!this.#closed) wait(pause(performance.now() - began))
    }
    const wait = (milliseconds: number) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        const running = turn().finally(() => this.#running.delete(running))
        this.#running.add(running)
      }, milliseconds)
      this.#timers.add(timer)
    }
    wait(pause(0))
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
    await dropEmbeddedSeatsBefore(this.#sql, Math.floor((now - KEEP_EMBEDDED_SEATS) / MINUTE))
  }
}

const foldPause = (took: number) => Math.min(FOLD_AT_LEAST_EVERY_MS, Math.max(FOLD_EVERY_MS, took * FOLD_REST))
