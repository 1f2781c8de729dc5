import { countryOf, isArea } from '#contract/region.ts'
import type { Incident, RegionVerdict, Verdict } from '#contract/verdict.ts'
import { placesOf, type Where } from './areas.ts'

/** The contract's WORLD_REGION, written out because the constant would bring its whole schema library into the page. */
export const WORLD = 'world'

export const TROUBLE = ['major', 'possible', 'recovering'] as const
export type Trouble = (typeof TROUBLE)[number]

/** What comes first in a list of states. */
const URGENCY: Record<Verdict, number> = { major: 4, possible: 3, recovering: 2, ok: 1, unknown: 0 }

export const urgency = (verdict: Verdict): number => URGENCY[verdict]

export const isTrouble = (verdict: Verdict): verdict is Trouble => URGENCY[verdict] >= URGENCY.recovering

/** Since when a region is in its state of trouble: while it passes, not since its trouble began. */
export function troubledSince(said: RegionVerdict | null): number | null {
  if (said === null || !isTrouble(said.verdict)) return null
  return said.verdict === 'recovering' ? said.recoveringAt : said.since
}

/** Verdicts in the order that they concern people in: the world, then by trouble, then by name. */
export function byTrouble(
  verdicts: readonly RegionVerdict[],
  compare: (a: string, b: string) => number,
  nameOf: (region: string) => string,
): RegionVerdict[] {
  const rank = ({ region, verdict }: RegionVerdict) =>
    region === WORLD ? Infinity : isTrouble(verdict) ? urgency(verdict) : 0
  return [...verdicts].sort(
    (a, b) => Number(rank(a) < rank(b)) - Number(rank(a) > rank(b)) || compare(nameOf(a.region), nameOf(b.region)),
  )
}

const worst = (states: Iterable<Verdict>): Verdict =>
  [...states].reduce((most, state) => (URGENCY[state] > URGENCY[most] ? state : most), 'unknown' as Verdict)

/** The visitor's area if anything is told of it, else their country. */
export function ownRegion(
  verdicts: readonly RegionVerdict[],
  { area, country }: { area: string | null; country: string | null },
): string | null {
  return verdictIn(verdicts, area) ? area : country
}

export function verdictIn(verdicts: readonly RegionVerdict[], region: string | null): RegionVerdict | null {
  return verdicts.find((one) => one.region === region) ?? null
}

/**
 * What is said of a service as a whole: the worst that is said of any region, so that one country's trouble is never
 * "no problems"; without trouble, what is said of the world.
 */
export function overall(verdicts: readonly RegionVerdict[]): Verdict {
  const most = worst(verdicts.map(({ verdict }) => verdict).filter(isTrouble))
  return isTrouble(most) ? most : (verdictIn(verdicts, WORLD)?.verdict ?? 'unknown')
}

/** The same of a line that tells of the world alone, with the service's open incident beside it. */
export function overallOf(world: Verdict, incident: Incident | null): Verdict {
  const regions = (incident?.regions ?? []).flatMap(({ state }) => (state === 'over' ? [] : [state]))
  const most = worst([world, ...regions].filter(isTrouble))
  return isTrouble(most) ? most : world
}

/** Where there is each state of trouble, countries with the most reports first. */
export type Troubled = Record<Trouble, Where[]>

export function troubled(
  verdicts: readonly { region: string; name?: string; verdict: Verdict }[],
  counts: readonly (readonly [country: string, count: number])[],
): Troubled {
  const reports = new Map(counts)
  const count = ({ region }: { region: string }) => reports.get(countryOf(region)) ?? 0
  const known = verdicts.filter(({ region }) => region !== WORLD).sort((a, b) => count(b) - count(a))
  const calm = known.filter(({ verdict }) => !isTrouble(verdict))
  const states = new Map(known.map(({ region, verdict }) => [region, verdict]))
  // A part in trouble is told with its country where that is in trouble as well, whichever is worse.
  const stateOf = ({ region, verdict }: (typeof known)[number]) => {
    const whole = states.get(countryOf(region))
    return isArea(region) && isTrouble(verdict) && whole && isTrouble(whole) ? whole : verdict
  }
  const inState = (state: Trouble) =>
    placesOf(
      known.filter((one) => stateOf(one) === state),
      calm,
    )
  return { major: inState('major'), possible: inState('possible'), recovering: inState('recovering') }
}

/** Where an incident isn't over, the worst first; all of it once it is over. */
export function incidentCountries({ regions }: Pick<Incident, 'regions'>): Where[] {
  const known = regions.filter(({ region }) => region !== WORLD)
  const open = known.filter(({ state }) => state !== 'over')
  const rank = ({ state }: (typeof known)[number]) => (state === 'over' ? 0 : URGENCY[state])
  const shown = open.length > 0 ? open : known
  return placesOf(shown.sort((a, b) => rank(b) - rank(a) || b.peakPerHour - a.peakPerHour))
}

/** Since when all of it passes: since the last region that turned. */
export function recoveringSince(verdicts: readonly RegionVerdict[]): number | null {
  const turned = verdicts.flatMap(({ recoveringAt }) => recoveringAt ?? [])
  return turned.length > 0 ? Math.max(...turned) : null
}

/** Whether the visitor can be asked if it works again: their own region recovers, or, where that is not known, all do. */
export function isRecovering(verdicts: readonly RegionVerdict[], own: string | null): boolean {
  const here = verdictIn(verdicts, own)
  return here && here.verdict !== 'unknown' ? here.verdict === 'recovering' : overall(verdicts) === 'recovering'
}
