import { WINDOW_MINUTES } from '../contract/frame.ts'
import { Changes } from './changes.ts'

/** Minutes kept: the window, and room for nodes whose clocks run ahead. */
export const RING = 128
const MOST_AHEAD = RING - WINDOW_MINUTES - 1

/**
 * What was said in each of the last 60 minutes, so that it can be taken back when its minute leaves. Nobody looks
 * anything up in it: a log is written in sequence, in a third of the memory of a table. Pure: minutes are arguments.
 */
export class MinuteLog {
  readonly #minutes: (Changes | null)[] = new Array(RING).fill(null)
  /** The window is (current − 60, current]. */
  #current: number

  constructor(current: number) {
    this.#current = current
  }

  get current(): number {
    return this.#current
  }

  get bytes(): number {
    return this.#minutes.reduce((sum, minute) => sum + (minute?.bytes ?? 0), 0)
  }

  /** A minute ahead of this node's clock counts at once: another node's clock says that it has begun. */
  holds(minute: number): boolean {
    return minute > this.#current - WINDOW_MINUTES && minute <= this.#current + MOST_AHEAD
  }

  /** @param minute one that the window holds */
  add(minute: number, service: number, code: number, by: number): void {
    const changes = (this.#minutes[minute % RING] ??= new Changes())
    changes.push(service, code, by)
  }

  /** Moves the window on, never backwards. Hands over what leaves it, minute by minute, as negative amounts. */
  advance(minute: number, take: (gone: Changes, minute: number) => void): void {
    const first = this.#current - WINDOW_MINUTES + 1
    const steps = Math.min(minute - this.#current, RING)
    if (steps <= 0) return
    this.#minutes[this.#current % RING]?.seal()
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
