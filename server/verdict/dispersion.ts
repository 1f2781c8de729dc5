import type { Settings } from './settings.ts'

/** a tile that expects less says nothing of the noise */
const SMALLEST_TILE = 0.02
const LARGEST_SQUARE = 16
const SETTLE_MINUTES = 1440
const MINUTES_A_DAY = 1440

/** How noisy a key's own reports are, per window: mean squared residual of non-overlapping tiles over what is assumed. */
export class Dispersion {
  readonly #s: Readonly<Settings>
  readonly #forget: readonly number[]
  readonly tileCount: Float64Array
  readonly tileExpected: Float64Array
  readonly residual: Float64Array
  readonly weight: Float64Array

  constructor(settings: Readonly<Settings>) {
    const n = settings.windows.length
    this.#s = settings
    this.#forget = settings.windows.map((w) => 0.5 ** (w / (settings.levelHalfLifeDays * MINUTES_A_DAY)))
    this.tileCount = new Float64Array(n)
    this.tileExpected = new Float64Array(n)
    this.residual = new Float64Array(n)
    this.weight = new Float64Array(n)
  }

  /** age: minutes this key has been watched; its first day is spent on finding the level. */
  learn(minute: number, count: number, rate: number, age: number): void {
    const { windows } = this.#s
    for (let j = 0; j < windows.length; j++) {
      this.tileCount[j]! += count
      this.tileExpected[j]! += rate
      if ((minute + 1) % windows[j]! === 0) this.#finishTile(j, age > SETTLE_MINUTES)
    }
  }

  #finishTile(j: number, settled: boolean): void {
    const m = this.tileExpected[j]!
    if (settled && m > SMALLEST_TILE) {
      const weight = Math.min(1, m * 2)
      const square = Math.min((this.tileCount[j]! - m) ** 2 / this.#assumed(m), LARGEST_SQUARE / weight)
      this.residual[j] = this.residual[j]! * this.#forget[j]! + square * weight
      this.weight[j] = this.weight[j]! * this.#forget[j]! + weight
    }
    this.tileCount[j] = this.tileExpected[j] = 0
  }

  #assumed(m: number): number {
    return this.#s.dispersion * m + this.#s.quadratic * m * m
  }

  factor(j: number): number {
    const { dispersionPrior: n, dispersionLow, dispersionHigh } = this.#s
    const factor = (n + this.residual[j]!) / (n + this.weight[j]!)
    return Math.min(dispersionHigh, Math.max(dispersionLow, factor))
  }

  /** Variance of a count around m in window j; wider while few reports have shown how noisy this key is. */
  variance(j: number, m: number, reportsSeen: number): number {
    const { sparseShrink: k } = this.#s
    return this.factor(j) * this.#assumed(m) * (1 + k / (k + reportsSeen))
  }
}
