/** Seeded randomness (mulberry32), so that a failing history can be run again. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  /** For small means: takes as many steps. */
  poisson(mean: number): number {
    let n = 0
    for (let p = this.next(); p > Math.exp(-mean); p *= this.next()) n++
    return n
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}
