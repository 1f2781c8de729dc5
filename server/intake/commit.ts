import type { ReportRow } from '../db/reportInput.ts'
import { commitBatch, ensurePartitions, PLAN_FOR_MUCH, type Commit } from '../db/reports.ts'
import { connect, disconnect, type Sql } from '../db/sql.ts'
import { SLOT } from './prepare.ts'
import { DAY, type Clock } from '../clock.ts'

const SLOTS_A_DAY = DAY / SLOT
/** No caller waits longer for one commit. */
const DEADLINE_MS = 10_000

/** The way to the database that only reports take: one connection of its own, and a deadline. */
export class Committer {
  readonly #url: string
  readonly #clock: Clock
  #sql: Sql
  #days = new Set<number>()

  constructor(url: string, clock: Clock) {
    this.#url = url
    this.#clock = clock
    this.#sql = connected(url)
  }

  async commit(rows: ReportRow[]): Promise<Commit> {
    return this.#withinDeadline(this.#store(rows))
  }

  async #store(rows: ReportRow[]): Promise<Commit> {
    const missing = new Set<number>()
    for (const { slot } of rows) {
      const day = Math.floor(slot / SLOTS_A_DAY)
      if (!this.#days.has(day)) missing.add(day)
    }
    if (missing.size > 0) await this.#prepareDays(missing)
    return commitBatch(this.#sql, rows, this.#clock.now())
  }

  async #prepareDays(days: Set<number>): Promise<void> {
    await ensurePartitions(this.#sql, days)
    for (const day of days) this.#days.add(day)
  }

  /** A connection that doesn't answer is given up with everything on it: what it did is then decided by PostgreSQL. */
  async #withinDeadline<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer from the database within ${DEADLINE_MS} ms`)), DEADLINE_MS)
    })
    try {
      return await Promise.race([work, deadline])
    } catch (error) {
      work.catch(() => {})
      this.#replaceConnection()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  #replaceConnection(): void {
    void this.#sql.end({ timeout: 0 })
    this.#sql = connected(this.#url)
    // A partition may have been dropped or the database swapped underneath.
    this.#days.clear()
  }

  close(): Promise<void> {
    return disconnect(this.#sql)
  }
}

const connected = (url: string) => connect(url, { max: 1, name: 'ingest', settings: PLAN_FOR_MUCH })
