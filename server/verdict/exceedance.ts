import type { Baseline } from './baseline.ts'
import type { Calibration } from './calibration.ts'
import type { Dispersion } from './dispersion.ts'
import type { Settings } from './settings.ts'
import type { Windows } from './windows.ts'

const SMALLEST_MEAN = 1e-9
/** counts below this many standard deviations above the mean are not worth a tail */
const NOT_WORTH = 1.5

/** How surprising each window's count is, −log10 P(Y ≥ y) under the baseline, and which window speaks loudest. */
export class Exceedance {
  readonly #s: Readonly<Settings>
  readonly surprises: number[]
  /** the largest surprise, each scaled by its window's own threshold */
  score = 0
  /** index of the window it came from; −1: none */
  loudest = -1

  constructor(settings: Readonly<Settings>) {
    this.#s = settings
    this.surprises = new Array<number>(settings.windows.length).fill(0)
  }

  test(minute: number, windows: Windows, baseline: Baseline, dispersion: Dispersion, calibration: Calibration): void {
    this.score = 0
    this.loudest = -1
    for (let j = 0; j < this.surprises.length; j++) {
      const m = Math.max(windows.sumExpected[j]!, SMALLEST_MEAN)
      const surprise = this.surprise(j, windows.sumCount[j]!, m, minute, baseline, dispersion)
      const score = surprise * calibration.scale(j)
      this.surprises[j] = surprise
      if (score > this.score) [this.score, this.loudest] = [score, j]
    }
  }

  /** −log10 P(Y ≥ y) of y reports in window j where m are expected. */
  surprise(j: number, y: number, m: number, minute: number, baseline: Baseline, dispersion: Dispersion): number {
    if (y < this.#s.minReports || y <= m) return 0
    const { level, season, drift } = baseline
    const seasonVariance = season.variance(minute)
    const driftVariance = drift.forecastVariance
    const varianceOf = (x: number) => dispersion.variance(j, x, level.shape, driftVariance) + x * x * seasonVariance
    if (!level.cold && y <= m + NOT_WORTH * Math.sqrt(varianceOf(m) + (m * m) / level.shape)) return 0
    return Math.max(0, -level.logTail(y, m, varianceOf) / Math.LN10)
  }
}
