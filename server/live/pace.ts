import type { Allowance } from './allowance.ts'

/** A thing that is sent now if it was quiet, and at most every `interval` ms while it's busy. */
export interface Paced {
  /** When it may be sent next, on the pacing clock. */
  dueAt: number
}

/**
 * Leading edge, then throttle: the first change of a quiet thing goes out at once, later ones wait until it's due and
 * there is time to spare. One timer for all. The pacing clock is real time even while a scenario runs: people watch in real time.
 */
export class Pace<T extends Paced> {
  readonly #interval: number
  readonly #allowance: Allowance
  readonly #send: (item: T) => void
  readonly #waiting = new Set<T>()
  #timer: NodeJS.Timeout | undefined

  /** @param allowance shared by all that is sent */
  constructor(interval: number, allowance: Allowance, send: (item: T) => void) {
    this.#interval = interval
    this.#allowance = allowance
    this.#send = send
  }

  changed(item: T): void {
    const now = performance.now()
    const dueAt = this.#dueAt(item)
    if (now >= dueAt) this.#sendNow(item, now)
    else {
      this.#waiting.add(item)
      this.#timer ??= setTimeout(() => this.#sendDue(), dueAt - now)
    }
  }

  forget(item: T): void {
    this.#waiting.delete(item)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting.clear()
  }

  #sendNow(item: T, now: number): void {
    this.#waiting.delete(item)
    item.dueAt = now + this.#interval
    this.#send(item)
    this.#allowance.spend(now, performance.now())
  }

  #dueAt({ dueAt }: T): number {
    return Math.max(dueAt, this.#allowance.opensAt)
  }

  #sendDue(): void {
    this.#timer = undefined
    let next = Infinity
    for (const item of this.#waiting) {
      const now = performance.now()
      const dueAt = this.#dueAt(item)
      // Timers fire up to a millisecond early.
      if (dueAt <= now + 1) this.#sendNow(item, now)
      else next = Math.min(next, dueAt)
    }
    if (next < Infinity) this.#timer = setTimeout(() => this.#sendDue(), next - performance.now())
  }
}
