import { WINDOW_MINUTES } from '../contract/frame.ts'
import { Changes } from './changes.ts'

/** Minutes kept: the window, and room for nodes whose clocks run ahead. */
export const RING = 128
/** Bytes of columns that are kept for the next minute: room for 87,000 reports. */
const MOST_SPARE = 2 ** 20
const MOST_AHEAD = RING - WINDOW_MINUTES - 1

/**
 * What was said in each of the last 60 minutes, so that it can be taken back when its minute leaves. Nobody looks
 * anything up in it: a log is written in sequence, in a third of the memory of a table. Pure: minutes are arguments.
 */
export class MinuteLog {
  readonly #minutes: (Changes | null)[] = new Array(RING).fill(null)
  /** Empty columns of the minute that is over, for the next one: those made anew have to grow, which takes 8% of a batch. */
  #spare: Changes | null = null
  /** The window is (current − 60, current]. */
  #current: number

  constructor(current: number) {
    this.#current = current
  }

  get current(): number {
    return this.#current
  }

  get bytes(): number {
    return this.#minutes.reduce((sum, minute) => sum + (minute?.bytes ?? 0), this.#spare?.bytes ?? 0)
  }

  /**
   * Where to write what was said in a minute; null if the window doesn't hold it. A minute ahead of this node's clock
   * counts at once: another node's clock says that it has begun. Good until the window moves.
   */
  at(minute: number): Changes | null {
    if (minute <= this.#current - WINDOW_MINUTES || minute > this.#current + MOST_AHEAD) return null
    return this.#minutes[minute % RING] ?? this.#begin(minute)
  }

  #begin(minute: number): Changes {
    // Of a minute that is over little comes late.
    const isOver = minute < this.#current
    const changes = isOver || this.#spare === null ? new Changes() : this.#spare
    if (!isOver) this.#spare = null
    return (this.#minutes[minute % RING] = changes)
  }

  #seal(minute: number): void {
    const changes = this.#minutes[minute % RING]
    if (!changes) return
    this.#minutes[minute % RING] = changes.sealed()
    changes.clear()
    this.#spare = changes.bytes > MOST_SPARE ? null : changes
  }

  /** Moves the window on, never backwards. Hands over what leaves it, minute by minute, as negative amounts. */
  advance(minute: number, take: (gone: Changes, minute: number) => void): void {
    const first = this.#current - WINDOW_MINUTES + 1
    const steps = Math.min(minute - this.#current, RING)
    if (steps <= 0) return
    this.#seal(this.#current)
    this.#current = minute
    for (let i = first; i < first + steps; i++) {
      const gone = this.#minutes[i % RING]
      this.#minutes[i % RING] = null
      if (!gone) continue
      gone.negate()
      take(gone, i)
    }
  }
}
