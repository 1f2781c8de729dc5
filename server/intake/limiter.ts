/**
 * Token buckets, one per key: `burst` at once, `perSecond` in the long run. Of each only the time is kept at which it
 * will be full again: one small number a key, where a bucket of its own cost half as much again in time.
 */
export class Limiter<Key> {
  readonly #burst: number
  readonly #msPerToken: number
  readonly #mostKeys: number
  #young = new Map<Key, number>()
  #old = new Map<Key, number>()
  #turnedAt = 0
  /** Times are kept in ms since then, which fit a small integer. */
  #start: number | undefined

  constructor({ burst, perSecond, mostKeys = 200_000 }: LimiterOptions) {
    this.#burst = burst
    this.#msPerToken = 1_000 / perSecond
    this.#mostKeys = mostKeys
  }

  /** Takes a token. @returns 0 if there was one, else the seconds until there is */
  take(key: Key, now: number): number {
    this.#start ??= now
    const at = now - this.#start
    this.#turn(at)
    const fullAt = Math.max(at, this.#young.get(key) ?? this.#old.get(key) ?? at)
    const missing = fullAt - at - (this.#burst - 1) * this.#msPerToken
    if (missing > 0) return Math.ceil(missing / 1_000)
    this.#young.set(key, fullAt + this.#msPerToken)
    return 0
  }

  /** A bucket left alone for the time it takes to fill is as good as new: two generations bound the memory. */
  #turn(at: number): void {
    if (at - this.#turnedAt < this.#burst * this.#msPerToken && this.#young.size < this.#mostKeys) return
    this.#old = this.#young
    this.#young = new Map()
    this.#turnedAt = at
  }
}

export interface LimiterOptions {
  burst: number
  perSecond: number
  mostKeys?: number
}
