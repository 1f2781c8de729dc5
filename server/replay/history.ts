import { MINUTE } from '../clock.ts'
import type { ReplayNode } from './node.ts'
import type { PlannedMinute, PlannedReport } from './plan.ts'
import type { Sender } from './sender.ts'

/**
 * The clock moves on by this much at a time: every report is at most this late, and 42 days are 4,032 uploads. An
 * upload costs the node one commit.
 */
const STEP_MINUTES = 15
/** Below what an upload may hold, at some 200 bytes a line. */
const MOST_LINES = 20_000

/** Plays what happened before, as fast as the node takes it. Reports are observed at their own times. */
export class History {
  readonly #node: ReplayNode
  readonly #sender: Sender
  #waiting: PlannedReport[] = []

  constructor(node: ReplayNode, sender: Sender) {
    this.#node = node
    this.#sender = sender
  }

  async add({ minute, reports }: PlannedMinute): Promise<void> {
    this.#waiting.push(...reports)
    if ((minute + 1) % STEP_MINUTES === 0) await this.flush(minute)
  }

  /** Everything up to the end of this minute is with the node afterwards. */
  async flush(minute: number): Promise<void> {
    this.#node.clock.advanceTo((minute + 1) * MINUTE - 1)
    for (let i = 0; i < this.#waiting.length; i += MOST_LINES)
      await this.#sender.upload(this.#waiting.slice(i, i + MOST_LINES), this.#node.token)
    this.#waiting = []
  }
}
