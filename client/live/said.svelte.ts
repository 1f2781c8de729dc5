import type { Signal } from '#contract/report.ts'
import type { Told } from './askBack.ts'
import { stored } from './stored.ts'

/** A problem reported longer ago than this is not asked about any more. */
const REMEMBERED_MS = 24 * 3600_000

type Problems = Record<string, number>
const kept = stored<Problems>(() => localStorage, 'outcry.problems')
const keptNotYet = stored<Problems>(() => localStorage, 'outcry.notYet')

/** What this browser has told about each service, so that it can be asked "It's back". Never sent anywhere. */
class Said {
  #problems = $state.raw<Problems>({})
  #notYet = $state.raw<Problems>({})
  #latest = $state.raw<Record<string, Signal>>({})

  recall(now: number): void {
    const recent = (times: Problems | null) =>
      Object.fromEntries(Object.entries(times ?? {}).filter(([, at]) => now - at < REMEMBERED_MS))
    this.#problems = recent(kept.read())
    this.#notYet = recent(keptNotYet.read())
  }

  /** What has to be known to ask whether it is back. */
  told(slug: string): Told {
    return { problemAt: this.#problems[slug] ?? null, notYetAt: this.#notYet[slug] ?? null }
  }

  /** It isn't back yet: ask again later. */
  noteNotYet(slug: string, at: number): void {
    this.#notYet = { ...this.#notYet, [slug]: at }
    keptNotYet.write(this.#notYet)
  }

  /** Whether a problem was reported that hasn't been reported as over. */
  hasProblem(slug: string): boolean {
    return slug in this.#problems
  }

  /** The last thing said since the page was opened. */
  latest(slug: string): Signal | null {
    return this.#latest[slug] ?? null
  }

  note(slug: string, signal: Signal, at: number): void {
    this.#latest = { ...this.#latest, [slug]: signal }
    const { [slug]: _, ...others } = this.#problems
    this.#problems = signal === 'problem' ? { ...others, [slug]: at } : others
    kept.write(this.#problems)
  }
}

export const said = new Said()
