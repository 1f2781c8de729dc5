import { DAY, MINUTE } from '../clock.ts'
import type { ReplayNode } from './node.ts'
import type { PlannedMinute, PlannedReport } from './plan.ts'
import type { Sender } from './sender.ts'

/**
 * The clock moves on by a day of UTC at a time, for which pseudonyms are good. Smaller steps cost a commit each, some
 * 20 ms over 42 days' partitions: 80 s a quarter of an hour at a time against 5 s.
 */
const STEP_MINUTES = DAY / MINUTE
/** Below what an upload may hold, at some 200 bytes a line. */
const MOST_LINES = 20_000

/**
 * Plays what happened before, as fast as the node takes it. Reports are observed at their own times, but arrive up to a
 * day later: nothing must be judged until all are there.
 */
export class History {
  readonly #node: ReplayNode
  readonly #sender: Sender
  #waiting: PlannedReport[] = []
  #sent = 0

  constructor(node: ReplayNode, sender: Sender) {
    this.#node = node
    this.#sender = sender
  }

  /** Reports that the node has counted. */
  get sent(): number {
    return this.#sent
  }

  async add({ minute, reports }: PlannedMinute): Promise<void> {
    for (const report of reports) this.#waiting.push(report)
    if ((minute + 1) % STEP_MINUTES === 0) await this.flush(minute)
  }

  /** Everything up to the end of this minute is with the node afterwards. */
  async flush(minute: number): Promise<void> {
    this.#node.clock.advanceTo((minute + 1) * MINUTE - 1)
    for (let i = 0; i < this.#waiting.length; i += MOST_LINES)
      await this.#sender.upload(this.#waiting.slice(i, i + MOST_LINES), this.#node.token)
    this.#sent += this.#waiting.length
    this.#waiting = []
  }
}
