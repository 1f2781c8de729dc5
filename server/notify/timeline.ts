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

/**
 * What happened to one incident, region by region: the world holds every region, a country its areas. Pure, so that
 * whoever reads the same updates finds the same events.
 * @param updates of the incident, from its first, in order of their minutes
 */
export function happeningsOf(updates: readonly Pick<IncidentUpdate, 'minute' | 'region' | 'state'>[]): Happening[] {
  const parts = new Map<string, RegionState>()
  const before = new Map<string, RegionState>()
  const happenings: Happening[] = []
  updates.forEach(({ minute, region, state }, i) => {
    parts.set(region, state)
    if (updates[i + 1]?.minute === minute) return
    for (const scope of scopesOf(parts.keys())) {
      const told = partsWithin(scope, parts)
      const now = worst(told.map((part) => part.state))
      const previous = before.get(scope) ?? null
      before.set(scope, now)
      for (const kind of kindsOf(previous, now))
        happenings.push({ kind, minute, region: scope, state: now, previous, parts: told })
    }
  })
  return happenings
}

function scopesOf(regions: Iterable<string>): Set<string> {
  const scopes = new Set([WORLD_REGION])
  for (const region of regions) scopes.add(countryOf(region)).add(region)
  return scopes
}

function partsWithin(scope: string, parts: ReadonlyMap<string, RegionState>): Happening['parts'] {
  return [...parts]
    .filter(([region]) => scope === WORLD_REGION || region === scope || countryOf(region) === scope)
    .map(([region, state]) => ({ region, state: isLeftBehind(region, parts) ? 'over' : state }))
    .sort((a, b) => (a.region < b.region ? -1 : 1))
}

/** An incident doesn't wait for an area that only recovers once its country is over, and closes without a word on it. */
function isLeftBehind(region: string, parts: ReadonlyMap<string, RegionState>): boolean {
  return isArea(region) && parts.get(region) === 'recovering' && parts.get(countryOf(region)) === 'over'
}

const worst = (states: readonly RegionState[]): RegionState =>
  states.reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'over')

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
