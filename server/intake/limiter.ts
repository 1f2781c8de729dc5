/**
 * Token buckets: `burst` at once, `perSecond` in the long run. Of each only the time is kept at which it will be full
 * again, in a table of fixed size: 2 MB for any number of callers, and nothing to collect (a Map of 200,000 callers held
 * 30 MB and cost each report 2 µs). Two callers may share a bucket; keys that nobody can foresee keep that an accident.
 */
export class Limiter {
  readonly #burst: number
  readonly #msPerToken: number
  readonly #fullAt: Float64Array

  constructor({ burst, perSecond, buckets = 262_144 }: LimiterOptions) {
    this.#burst = burst
    this.#msPerToken = 1_000 / perSecond
    this.#fullAt = new Float64Array(buckets)
  }

  /**
   * Takes a token.
   * @param key of the caller, a whole number of up to 53 bits, evenly spread
   * @returns 0 if there was one, else the seconds until there is
   */
  take(key: number, now: number): number {
    const seconds = this.wait(key, now)
    if (seconds > 0) return seconds
    const bucket = key % this.#fullAt.length
    this.#fullAt[bucket] = Math.max(now, this.#fullAt[bucket]!) + this.#msPerToken
    return 0
  }

  /** What `take` would return; takes nothing. */
  wait(key: number, now: number): number {
    const fullAt = Math.max(now, this.#fullAt[key % this.#fullAt.length]!)
    const missing = fullAt - now - (this.#burst - 1) * this.#msPerToken
    return missing > 0 ? Math.ceil(missing / 1_000) : 0
  }
}

export interface LimiterOptions {
  burst: number
  perSecond: number
  buckets?: number
}
