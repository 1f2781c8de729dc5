import { WINDOW_MINUTES } from '../contract/frame.ts'
import { COUNTRIES } from './country.ts'
import { RING } from './minuteLog.ts'

export const QUARTERS = 96
export const QUARTER_MINUTES = 15

const SIGNAL_COUNT = 3

/** What a report says beside its place, as one code: signal, problem type and country. */
export const factOf = (signal: number, problem: number, country: number): number =>
  (problem * SIGNAL_COUNT + signal) * COUNTRIES + country

/** What is counted of one service beside its cells. Sums are over the window. */
export class ServiceFacts {
  /** By signal: problem, working, recovered. */
  readonly signals = new Int32Array(SIGNAL_COUNT)
  /** Problem reports, by country number. */
  readonly countries = new Int32Array(COUNTRIES)
  /** Problem reports, by the type's number; 0 = not said. */
  readonly problems: number[] = []
  /** Problem reports by minute; twice the window, as in the log. */
  readonly #minutes = new Int32Array(RING)
  readonly #quarters = new QuarterRing()
  /** Since somebody last asked. */
  hasChanged = false

  add(minute: number, fact: number, by: number): void {
    this.hasChanged = true
    const kind = (fact / COUNTRIES) | 0
    const problem = (kind / SIGNAL_COUNT) | 0
    const signal = kind - problem * SIGNAL_COUNT
    this.signals[signal]! += by
    if (signal !== 0) return
    this.countries[fact - kind * COUNTRIES]! += by
    this.problems[problem] = (this.problems[problem] ?? 0) + by
    this.#minutes[minute % RING]! += by
  }

  perMinute(last: number): number[] {
    const first = last - WINDOW_MINUTES + 1
    return Array.from({ length: WINDOW_MINUTES }, (_, i) => this.#minutes[(first + i) % RING]!)
  }

  /** @param newest the quarter of an hour that it is now */
  addQuarter(quarter: number, by: number, newest: number): void {
    this.#quarters.add(quarter, by, newest)
  }

  quarters(newest: number): number[] {
    return this.#quarters.upTo(newest)
  }
}

/** Counts of the last 96 quarters of an hour. */
class QuarterRing {
  /** Twice a day, so that a quarter ahead of this node's clock doesn't overwrite one still shown. */
  readonly #counts = new Int32Array(2 * QUARTERS)
  readonly #owners = new Int32Array(2 * QUARTERS)

  add(quarter: number, by: number, newest: number): void {
    if (quarter <= newest - QUARTERS || quarter >= newest + QUARTERS) return
    const i = quarter % this.#counts.length
    if (this.#owners[i] !== quarter) this.#counts[i] = 0
    this.#owners[i] = quarter
    this.#counts[i]! += by
  }

  upTo(newest: number): number[] {
    return Array.from({ length: QUARTERS }, (_, i) => {
      const quarter = newest - QUARTERS + 1 + i
      const at = quarter % this.#counts.length
      return this.#owners[at] === quarter ? this.#counts[at]! : 0
    })
  }
}
