/** an excess is taken for at least this multiple of normal */
const ONSET_RATIO = 2
/** … and at most this: an outage grows, its beginning is fainter than its height */
const ONSET_RATIO_MOST = 5
/** while it grows, its first reports come later than at its later pace: by so many of the gaps between them */
const ONSET_GAPS = 3

/** what running sums may lose of a report */
const ROUNDING = 1e-6

/** The last two hours by the minute, with running sums over each window. */
export class Windows {
  readonly #minutes: readonly number[]
  readonly #size: number
  readonly counts: Float32Array
  readonly expected: Float32Array
  at = 0
  /** minutes seen */
  age = 0
  readonly sumCount: number[]
  readonly sumExpected: number[]

  constructor(minutes: readonly number[]) {
    this.#minutes = minutes
    this.#size = Math.max(...minutes) + 1
    this.counts = new Float32Array(this.#size)
    this.expected = new Float32Array(this.#size)
    this.sumCount = new Array<number>(minutes.length).fill(0)
    this.sumExpected = new Array<number>(minutes.length).fill(0)
  }

  push(count: number, rate: number): void {
    const { at, counts, expected } = this
    counts[at] = count
    expected[at] = rate
    this.age++
    for (let j = 0; j < this.#minutes.length; j++) {
      this.sumCount[j]! += counts[at]
      this.sumExpected[j]! += expected[at]
      if (this.age > this.#minutes[j]!) this.#drop(j, this.ago(this.#minutes[j]! - 1))
    }
    this.at = at + 1 === this.#size ? 0 : at + 1
  }

  #drop(window: number, index: number): void {
    this.sumCount[window]! -= this.counts[index]!
    this.sumExpected[window]! -= this.expected[index]!
  }

  /**
   * Whether, with so many reports in the next minute, some window may hold that many reports and that multiple of what
   * is expected in it, however little is expected of the minute to come.
   */
  mayReach(next: number, reports: number, ratio: number): boolean {
    return this.#minutes.some((minutes, j) => {
      const leaving = this.age >= minutes ? this.ago(minutes - 1) : -1
      const count = this.sumCount[j]! + next - (this.counts[leaving] ?? 0)
      const expected = this.sumExpected[j]! - (this.expected[leaving] ?? 0)
      return count + ROUNDING >= reports && count + ROUNDING >= ratio * expected
    })
  }

  /** No report in the longest window; sums of fractional counts may leave a trace of rounding. */
  get silent(): boolean {
    return this.sumCount.at(-1)! < 1e-9
  }

  /** Ring index of the minute that many minutes before the last one pushed. */
  ago(minutes: number): number {
    return (this.at - 1 - minutes + 2 * this.#size) % this.#size
  }

  /** Reports in `minutes` that ended `lag` minutes ago. */
  countAgo(lag: number, minutes: number): number {
    let sum = 0
    for (let i = 0; i < minutes; i++) sum += this.counts[this.ago(lag + i)]!
    return sum
  }

  /** What was expected in the same. */
  expectedAgo(lag: number, minutes: number): number {
    let sum = 0
    for (let i = 0; i < minutes; i++) sum += this.expected[this.ago(lag + i)]!
    return sum
  }

  /**
   * Minutes since the excess began, the likeliest change from normal to `ratio` times that: where Σ(y − cλ), summed
   * backwards over at most `limit` minutes, is largest, c = (ratio − 1)/ln ratio. It stops once far below its best.
   */
  onset(limit: number, ratio: number): number {
    const r = Math.min(Math.max(ratio, ONSET_RATIO), ONSET_RATIO_MOST)
    const reference = (r - 1) / Math.log(r)
    let sum = 0
    let best = 0
    let back = 0
    let reports = 0
    let since = 0
    for (let i = 0; i < Math.min(limit, this.age, this.#size - 1) && sum >= best - 8; i++) {
      const k = this.ago(i)
      reports += this.counts[k]!
      sum += this.counts[k]! - reference * this.expected[k]!
      if (sum > best) [best, back, since] = [sum, i, reports]
    }
    return back + (since > 0 ? Math.round((ONSET_GAPS * (back + 1)) / since) : 0)
  }
}
