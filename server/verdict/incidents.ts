import { countryOf, isArea } from '../contract/region.ts'
import type { Episode, State } from './verdict.ts'

/** One region's part in an incident. Minutes since 1970; rates per minute, of effective reports. */
export interface IncidentRegion {
  region: string
  state: 'possible' | 'major' | 'recovering' | 'over'
  worst: 'possible' | 'major'
  detected: number
  started: number
  major: number | null
  /** Since when; null in any other state. */
  recovering: number | null
  ended: number | null
  closed: number | null
  peakRate: number
  peak: number
  reports: number
}

/** Probably caused by a service it depends on, or a side effect of a peer's trouble. */
export interface Attribution {
  kind: 'upstream' | 'side-effect'
  service: number
}

export interface Incident {
  id: number
  service: number
  worst: 'possible' | 'major'
  detected: number
  started: number
  ended: number | null
  closed: number | null
  reopened: number
  similarTo: number | null
  /** Never closes it: what is said is "probably". */
  cause: Attribution | null
  regions: Map<string, IncidentRegion>
}

/** What one key's alarm says this minute, after the detector's step. */
export interface Sighting {
  minute: number
  service: number
  region: string
  state: State
  /** The open episode, or the one that closed this minute. */
  episode: Readonly<Episode>
  /** Effective problem reports of this minute. */
  problems: number
  cause: Attribution | null
  /** Whether there are so many reports now that they would open an alarm by themselves. */
  isLoud: boolean
}

/** A region whose state is another one than before. */
export interface Change {
  incident: Incident
  region: string
  state: IncidentRegion['state']
}

/** A new region so soon after the last one closed belongs to the same outage. */
const SAME_OUTAGE_MINUTES = 60
const REMEMBERED_MINUTES = 400 * 1440
const SERVICES = 1_000_000

/**
 * Rolls regions up into incidents: each region owns its timeline, the incident is their parent, and it is over when the
 * last of them is, but for areas that only recover. Pure, and deterministic: ids come from what happened.
 */
export class IncidentBook {
  /** By service. */
  readonly #open = new Map<number, Incident>()
  readonly #past = new Map<number, Incident[]>()

  /** Takes up what was written down before. */
  restore(incidents: Iterable<Incident>): void {
    for (const incident of [...incidents].sort((a, b) => a.started - b.started)) {
      if (incident.closed === null) this.#open.set(incident.service, incident)
      else this.#pastOf(incident.service).push(incident)
    }
  }

  openOf(service: number): Incident | undefined {
    return this.#open.get(service)
  }

  /**
   * Notes a minute of a key in alarm; what is said of the whole incident is settled when all keys of the minute are.
   * @returns the change of its state, if it changed
   */
  follow(sighting: Sighting): Change | null {
    if (this.#lingers(sighting)) return null
    const incident = this.#open.get(sighting.service) ?? this.#begin(sighting)
    const before = incident.regions.get(sighting.region)
    const now = updated(before, sighting, this.#leftAt(sighting) ?? -Infinity)
    incident.regions.set(sighting.region, now)
    incident.cause = sighting.cause ?? incident.cause
    if (isOver(incident)) this.#end(incident, sighting.minute)
    else Object.assign(incident, { ended: null, closed: null })
    return before?.state === now.state ? null : { incident, region: sighting.region, state: now.state }
  }

  /** Says of an incident what its regions make of it: once a minute, as it looks at them all. */
  settle(incident: Incident): void {
    summarise(incident)
    if (incident.closed === null) incident.similarTo = this.#mostSimilar(incident)
  }

  /** Whether an area only ends what its incident, and with it its own part, has left behind. */
  #lingers(sighting: Sighting): boolean {
    const { service, region, state, isLoud } = sighting
    if (this.#open.get(service)?.regions.has(region)) return false
    const isPassing = state === 'recovering' || state === 'quiet'
    return (isPassing || !isLoud) && this.#leftAt(sighting) !== null
  }

  /** When an incident left behind, as over, what this is the rest of; null if it is none. */
  #leftAt({ service, region, episode }: Sighting): number | null {
    if (!isArea(region)) return null
    const closed = this.#pastOf(service)
      .findLast(({ regions }) => regions.has(region))
      ?.regions.get(region)?.closed
    return closed != null && episode.detected <= closed ? closed : null
  }

  /** Earlier incidents of a service, latest first. */
  pastOf(service: number): readonly Incident[] {
    return [...this.#pastOf(service)].reverse()
  }

  #begin({ minute, service }: Sighting): Incident {
    const last = this.#pastOf(service).at(-1)
    if (last && minute - last.closed! <= SAME_OUTAGE_MINUTES) {
      this.#pastOf(service).pop()
      last.reopened++
      this.#open.set(service, last)
      return last
    }
    const incident = newIncident(minute, service)
    this.#open.set(service, incident)
    return incident
  }

  #end(incident: Incident, minute: number): void {
    for (const part of incident.regions.values()) if (part.closed === null) leaveBehind(part, incident, minute)
    const regions = [...incident.regions.values()]
    incident.ended = Math.max(...regions.map((region) => region.ended ?? region.closed!))
    incident.closed = Math.max(...regions.map((region) => region.closed!))
    summarise(incident)
    this.#open.delete(incident.service)
    const past = this.#pastOf(incident.service)
    past.push(incident)
    if (past[0]!.started < incident.started - REMEMBERED_MINUTES) past.shift()
  }

