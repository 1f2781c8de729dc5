import type { OverviewFrame, ServiceLine } from '#contract/events.ts'
import type { ServiceSummary } from '#contract/service.ts'
import type { Incident, Verdict } from '#contract/verdict.ts'
import { PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import { catalog } from './catalog.svelte.ts'
import { clock } from './clock.svelte.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'
import { QUARTERS, quartersAt } from './quarters.ts'
import type { Where } from './areas.ts'
import { incidentCountries, isTrouble, overallOf, urgency } from './verdicts.ts'
import { watchOverview } from './watchCounts.ts'

export interface ServiceNow extends ServiceSummary {
  /** QUARTERS long, ending now. */
  quarters: number[]
  /** Of the service as a whole, its open incident included. */
  verdict: Verdict
  /** Countries of the open incident, the worst first. */
  where: Where[]
}

type Line = ServiceLine & { at: number }

/** What the home page counts: the catalog's figures until the first overview, then those of the overview. */
export class OverviewStore {
  #lines = $state.raw<ReadonlyMap<string, Line> | null>(null)
  #total = $state.raw(0)
  #at = $state.raw(0)
  /** Those that are open; null while nothing is known. */
  incidents = $state.raw<Incident[] | null>(
    givenBody<{ incidents: Incident[] }>(PATHS.openIncidents)?.incidents ?? null,
  )
  readonly #incidentOf = $derived(new Map(this.incidents?.map((incident) => [incident.service, incident])))
  /** The server's time of the latest figures; the browser's until there are any. */
  readonly at: number = $derived(this.#at || catalog.at || clock.now)

  readonly services: ServiceNow[] = $derived.by(() => (catalog.services ?? []).map((service) => this.#now(service)))
  /** Problem reports in the last hour about anything; null while nothing is known. */
  readonly total: number | null = $derived.by(() => {
    if (this.#lines) return this.#total
    return catalog.services ? catalog.services.reduce((sum, service) => sum + service.lastHour, 0) : null
  })
  /** Services in trouble, the worst first. */
  readonly troubled: ServiceNow[] = $derived(
    this.services
      .filter(({ verdict }) => isTrouble(verdict))
      .sort((a, b) => urgency(b.verdict) - urgency(a.verdict) || byReports(a, b)),
  )
  /** The others with reports in the last hour, most first. */
  readonly busiest: ServiceNow[] = $derived(
    this.services.filter(({ verdict, lastHour }) => lastHour > 0 && !isTrouble(verdict)).sort(byReports),
  )

  /** The most reports in a quarter of an hour of any of them: the end of the scale of all lines on the page. */
  readonly most: number = $derived(
    Math.max(0, ...[...this.troubled, ...this.busiest].flatMap(({ quarters }) => quarters)),
  )

  start(link: Link = live.link): () => void {
    void catalog.load()
    const stopLoading = link.whenLive(() => void catalog.load())
    const stopWatching = watchOverview(link, {
      replace: (all) => this.#take(all, new Map()),
      merge: (changed) => this.#take(changed, new Map(this.#lines)),
    })
    return () => {
      stopLoading()
      stopWatching()
    }
  }

  #take({ at, total, services, incidents }: OverviewFrame, lines: Map<string, Line>): void {
    for (const line of services) lines.set(line.service, { ...line, at })
    this.#lines = lines
    this.incidents = incidents ?? this.incidents
    this.#total = total
    this.#at = at
  }

  #now(service: ServiceSummary): ServiceNow {
    const incident = this.#incidentOf.get(service.slug) ?? null
    const line = this.#lines?.get(service.slug)
    const verdict = overallOf(line?.verdict ?? service.verdict, incident)
    const where = incident ? incidentCountries(incident) : []
    return { ...service, ...this.#counts(service, line), verdict, where }
  }

  #counts({ lastHour, quarters }: ServiceSummary, line: Line | undefined) {
    if (!this.#lines) return { lastHour, quarters: quartersAt(quarters, catalog.at, catalog.at) }
    if (!line) return { lastHour: 0, quarters: new Array<number>(QUARTERS).fill(0) }
    return { lastHour: line.total, quarters: quartersAt(line.quarters, line.at, this.#at) }
  }
}

const byReports = (a: ServiceNow, b: ServiceNow): number => b.lastHour - a.lastHour || (a.name < b.name ? -1 : 1)
