import { WINDOW_MINUTES } from '../contract/frame.ts'
import { CountTable, type Changes } from './countTable.ts'

/** Minutes kept: the window, and room for nodes whose clocks run ahead. */
const RING = 128
const MOST_AHEAD = RING - WINDOW_MINUTES - 1

/**
 * What was said in each of the last 60 minutes, by (service, code). Sums over the window are the caller's: it adds what
 * it adds here, and subtracts what `advance` hands back. Pure: minutes are arguments.
 */
export class SlidingCounts {
  readonly #minutes: (CountTable | null)[] = new Array(RING).fill(null)
  /** The window is (current − 60, current]. */
  #current: number

  constructor(current: number) {
    this.#current = current
  }

  get current(): number {
    return this.#current
  }

  get bytes(): number {
    return this.#minutes.reduce((sum, table) => sum + (table?.bytes ?? 0), 0)
  }

  /** A minute ahead of this node's clock counts at once: another node's clock says that it has begun. */
  holds(minute: number): boolean {
    return minute > this.#current - WINDOW_MINUTES && minute <= this.#current + MOST_AHEAD
  }

  /** @param minute one that the window holds */
  add(minute: number, service: number, code: number, by: number): void {
    const table = (this.#minutes[minute % RING] ??= new CountTable())
    table.add(service, code, by)
  }

  at(minute: number, service: number, code: number): number {
    return this.holds(minute) ? (this.#minutes[minute % RING]?.get(service, code) ?? 0) : 0
  }

  /** Moves the window on, never backwards. `gone` takes what left it, as negative amounts. */
  advance(minute: number, gone: Changes): void {
    const first = this.#current - WINDOW_MINUTES + 1
    const steps = Math.min(minute - this.#current, RING)
    this.#current = Math.max(this.#current, minute)
    for (let i = 0; i < steps; i++) {
      const at = (first + i) % RING
      this.#minutes[at]?.forEach((service, code, count) => gone.push(service, code, -count))
      this.#minutes[at] = null
    }
  }
}
