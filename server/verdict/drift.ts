import type { Settings } from './settings.ts'

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x))

/**
 * The last hours' own mood: how far above or below its baseline a key runs. Its logarithm is taken for a mean-reverting
 * walk and followed by a Kalman filter over the reports. The filter listens with a delay, and only to minutes that were
 * calm then and are calm now, so that an outage does not explain itself away; what may have changed since is added to
 * the variance of its forecast.
 */
export class Drift {
  readonly #s: Readonly<Settings>
  readonly #lag: number
  /** what a minute, and the delay, leave of the mood's logarithm */
  readonly #kept: number
  readonly #keptOverLag: number
  readonly #spread: number
  /** filtered ln(mood) at the end of the delay, and its variance */
  mood = 0
  variance: number
  at = 0
  filled = 0
  readonly counts: Float32Array
  /** expected without drift; negative where the minute was not calm */
  readonly rates: Float32Array

  constructor(settings: Readonly<Settings>) {
    this.#s = settings
    this.#lag = settings.driftLagMinutes
    this.#kept = Math.exp(-1 / settings.driftMemoryMinutes)
    this.#keptOverLag = this.#kept ** this.#lag
    this.#spread = settings.driftSd ** 2
    this.variance = this.#spread
    this.counts = new Float32Array(this.#lag)
    this.rates = new Float32Array(this.#lag)
  }

  /** Forecast for now; 1 where nothing is known. */
  get factor(): number {
    const { driftLow, driftHigh } = this.#s
    const known = this.#spread - this.forecastVariance
    return clamp(Math.exp(this.mood * this.#keptOverLag - known / 2), driftLow, driftHigh)
  }

  /** Relative variance of the forecast, near enough. */
  get forecastVariance(): number {
    const kept = this.#keptOverLag ** 2
    return kept * this.variance + (1 - kept) * this.#spread
  }

  /** A minute's reports, and the rate expected without drift (always positive). */
  learn(count: number, rate: number, calm: boolean): void {
    const { at } = this
    const oldCount = this.counts[at]!
    const oldRate = this.rates[at]!
    this.counts[at] = count
    this.rates[at] = calm ? rate : -rate
    this.at = at + 1 === this.#lag ? 0 : at + 1
    if (this.filled < this.#lag) this.filled++
    else this.#step(oldCount, oldRate, calm && oldRate > 0)
  }

  #step(count: number, rate: number, usable: boolean): void {
    this.mood *= this.#kept
    this.variance = this.#kept ** 2 * this.variance + (1 - this.#kept ** 2) * this.#spread
    if (!usable) return
    const m = rate * Math.exp(this.mood - (this.#spread - this.variance) / 2)
    const spread = this.variance * m + this.#s.driftDispersion
    this.mood += (this.variance * (count - m)) / spread
    this.variance *= this.#s.driftDispersion / spread
  }
}
