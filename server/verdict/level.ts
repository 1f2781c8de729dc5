import { logMass, logTail } from './special.ts'
import type { Settings } from './settings.ts'
import type { Prior } from './verdict.ts'

const LOWEST_PER_HOUR = 0.003
const HIGHEST_PER_HOUR = 30_000
/** ratio of neighbouring grid levels: about five per decade */
const STEP = 1.6
const LEVELS = Math.ceil(Math.log(HIGHEST_PER_HOUR / LOWEST_PER_HOUR) / Math.log(STEP)) + 1
const PER_MINUTE = Float64Array.from({ length: LEVELS }, (_, i) => (LOWEST_PER_HOUR / 60) * STEP ** i)
/** below this weight a level cannot move a tail probability that matters */
const NEGLIGIBLE = 1e-13
const FORGOTTEN = 1e-30
const SMALLEST_SHAPE = 0.1

/** What a level was believed to be at one time. */
export interface Belief {
  weights: Float64Array | null
  shape: number
  exposure: number
}

/**
 * Reports per minute of a key at a season of 1.
 * Cold: a discrete posterior over log-spaced levels, so that "not known yet" spans orders of magnitude.
 * Warm: a Gamma posterior, shape / exposure, with exponential forgetting.
 */
export class Level {
  readonly #s: Readonly<Settings>
  /** null once warm */
  weights: Float64Array | null
  shape = 1
  exposure = 1

  constructor(settings: Readonly<Settings>, prior: Prior) {
    this.#s = settings
    this.weights = PER_MINUTE.map((rate) => Math.exp(-0.5 * (Math.log((rate * 60) / prior.perHour) / prior.sdLog) ** 2))
    this.#normalise(this.weights)
  }

  get cold(): boolean {
    return this.weights !== null
  }

  get mean(): number {
    return this.shape / this.exposure
  }

  /** A cautious low guess of the level: the given quantile while cold, the mean once warm. */
  low(quantile: number): number {
    if (!this.weights) return this.mean
    let i = 0
    for (let sum = this.weights[0]!; sum < quantile && i < LEVELS - 1; sum += this.weights[i]!) i++
    return PER_MINUTE[i]!
  }

  /** Warm: y reports in `exposure` minutes of a season of 1. */
  learn(y: number, exposure: number, forget: number): void {
    this.shape = Math.max(this.shape * forget + y, SMALLEST_SHAPE)
    this.exposure = this.exposure * forget + exposure
  }

  /**
   * Cold: each level's weight × (its likelihood + ε/(1+y))^η. η < 1 because reports are correlated; ε is "an outage of
   * any size", so that one outage cannot teach a quiet key that it is loud, while hours of the same count can.
   */
  learnCold(y: number, exposure: number): void {
    const { weights } = this
    if (!weights) return
    const { coldDispersion, coldTemper, outagePrior, coldWarmAt } = this.#s
    for (let i = 0; i < LEVELS; i++) {
      const m = PER_MINUTE[i]! * exposure
      const normal = Math.exp(logMass(y, m, coldDispersion * m + 0.1 * m * m))
      const outage = y > m ? outagePrior / (1 + y) : 0
      weights[i]! *= (normal + outage) ** coldTemper
    }
    this.#normalise(weights)
    if (this.shape >= coldWarmAt) this.weights = null
  }

  /** ln P(Y ≥ y) where m is expected at the mean level and varianceOf gives the noise around any mean. */
  logTail(y: number, m: number, varianceOf: (mean: number) => number): number {
    if (!this.weights) return logTail(y, m, varianceOf(m) + (m * m) / this.shape)
    let p = 0
    for (let i = LEVELS - 1; i >= 0; i--) {
      const w = this.weights[i]!
      if (w < NEGLIGIBLE) continue
      const mean = (m * PER_MINUTE[i]!) / this.mean
      p += mean >= y ? w : w * Math.exp(logTail(y, mean, varianceOf(mean)))
    }
    return Math.log(Math.max(p, 1e-300))
  }

  /** All that is believed, to be taken back to. */
  belief(): Belief {
    return { weights: this.weights?.slice() ?? null, shape: this.shape, exposure: this.exposure }
  }

  takeBack({ weights, shape, exposure }: Belief): void {
    this.weights = weights
    this.shape = shape
    this.exposure = exposure
  }

  /** The level is `factor` times what was believed. */
  rebase(factor: number): void {
    this.exposure /= factor
  }

  /** Weights sum to 1; shape and exposure are those of the Gamma with the same mean and variance. */
  #normalise(weights: Float64Array): void {
    const total = weights.reduce((sum, w) => sum + w)
    let mean = 0
    let square = 0
    for (let i = 0; i < LEVELS; i++) {
      const w = Math.max(weights[i]! / total, FORGOTTEN)
      weights[i] = w
      mean += w * PER_MINUTE[i]!
      square += w * PER_MINUTE[i]! ** 2
    }
    this.shape = 1 / Math.max(square / (mean * mean) - 1, 1e-6)
    this.exposure = this.shape / mean
  }
}
