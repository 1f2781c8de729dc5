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
  readonly tileCount: number[]
  readonly tileExpected: number[]
  readonly residual: number[]
  readonly weight: number[]

  constructor(settings: Readonly<Settings>) {
    const n = settings.windows.length
    this.#s = settings
    this.#forget = settings.windows.map((w) => 0.5 ** (w / (settings.levelHalfLifeDays * MINUTES_A_DAY)))
    this.tileCount = new Array<number>(n).fill(0)
    this.tileExpected = new Array<number>(n).fill(0)
    this.residual = new Array<number>(n).fill(0)
    this.weight = new Array<number>(n).fill(0)
  }

  /** age: minutes this key has been watched; its first day is spent on finding the level. */
  learn(minute: number, count: number, rate: number, age: number, driftVariance: number): void {
    const { windows } = this.#s
    for (let j = 0; j < windows.length; j++) {
      this.tileCount[j]! += count
      this.tileExpected[j]! += rate
      if ((minute + 1) % windows[j]! === 0) this.#finishTile(j, age > SETTLE_MINUTES, driftVariance)
    }
  }

  #finishTile(j: number, settled: boolean, driftVariance: number): void {
    const m = this.tileExpected[j]!
    if (settled && m > SMALLEST_TILE) {
      const weight = Math.min(1, m * 2)
      const square = Math.min((this.tileCount[j]! - m) ** 2 / this.#assumed(m, driftVariance), LARGEST_SQUARE / weight)
      this.residual[j] = this.residual[j]! * this.#forget[j]! + square * weight
      this.weight[j] = this.weight[j]! * this.#forget[j]! + weight
    }
    this.tileCount[j] = this.tileExpected[j] = 0
  }

  #assumed(m: number, driftVariance: number): number {
    return this.#s.dispersion * m + (this.#s.quadratic + driftVariance) * m * m
  }

  factor(j: number): number {
    const { dispersionPrior: n, dispersionLow, dispersionHigh } = this.#s
    const factor = (n + this.residual[j]!) / (n + this.weight[j]!)
    return Math.min(dispersionHigh, Math.max(dispersionLow, factor))
  }

  /** Variance of a count around m in window j; wider while few reports have shown how noisy this key is. */
  variance(j: number, m: number, reportsSeen: number, driftVariance: number): number {
    const { sparseShrink: k } = this.#s
    return this.factor(j) * this.#assumed(m, driftVariance) * (1 + k / (k + reportsSeen))
  }
}
