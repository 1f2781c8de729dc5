import type { AlertEvent } from '../contract/alerts.ts'
import { countryOf, isArea } from '../contract/region.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { IncidentUpdate } from '../db/updates.ts'

export type RegionState = IncidentUpdate['state']

/** A change of an incident, seen from a region: of the worst that is said of it and of all within it. */
export interface Happening {
  kind: AlertEvent
  /** Minutes since 1970. */
  minute: number
  region: string
  state: RegionState
  previous: RegionState | null
  /** What the incident touched within the region up to then. */
  parts: { region: string; state: RegionState }[]
}

const RANK: Record<RegionState, number> = { over: 0, recovering: 1, possible: 2, major: 3 }

/** What is known of an incident: states of its regions, and which regions lie within which. */
class Places {
  readonly #states = new Map<string, RegionState>()
  /** Of the world, countries and areas: what was touched within. */
  readonly #within = new Map<string, Set<string>>()

  set(region: string, state: RegionState): void {
    this.#states.set(region, state)
    for (const scope of [WORLD_REGION, countryOf(region), region]) {
      const within = this.#within.get(scope)
      if (within) within.add(region)
      else this.#within.set(scope, new Set([region]))
    }
  }

  /** Where something may have happened: all places each minute would take seconds in a long night. */
  around(changed: readonly string[]): Set<string> {
    const scopes = new Set([WORLD_REGION])
    for (const region of changed) {
      scopes.add(countryOf(region)).add(region)
      // A country that is over may leave its areas behind.
      if (region !== WORLD_REGION) for (const part of this.#within.get(region)!) scopes.add(part)
    }
    return scopes
  }

  worstIn(scope: string): RegionState {
    let worst: RegionState = 'over'
    for (const region of this.#within.get(scope)!)
      if (RANK[this.#states.get(region)!] > RANK[worst]) worst = this.#stateOf(region)
    return worst
  }

  partsOf(scope: string): Happening['parts'] {
    return [...this.#within.get(scope)!].sort().map((region) => ({ region, state: this.#stateOf(region) }))
  }

  /** An incident doesn't wait for an area that only recovers once its country is over, and closes without a word on it. */
  #stateOf(region: string): RegionState {
    const state = this.#states.get(region)!
    const isLeftBehind = state === 'recovering' && isArea(region) && this.#states.get(countryOf(region)) === 'over'
    return isLeftBehind ? 'over' : state
  }
}

/**
 * What happened to one incident, region by region: the world holds every region, a country its areas. Pure, so that
 * whoever reads the same updates finds the same events.
 * @param updates of the incident, from its first, in order of their minutes
 * @param wanted minutes whose events are asked for; all if not given
 */
export function happeningsOf(
  updates: readonly Pick<IncidentUpdate, 'minute' | 'region' | 'state'>[],
  wanted?: ReadonlySet<number>,
): Happening[] {
  const places = new Places()
  const before = new Map<string, RegionState>()
  const happenings: Happening[] = []
  let changed: string[] = []
  updates.forEach(({ minute, region, state }, i) => {
    places.set(region, state)
    changed.push(region)
    if (updates[i + 1]?.minute === minute) return
    for (const scope of places.around(changed)) {
      const now = places.worstIn(scope)
      const previous = before.get(scope) ?? null
      before.set(scope, now)
      if (wanted?.has(minute) ?? true)
        for (const kind of kindsOf(previous, now))
          happenings.push({ kind, minute, region: scope, state: now, previous, parts: places.partsOf(scope) })
    }
    changed = []
  })
  return happenings
}

function kindsOf(previous: RegionState | null, now: RegionState): AlertEvent[] {
  if (previous === now) return []
  if (now === 'over') return previous === null ? [] : ['incident.closed']
  if (now === 'recovering') return previous === 'possible' || previous === 'major' ? ['incident.recovering'] : []
  const kinds: AlertEvent[] = []
  if (previous === null) kinds.push('incident.opened')
  if (previous === 'recovering' || previous === 'over') kinds.push('incident.reopened')
  if (now === 'major') kinds.push('incident.major')
  return kinds
}
