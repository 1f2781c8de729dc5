import type { Settings } from './settings.ts'

/** maxima are kept in thousandths, to fit two bytes */
const UNIT = 1000
const LARGEST = 65_535 / UNIT
/** blocks before a key's own tail is looked at */
const FEW_BLOCKS = 4

/**
 * Each window's own threshold, from the upper tail of its surprise on ordinary days: a noisy window is scaled down
 * without deafening the others.
 */
export class Calibration {
  readonly #s: Readonly<Settings>
  /** largest surprise per window in the running block */
  readonly running: number[]
  /** of finished blocks, window after window, in rings */
  readonly maxima: Uint16Array
  readonly thresholds: number[]
  age = 0
  finished = 0
  /** an outage fell into the running block */
  spoiled = false

  constructor(settings: Readonly<Settings>) {
    const n = settings.windows.length
    this.#s = settings
    this.running = new Array<number>(n).fill(0)
    this.maxima = new Uint16Array(n * settings.blocks)
    this.thresholds = new Array<number>(n).fill(settings.threshold)
  }

  /** What a surprise in window j is worth: 1 at the common threshold, less in a window that is loud by itself. */
  scale(j: number): number {
    return this.#s.threshold / this.thresholds[j]!
  }

  /** outage: a certain alarm is open, whose block says nothing of ordinary days. */
  learn(surprises: readonly number[], levelPerMinute: number, outage: boolean): void {
    if (outage) this.spoiled = true
    for (let j = 0; j < surprises.length; j++) if (surprises[j]! > this.running[j]!) this.running[j] = surprises[j]!
    if (++this.age < this.#s.blockMinutes) return
    this.age = 0
    if (!this.spoiled) this.#finishBlock(this.#floor(levelPerMinute))
    this.running.fill(0)
    this.spoiled = false
  }

  /** The common threshold at this level, offsets interpolated over the logarithm of the rate. */
  #floor(levelPerMinute: number): number {
    const { threshold, thresholdOffsets: points } = this.#s
    const x = Math.log(Math.max(1e-9, levelPerMinute * 60))
    const right = points.findIndex(([perHour]) => Math.log(perHour) >= x)
    if (right < 0) return threshold + points.at(-1)![1]
    if (right === 0) return threshold + points[0]![1]
    const [from, low] = points[right - 1]!
    const [to, high] = points[right]!
    return threshold + low + ((high - low) * (x - Math.log(from))) / Math.log(to / from)
  }

  #finishBlock(floor: number): void {
    const { blocks, thresholdMax } = this.#s
    for (let j = 0; j < this.running.length; j++) {
      this.maxima[j * blocks + (this.finished % blocks)] = Math.round(Math.min(this.running[j]!, LARGEST) * UNIT)
      const own = this.finished < FEW_BLOCKS ? 0 : this.#tail(j)
      this.thresholds[j] = Math.max(floor, Math.min(thresholdMax, own))
    }
    this.finished++
  }

  #tail(j: number): number {
    const { blocks, tailFactor, quietMedian } = this.#s
    const n = Math.min(this.finished + 1, blocks)
    const sorted = this.maxima.slice(j * blocks, j * blocks + n).sort()
    const high = sorted[Math.floor(0.9 * n)]! / UNIT
    const middle = Math.max(quietMedian, sorted[n >> 1]! / UNIT)
    return high + tailFactor * (high - middle)
  }
}
