import { type Random } from './random.ts'

const WINDOW = 60
const PER_NETWORK = 2

/** A report's network, drawn from so many that a few are crowded (shared addresses of mobile carriers). */
export const crowdedNetwork = (r: Random, networks = 20_000): number => Math.floor(networks ** r.unit()) - 1

/** The effective count: of each network at most two reports in 60 minutes; and how many networks spoke. */
export class EffectiveCount {
  readonly #seats = new Map<number, number>()
  readonly #queue: { minute: number; network: number }[] = []

  /** 1 if the report counts, else 0; reporters are taken to be different people. */
  add(minute: number, network: number): number {
    this.#expire(minute)
    const taken = this.#seats.get(network) ?? 0
    this.#seats.set(network, taken + 1)
    this.#queue.push({ minute, network })
    return taken < PER_NETWORK ? 1 : 0
  }

  get networks(): number {
    return this.#seats.size
  }

  get largestShare(): number {
    return this.#queue.length ? Math.max(...this.#seats.values()) / this.#queue.length : 0
  }

  #expire(minute: number): void {
    while (this.#queue.length && this.#queue[0]!.minute <= minute - WINDOW) {
      const { network } = this.#queue.shift()!
      const left = this.#seats.get(network)! - 1
      if (left) this.#seats.set(network, left)
      else this.#seats.delete(network)
    }
  }

  clone(): EffectiveCount {
    const twin = new EffectiveCount()
    for (const { minute, network } of this.#queue) twin.add(minute, network)
    return twin
  }
}
