import type { Settings } from './settings.ts'

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x))

/**
 * The last hours' own mood: what was reported over what was expected, half-life three hours. It listens with a delay,
 * and only to minutes that were calm then and are calm now, so that an outage does not explain itself away.
 */
export class Drift {
  readonly #s: Readonly<Settings>
  readonly #forget: number
  readonly #lag: number
  count = 0
  expected = 0
  at = 0
  filled = 0
  readonly counts: Float32Array
  /** negative where the minute was not calm */
  readonly rates: Float32Array

  constructor(settings: Readonly<Settings>) {
    this.#s = settings
    this.#forget = 0.5 ** (1 / settings.driftHalfLifeMinutes)
    this.#lag = settings.driftLagMinutes
    this.counts = new Float32Array(this.#lag)
    this.rates = new Float32Array(this.#lag)
  }

  get factor(): number {
    const { driftShrink, driftLow, driftHigh } = this.#s
    return clamp((driftShrink + this.count) / (driftShrink + this.expected), driftLow, driftHigh)
  }

  /** A minute's reports, and the rate expected without drift (always positive). */
  learn(count: number, rate: number, calm: boolean): void {
    const { at } = this
    const [oldCount, oldRate] = [this.counts[at]!, this.rates[at]!]
    this.counts[at] = count
    this.rates[at] = calm ? rate : -rate
    this.at = at + 1 === this.#lag ? 0 : at + 1
    if (this.filled < this.#lag) this.filled++
    else if (calm && oldRate > 0) this.#add(oldCount, oldRate)
  }

  #add(count: number, rate: number): void {
    this.count = this.count * this.#forget + count
    this.expected = this.expected * this.#forget + rate
  }
}
