/** Token buckets, one per key: `burst` at once, `perSecond` in the long run. */
export class Limiter<Key> {
  readonly #burst: number
  readonly #perSecond: number
  readonly #mostKeys: number
  #young = new Map<Key, Bucket>()
  #old = new Map<Key, Bucket>()
  #turnedAt = 0

  constructor({ burst, perSecond, mostKeys = 200_000 }: LimiterOptions) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#mostKeys = mostKeys
  }

  /** Takes a token. @returns 0 if there was one, else the seconds until there is */
  take(key: Key, now: number): number {
    this.#turn(now)
    const bucket = this.#bucket(key, now)
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * this.#perSecond)
    bucket.at = now
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perSecond))
    bucket.tokens -= 1
    return 0
  }

  #bucket(key: Key, now: number): Bucket {
    const bucket = this.#young.get(key) ?? this.#old.get(key) ?? { tokens: this.#burst, at: now }
    this.#young.set(key, bucket)
    return bucket
  }

  /** A bucket left alone for the time it takes to fill is as good as new: two generations bound the memory. */
  #turn(now: number): void {
    const filled = (this.#burst / this.#perSecond) * 1000
    if (now - this.#turnedAt < filled && this.#young.size < this.#mostKeys) return
    this.#old = this.#young
    this.#young = new Map()
    this.#turnedAt = now
  }
}

export interface LimiterOptions {
  burst: number
  perSecond: number
  mostKeys?: number
}

interface Bucket {
  tokens: number
  at: number
}