  #pastOf(service: number): Incident[] {
    let past = this.#past.get(service)
    if (!past) this.#past.set(service, (past = []))
    return past
  }

  /** The earlier incident that hit most of the same countries, the latest of equals; null where none hit half of them. */
  #mostSimilar(incident: Incident): number | null {
    let best: { id: number; likeness: number } | null = null
    for (const earlier of this.#pastOf(incident.service)) {
      const likeness = overlap(countriesOf(incident), countriesOf(earlier))
      if (likeness >= 0.5 && likeness >= (best?.likeness ?? 0)) best = { id: earlier.id, likeness }
    }
    return best?.id ?? null
  }
}

function newIncident(minute: number, service: number): Incident {
  return {
    id: minute * SERVICES + service,
    service,
    worst: 'possible',
    detected: minute,
    started: minute,
    ended: null,
    closed: null,
    reopened: 0,
    similarTo: null,
    cause: null,
    regions: new Map(),
  }
}

/** @param left when an earlier incident left this alarm behind: what was before that is told there */
function updated(
  before: IncidentRegion | undefined,
  { minute, region, state, episode, problems }: Sighting,
  left: number,
): IncidentRegion {
  return {
    region,
    state: state === 'quiet' ? 'over' : state,
    worst: episode.majorAt !== null || before?.worst === 'major' ? 'major' : 'possible',
    detected: before?.detected ?? minute,
    started: Math.min(before?.started ?? Infinity, Math.max(episode.start, left)),
    major: before?.major ?? episode.majorAt,
    recovering: state === 'recovering' ? episode.recoveringAt : null,
    ended: state === 'quiet' ? episode.end : null,
    closed: state === 'quiet' ? minute : null,
    peakRate: Math.max(before?.peakRate ?? 0, episode.peakRate),
    peak: episode.peakRate >= (before?.peakRate ?? 0) ? episode.peakAt : before!.peak,
    reports: (before?.reports ?? episode.reports) + (before ? problems : 0),
  }
}

/** An area noticed after its country knows no better when it began: with few reports that is told less well. */
function tellsStart({ region, detected }: IncidentRegion, { regions }: Incident): boolean {
  const country = isArea(region) ? regions.get(countryOf(region)) : undefined
  return country === undefined || detected < country.detected
}

/** An incident begins with its first region, and is as bad as its worst. */
function summarise(incident: Incident): void {
  const regions = [...incident.regions.values()]
  incident.started = Math.min(...regions.filter((part) => tellsStart(part, incident)).map((region) => region.started))
  incident.worst = regions.some((region) => region.worst === 'major') ? 'major' : 'possible'
}

/** It ends with its last region. Nearly always the first one tells that it goes on. */
function isOver(incident: Incident): boolean {
  for (const part of incident.regions.values()) if (part.closed === null && !isLeftBehind(part, incident)) return false
  return true
}

/**
 * An area that recovers does not hold open what is over in its country: with few reports, and nobody who says that it is
 * back, it would do so for hours.
 */
function isLeftBehind({ region, state }: IncidentRegion, { regions }: Incident): boolean {
  const country = isArea(region) ? regions.get(countryOf(region)) : undefined
  return state === 'recovering' && country !== undefined && country.closed !== null
}

function leaveBehind(part: IncidentRegion, { regions }: Incident, minute: number): void {
  part.ended = Math.max(part.started, regions.get(countryOf(part.region))!.ended ?? minute)
  part.closed = minute
  part.state = 'over'
  part.recovering = null
}

const countriesOf = ({ regions }: Incident): Set<string> => {
  const countries = [...regions.keys()].filter((region) => region !== 'world').map(countryOf)
  return new Set(countries.length > 0 ? countries : regions.keys())
}

/** Regions in both, as a share of those in either. */
function overlap(a: Set<string>, b: Set<string>): number {
  const both = [...a].filter((region) => b.has(region)).length
  return both / Math.max(1, a.size + b.size - both)
}
