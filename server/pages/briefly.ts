import type { Clock } from '../clock.ts'

interface Kept<Value> {
  at: number
  value: Promise<Value>
}

/**
 * Remembers for a short time what is made at some cost, and has it made once however many want it. What fails is not
 * remembered.
 */
export class Briefly<Value> {
  readonly #clock: Clock
  readonly #ms: number
  readonly #most: number
  readonly #kept = new Map<string, Kept<Value>>()

  /** @param most how many are kept at once; beyond them the oldest go */
  constructor({ clock, ms, most }: { clock: Clock; ms: number; most: number }) {
    this.#clock = clock
    this.#ms = ms
    this.#most = most
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const now = this.#clock.now()
    const kept = this.#kept.get(key)
    if (kept && now - kept.at < this.#ms && now >= kept.at) return kept.value
    const value = make()
    const fresh = { at: now, value }
    this.#kept.delete(key)
    this.#kept.set(key, fresh)
    value.catch(() => this.#kept.get(key) === fresh && this.#kept.delete(key))
    this.#trim()
    return value
  }

  #trim(): void {
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) return
      this.#kept.delete(key)
    }
  }
}
