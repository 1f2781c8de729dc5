import type { Overview } from '#contract/events.ts'
import type { ServiceSummary } from '#contract/service.ts'
import { catalog } from './catalog.svelte.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'
import { QUARTERS, quartersAt } from './quarters.ts'
import { watchOverview } from './watchCounts.ts'

export interface ServiceNow extends ServiceSummary {
  /** QUARTERS long, ending now. */
  quarters: number[]
}

interface Line {
  total: number
  quarters: number[]
  at: number
}

/** What the home page counts: the catalog's figures until the first overview, then those of the overview. */
export class OverviewStore {
  #lines = $state.raw<ReadonlyMap<string, Line> | null>(null)
  #total = $state.raw(0)
  #at = $state.raw(0)

  readonly services: ServiceNow[] = $derived.by(() => (catalog.services ?? []).map((service) => this.#now(service)))
  /** Problem reports in the last hour about anything; null while nothing is known. */
  readonly total: number | null = $derived.by(() => {
    if (this.#lines) return this.#total
    return catalog.services ? catalog.services.reduce((sum, service) => sum + service.lastHour, 0) : null
  })
  /** Services with reports in the last hour, most first. */
  readonly busiest: ServiceNow[] = $derived(
    this.services
      .filter((service) => service.lastHour > 0)
      .sort((a, b) => b.lastHour - a.lastHour || (a.name < b.name ? -1 : 1)),
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

  #take({ at, total, services }: Overview, lines: Map<string, Line>): void {
    for (const line of services) lines.set(line.service, { total: line.total, quarters: line.quarters, at })
    this.#lines = lines
    this.#total = total
    this.#at = at
  }

  #now(service: ServiceSummary): ServiceNow {
    if (!this.#lines) return { ...service, quarters: quartersAt(service.quarters, catalog.at, catalog.at) }
    const line = this.#lines.get(service.slug)
    if (!line) return { ...service, lastHour: 0, quarters: new Array<number>(QUARTERS).fill(0) }
    return { ...service, lastHour: line.total, quarters: quartersAt(line.quarters, line.at, this.#at) }
  }
}
