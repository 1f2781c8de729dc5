import { namedRegion } from '../catalog/areas.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { MINUTE } from '../clock.ts'
import { countryOf, isArea } from '../contract/region.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import {
  WORLD_REGION,
  type Attribution,
  type Incident,
  type IncidentRegion,
  type RegionVerdict,
  type Verdict,
} from '../contract/verdict.ts'
import type { VerdictRow } from '../db/verdicts.ts'
import { entryOf } from '../entryOf.ts'
import type * as incidents from './incidents.ts'

/** What is said of every service and region now, on every node, whoever leads. Pure: rows come in, the contract's words go out. */
export class VerdictBoard {
  readonly #catalog: Catalog
  readonly #said = new Map<number, Map<string, VerdictRow>>()
  readonly #open = new Map<number, incidents.Incident>()
  readonly #earlier = new Map<number, incidents.Incident>()
  /** In the contract's words, until something else is said: the same is told many times over, and told apart by identity. */
  readonly #regions = new Map<number, RegionVerdict[]>()
  readonly #incidents = new Map<number, Incident>()
  /** The latest minute that anything was said in. */
  version = -1
  #judged: number | null = null

  constructor(catalog: Catalog) {
    this.#catalog = catalog
  }

  /** @returns the services of which something else is said than before */
  update(rows: readonly VerdictRow[], changed: readonly incidents.Incident[]): Set<number> {
    const services = new Set<number>()
    for (const row of rows) {
      entryOf(this.#said, row.service, () => new Map<string, VerdictRow>()).set(row.region, row)
      this.version = Math.max(this.version, row.version)
      services.add(row.service)
    }
    for (const incident of changed) {
      if (incident.closed === null) this.#open.set(incident.service, incident)
      else if (this.#open.get(incident.service)?.id === incident.id) this.#open.delete(incident.service)
      services.add(incident.service)
    }
    for (const service of services) {
      this.#regions.delete(service)
      this.#incidents.delete(service)
    }
    return services
  }

  /** Minutes up to this one were judged, whether or not anything new was to be said. */
  judged(minute: number): void {
    this.#judged = Math.max(this.#judged ?? minute, minute)
  }

  /** ms; null before the first. */
  get judgedAt(): number | null {
    return inMs(this.#judged)
  }

  verdict(service: number, region: string = WORLD_REGION): Verdict {
    return this.#said.get(service)?.get(region)?.verdict ?? 'unknown'
  }

  expected(service: number, region: string = WORLD_REGION): number {
    return this.#said.get(service)?.get(region)?.expected ?? 0
  }

  /** The world first, then the regions in trouble, then by name; areas only where they tell more than their country. */
  regions(service: number): RegionVerdict[] {
    return entryOf(this.#regions, service, () => this.#told(service))
  }

  #told(service: number): RegionVerdict[] {
    return telling([...(this.#said.get(service)?.values() ?? [])])
      .sort((a, b) => urgency(b) - urgency(a) || (a.region < b.region ? -1 : 1))
      .map(({ region, verdict, since, recovering, expected, cause }) => {
        const times = { since: inMs(since), recoveringAt: inMs(recovering) }
        return { ...namedRegion(region), verdict, ...times, expected, cause: this.#named(cause) }
      })
  }

  incident(service: number): Incident | null {
    const open = this.#open.get(service)
    return open ? entryOf(this.#incidents, service, () => this.summary(open)) : null
  }

  openIncidents(): Incident[] {
    const latestFirst = [...this.#open.values()].sort((a, b) => b.started - a.started)
    return latestFirst.map(({ service }) => this.incident(service)!)
  }

  /** An incident as everybody who looks is sent it: a region that is part of another one in it left out. */
  summary(incident: incidents.Incident): Incident {
    const parts = [...incident.regions].filter(
      ([region]) => !isArea(region) || !incident.regions.has(countryOf(region)),
    )
    return this.describe({ ...incident, regions: new Map(parts) })
  }

  /** Earlier incidents that later ones are similar to. */
  remember(earlier: Iterable<incidents.Incident>): void {
    for (const incident of earlier) this.#earlier.set(incident.id, incident)
  }

  /** Ids of earlier incidents that are referred to and not yet remembered. */
  unknownEarlier(changed: readonly incidents.Incident[]): number[] {
    return changed.flatMap(({ similarTo }) => (similarTo !== null && !this.#earlier.has(similarTo) ? [similarTo] : []))
  }

  /** An incident in the contract's words. */
  describe(incident: incidents.Incident): Incident {
    const earlier = incident.similarTo === null ? undefined : this.#earlier.get(incident.similarTo)
    return {
      id: String(incident.id),
      service: this.#catalog.byId(incident.service)?.slug ?? '',
      state: incident.closed === null ? 'open' : 'over',
      worst: incident.worst,
      startedAt: incident.started * MINUTE,
      detectedAt: incident.detected * MINUTE,
      endedAt: inMs(incident.ended),
      reopened: incident.reopened,
      regions: [...incident.regions.values()].map(describeRegion),
      cause: this.#named(incident.cause),
      similar: earlier ? similarity(incident, earlier) : null,
    }
  }

  #named(cause: incidents.Attribution | null): Attribution | null {
    const service = cause && this.#catalog.byId(cause.service)
    return service ? { kind: cause.kind, service: service.slug } : null
  }
}

const URGENCY: Record<Verdict, number> = { major: 4, possible: 3, recovering: 2, ok: 1, unknown: 0 }
const urgency = ({ region, verdict }: VerdictRow) => (region === WORLD_REGION ? 10 : URGENCY[verdict])

const inMs = (minute: number | null): number | null => (minute === null ? null : minute * MINUTE)

/** Areas are told of where something is the matter in their country, or in a part of it, and only if it could be told. */
function telling(rows: readonly VerdictRow[]): VerdictRow[] {
  const troubled = new Set(
    rows.filter(({ verdict }) => URGENCY[verdict] > URGENCY.ok).map((row) => countryOf(row.region)),
  )
  return rows.filter(({ region, verdict }) => {
    if (isArea(region)) return verdict !== 'unknown' && troubled.has(countryOf(region))
    return region !== UNKNOWN_COUNTRY
  })
}

function describeRegion(part: incidents.IncidentRegion): IncidentRegion {
  return {
    ...namedRegion(part.region),
    state: part.state,
    worst: part.worst,
    startedAt: part.started * MINUTE,
    detectedAt: part.detected * MINUTE,
    majorAt: inMs(part.major),
    recoveringAt: inMs(part.recovering),
    endedAt: inMs(part.ended),
    peakAt: part.peak * MINUTE,
    peakPerHour: Math.round(part.peakRate * 60),
    reports: Math.round(part.reports),
  }
}

function similarity(incident: incidents.Incident, earlier: incidents.Incident): Incident['similar'] {
  const regions = (one: incidents.Incident) => [...new Set([...one.regions.keys()].map(countryOf))].sort().join()
  return {
    id: String(earlier.id),
    startedAt: earlier.started * MINUTE,
    minutes: (earlier.ended ?? earlier.closed ?? earlier.started) - earlier.started,
    daysBefore: Math.round((incident.started - earlier.started) / 1440),
    sameRegions: regions(incident) === regions(earlier),
  }
}
