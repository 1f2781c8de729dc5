import { countryOf, isArea } from '#contract/region.ts'
import type { Incident, IncidentRegion } from '#contract/verdict.ts'
import { belowCountries } from './areas.ts'
import { WORLD } from './verdicts.ts'

export interface Stretch {
  state: 'possible' | 'major'
  /** Parts of the whole course, 0 to 1. */
  from: number
  to: number
}

export interface RegionCourse extends IncidentRegion {
  /** An area that stands below its country. */
  isBelow: boolean
  /** What was said when, for drawing: possible first, major from where it was. */
  stretches: Stretch[]
}

/** Each region's way through an incident, on one axis from its start to its end or now; the world first, then the first hit. */
export function courses({ startedAt, endedAt, regions }: Incident, now: number): RegionCourse[] {
  const span = Math.max(1, (endedAt ?? now) - startedAt)
  const part = (at: number) => Math.min(1, Math.max(0, (at - startedAt) / span))
  const first = (a: IncidentRegion, b: IncidentRegion) =>
    Number(b.region === WORLD) - Number(a.region === WORLD) ||
    a.startedAt - b.startedAt ||
    b.peakPerHour - a.peakPerHour
  return belowCountries([...regions].sort(first)).map((region) => {
    const isBelow = isArea(region.region) && regions.some((other) => other.region === countryOf(region.region))
    return { ...region, isBelow, stretches: stretchesOf(region, part, endedAt ?? now) }
  })
}

function stretchesOf(region: IncidentRegion, part: (at: number) => number, last: number): Stretch[] {
  const from = part(region.startedAt)
  const to = part(region.endedAt ?? last)
  if (region.majorAt === null) return [{ state: 'possible', from, to }]
  const turn = Math.min(to, part(region.majorAt))
  return [
    { state: 'possible', from, to: turn },
    { state: 'major', from: turn, to },
  ]
}
