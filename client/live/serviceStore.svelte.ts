import type { ServiceCounts } from '#contract/events.ts'
import type { ServiceDetail } from '#contract/service.ts'
import { type ApiFault, fetchService } from '../api.ts'
import { live } from './live.svelte.ts'
import type { Link } from './link.ts'
import { watchService } from './watchCounts.ts'

/** What changes by the minute, in one shape whichever way it came. */
export type LiveCounts = Pick<
  ServiceCounts,
  'at' | 'total' | 'quarters' | 'problems' | 'regions' | 'working' | 'recovered' | 'verdicts' | 'incident' | 'statement'
>

/** One service's page: what it is, fetched once, and its counts, kept live. */
export class ServiceStore {
  readonly slug: string
  detail = $state.raw<ServiceDetail | null>(null)
  counts = $state.raw<LiveCounts | null>(null)
  fault = $state.raw<ApiFault | null>(null)

  constructor(slug: string) {
    this.slug = slug
  }

  start(link: Link = live.link): () => void {
    void this.load()
    const stopRetrying = link.whenLive(() => void this.#loadAgain())
    const stopWatching = watchService(link, this.slug, (counts) => (this.counts = counts))
    return () => {
      stopRetrying()
      stopWatching()
    }
  }

  /** A connection shows that the server is back; only an answer that won't change is left alone. */
  async #loadAgain(): Promise<void> {
    if (this.fault && this.fault.status !== 404) await this.load()
  }

  async load(): Promise<void> {
    this.fault = null
    try {
      this.detail = await fetchService(this.slug)
      this.counts ??= countsOf(this.detail)
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }
}

/** The fetched counts stand in until the first live ones, which are never older. */
function countsOf(detail: ServiceDetail): LiveCounts {
  const { at, quarters, problems, working, recovered, verdicts, incident, statement } = detail
  const regions = detail.regions.map(({ country, lastHour }): [string, number] => [country, lastHour])
  return { at, total: detail.lastHour, quarters, problems, regions, working, recovered, verdicts, incident, statement }
}
