/** Seeded random numbers: sfc32, seeded through splitmix so that neighbouring seeds are unrelated. */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1
  #spare: number | null = null

  constructor(seed: number) {
    let s = seed >>> 0
    const next = () => {
      s = (s + 0x9e3779b9) >>> 0
      let z = s
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return (z ^ (z >>> 15)) >>> 0
    }
    ;[this.#a, this.#b, this.#c] = [next(), next(), next()]
    for (let i = 0; i < 12; i++) this.unit()
  }

  /** 0 ≤ x < 1 */
  unit(): number {
    const t = (((this.#a + this.#b) >>> 0) + this.#counter) >>> 0
    this.#counter = (this.#counter + 1) >>> 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) >>> 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) >>> 0
    return t / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.unit() * n)
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  normal(): number {
    if (this.#spare !== null) {
      const value = this.#spare
      this.#spare = null
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()))
    const angle = 2 * Math.PI * this.unit()
    this.#spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  /** Exact for any mean: a large one is halved until multiplication is cheap. */
  poisson(mean: number): number {
    if (mean <= 0) return 0
    if (mean > 30) return this.poisson(mean / 2) + this.poisson(mean / 2)
    const limit = Math.exp(-mean)
    let n = 0
    for (let product = this.unit(); product > limit; product *= this.unit()) n++
    return n
  }

  /** `n` different members of a list. */
  some<T>(list: readonly T[], n: number): T[] {
    const pool = [...list]
    for (let i = 0; i < Math.min(n, pool.length); i++) {
      const j = i + this.below(pool.length - i)
      ;[pool[i], pool[j]] = [pool[j]!, pool[i]!]
    }
    return pool.slice(0, n)
  }
}
