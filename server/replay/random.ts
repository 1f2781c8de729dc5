import { createHash } from 'node:crypto'

/** Below this the product of uniforms in Knuth's method is far from the smallest double. */
const LARGEST_MEAN = 30

/** Seeded randomness (mulberry32): the same seed plays the same outage again. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A stream of its own for each name, so that a phase added to a scenario leaves what is said beside it as it was. */
  static of(seed: number, name: string): Random {
    return new Random(createHash('sha256').update(`${seed} ${name}`).digest().readUInt32LE())
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A Poisson count. A sum of Poisson counts is one, so a large mean is drawn in portions. */
  poisson(mean: number): number {
    let count = 0
    for (let rest = mean; rest > 0; rest -= LARGEST_MEAN) count += this.#fewPoisson(Math.min(rest, LARGEST_MEAN))
    return count
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.next())
  }

  /** Knuth's method: uniforms are multiplied until e^−mean is passed. */
  #fewPoisson(mean: number): number {
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.next(); product > limit; product *= this.next()) count++
    return count
  }
}

/** Draws one of several values, each with its weight. */
export class Chooser<T> {
  readonly #values: readonly T[]
  /** Running sums. */
  readonly #upTo: Float64Array

  /** @param weighted at least one value with a weight above 0 */
  constructor(weighted: readonly (readonly [value: T, weight: number])[]) {
    this.#values = weighted.map(([value]) => value)
    let sum = 0
    this.#upTo = Float64Array.from(weighted, ([, weight]) => (sum += weight))
  }

  draw(random: Random): T {
    const at = random.next() * this.#upTo[this.#upTo.length - 1]!
    const found = this.#upTo.findIndex((sum) => at < sum)
    return this.#values[found < 0 ? this.#values.length - 1 : found]!
  }
}
