import { minuteOf, type Clock } from '../clock.ts'
import type { Batch } from '../db/batches.ts'
import type { LiveSnapshot } from '../db/rollups.ts'
import { LiveState, QUARTERS } from './state.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'
import type { Ticker } from './ticker.ts'

/** How often the window is moved on where no report does it. */
const ADVANCE_MS = 250

export interface LiveOptions {
  clock: Clock
  ticker: Ticker
  /** Reads the database from the given first minute and first quarter of an hour on. */
  read(firstMinute: number, firstQuarter: number): Promise<LiveSnapshot>
}

/** A node's projection of the database: loads it, applies what is relayed, moves with the clock. */
export class Live {
  readonly #options: LiveOptions
  #state: LiveState
  #loaded = false
  #timer: NodeJS.Timeout

  constructor(options: LiveOptions) {
    this.#options = options
    this.#state = new LiveState(minuteOf(options.clock.now()))
    this.#timer = setInterval(() => this.#advance(), ADVANCE_MS).unref()
  }

  /** As of now. */
  get state(): LiveState {
    this.#advance()
    return this.#state
  }

  get loaded(): boolean {
    return this.#loaded
  }

  /** Replaces the state by what the database holds. Clients hear of every cell that was or is there. */
  async load(): Promise<LiveSnapshot['seen']> {
    const minute = minuteOf(this.#options.clock.now())
    const snapshot = await this.#options.read(minute - WINDOW_MINUTES + 1, Math.floor(minute / 15) - QUARTERS + 1)
    const state = LiveState.from(snapshot, minute)
    this.#options.ticker.replace(this.#state, state)
    this.#state = state
    this.#loaded = true
    this.#advance()
    return snapshot.seen
  }

  apply(batch: Batch): void {
    this.#state.advance(minuteOf(this.#options.clock.now()))
    this.#state.apply(batch)
    this.#options.ticker.flush(this.#state)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #advance(): void {
    const minute = minuteOf(this.#options.clock.now())
    if (minute <= this.#state.minute) return
    this.#state.advance(minute)
    this.#options.ticker.flush(this.#state)
  }
}
