import { HOUR, MINUTE } from '../clock.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'

/** Problem reports of one service in the last hour. */
export interface LastHour {
  total: number
  /** By country, ZZ where not known; none that is 0. */
  regions: Map<string, number>
}

const MINUTES_AN_HOUR = HOUR / MINUTE

/**
 * Counts problem reports the plain way, apart from the node: what its API should tell. Keeps the last hour by country
 * and everything by hour. Minutes come in order.
 */
export class Tally {
  readonly #minutes = new Map<number, Map<string, Map<string, number>>>()
  readonly #hours = new Map<string, Map<number, number>>()

  add(service: string, country: string, minute: number): void {
    const services = inner(this.#minutes, minute)
    increment(inner(services, service), country)
    increment(inner(this.#hours, service), Math.floor(minute / MINUTES_AN_HOUR))
  }

  /** Lets go of what is no longer in the last hour at a minute. */
  forget(minute: number): void {
    for (const known of this.#minutes.keys()) {
      if (known > minute - WINDOW_MINUTES) return
      this.#minutes.delete(known)
    }
  }

  /** In the 60 minutes that end with this one. */
  lastHour(service: string, minute: number): LastHour {
    const regions = new Map<string, number>()
    let total = 0
    for (let at = minute - WINDOW_MINUTES + 1; at <= minute; at++)
      for (const [country, count] of this.#minutes.get(at)?.get(service) ?? []) {
        regions.set(country, (regions.get(country) ?? 0) + count)
        total += count
      }
    return { total, regions }
  }

  /** In each hour since 1970 in which there were any. */
  hours(service: string): ReadonlyMap<number, number> {
    return this.#hours.get(service) ?? new Map()
  }
}

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key)
  if (known) return known
  const made = new Map<L, V>()
  map.set(key, made)
  return made
}

const increment = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
