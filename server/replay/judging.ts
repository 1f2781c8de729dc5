import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE, type Clock } from '../clock.ts'
import { Leadership } from '../db/leader.ts'
import { connect, disconnect, type Sql } from '../db/sql.ts'
import { readProgress } from '../db/verdicts.ts'

/** A node that leads judges several times a second; one that hasn't for this long won't any more. */
const PATIENCE_MS = 5 * MINUTE
const PAUSE_MS = 20

/**
 * Decides when the node may begin to judge, and knows how far it is. Until then the lead is held here: whoever leads
 * takes every minute that is over for complete, which those of the history aren't before the last of it has arrived.
 */
export class Judging {
  readonly #sql: Sql
  readonly #lead: Leadership
  #held = true

  private constructor(databaseUrl: string) {
    this.#sql = connect(databaseUrl, { max: 1, name: 'replay' })
    this.#lead = new Leadership(databaseUrl)
  }

  /** Takes the lead, before any node is there. */
  static async held(databaseUrl: string): Promise<Judging> {
    const judging = new Judging(databaseUrl)
    if (await judging.#lead.check()) return judging
    await judging.close()
    throw new Error('Another node judges on this database.')
  }

  /** From now on the node leads. */
  async begin(): Promise<void> {
    this.#held = false
    await this.#lead.close()
  }

  /** Waits until every minute up to and including this one is judged; `onProgress` hears of the last that is. */
  async until(
    minute: number,
    { wall, signal, onProgress = () => {} }: { wall: Clock; signal: AbortSignal; onProgress?(minute: number): void },
  ): Promise<void> {
    let judged = -1
    let movedAt = wall.now()
    for (;;) {
      const last = (await readProgress(this.#sql))?.minute ?? -1
      if (last >= minute) return
      if (last > judged) movedAt = wall.now()
      if (wall.now() > movedAt + PATIENCE_MS) throw new Error('The node has stopped to judge what was reported.')
      judged = last
      if (judged >= 0) onProgress(judged)
      await delay(PAUSE_MS, undefined, { signal })
    }
  }

  async close(): Promise<void> {
    if (this.#held) await this.#lead.close()
    await disconnect(this.#sql)
  }
}
