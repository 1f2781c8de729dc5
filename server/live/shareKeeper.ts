import { HOUR, minuteOf, type Clock } from '../clock.ts'
import { awaitsFolding } from '../db/batches.ts'
import { growShares, readShares } from '../db/shares.ts'
import type { Sql } from '../db/sql.ts'
import { Geography } from '../verdict/geography.ts'
import { countryOfCell, land, settlements } from '../verdict/land.ts'
import type { Usual } from '../verdict/usual.ts'

/** Real time: the clock of a scenario runs through its hours in seconds. */
const LOOK_EVERY_MS = 2_000
/** Reports are taken in when they can hardly be joined by late ones. */
const LAG_MINUTES = 120

export interface ShareKeeperOptions {
  sql: Sql
  clock: Clock
  usual: Usual
  onError(error: unknown): void
}

/** Keeps this node's idea of where reports usually come from up to date, hour by hour; whoever comes first writes it down. */
export class ShareKeeper {
  readonly #options: ShareKeeperOptions
  #hour = -1
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: ShareKeeperOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    await this.#look()
    this.#schedule()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#looking
  }

  #schedule(): void {
    if (this.#closed) return
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().catch(this.#options.onError)
      void this.#looking.then(() => this.#schedule())
    }, LOOK_EVERY_MS)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    const { sql, clock, usual } = this.#options
    const hour = Math.floor(clock.now() / HOUR)
    if (hour === this.#hour) return
    const until = minuteOf(hour * HOUR) - LAG_MINUTES - 1
    // With the next look they may be in; of a clock that runs through its hours in seconds, they often aren't yet.
    if (await awaitsFolding(sql, until)) return
    while (!this.#closed && (await growShares(sql, until, countryOfCell)));
    const shares = await readShares(sql, minuteOf(clock.now()))
    usual.geography = new Geography(land(), settlements(), shares)
    this.#hour = hour
  }
}
