import type { Signals } from './verdict.ts'

/**
 * An area has a key of its own once so many effective problem reports came from it within `AREA_MEMORY`. That bounds the
 * keys by the reports, and costs no time: even on a silent key no alarm opens with fewer.
 */
export const AREA_REPORTS = 15
/** Minutes that are remembered of an area without a key; what a new key knows when it begins. */
export const AREA_MEMORY = 3 * 1440

const DAY = 1440
/** Sums of fractions. */
const ROUNDING = 1e-9

/** What a new key is told of the past: the networks of that time aren't known any more, so it can't have been major. */
export type Past = Map<number, Signals>

/** What was reported of late in the areas that have no key yet, by the key's name. */
export class WaitingAreas {
  readonly #heard = new Map<string, Past>()
  #tidied = 0

  /** Minutes must come in order. */
  hear(name: string, minute: number, { problems, positives = 0 }: Signals): void {
    let past = this.#heard.get(name)
    if (!past) this.#heard.set(name, (past = new Map()))
    past.set(minute, { problems, positives, networks: 0 })
    if (minute - this.#tidied >= DAY) this.#tidy(minute)
  }

  /** Whether an area that reports so many more problems this minute has had enough to be watched. */
  isEnough(name: string, minute: number, problems: number): boolean {
    if (problems === 0) return false
    let sum = problems + ROUNDING
    for (const signals of forgotten(this.#heard.get(name), minute - 1)?.values() ?? []) sum += signals.problems
    return sum >= AREA_REPORTS
  }

  /** What is remembered of an area up to the minute before this one; it waits no longer. */
  take(name: string, minute: number): Past {
    const past = forgotten(this.#heard.get(name), minute - 1) ?? new Map<number, Signals>()
    this.#heard.delete(name)
    return past
  }

  #tidy(minute: number): void {
    this.#tidied = minute
    for (const [name, past] of this.#heard) if (forgotten(past, minute)!.size === 0) this.#heard.delete(name)
  }
}

/** Without the minutes that are no longer remembered; oldest first. */
function forgotten(past: Past | undefined, now: number): Past | undefined {
  for (const minute of past?.keys() ?? []) {
    if (minute > now - AREA_MEMORY) break
    past!.delete(minute)
  }
  return past
}
