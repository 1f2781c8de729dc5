import { untrack } from 'svelte'
import type { ServiceCounts } from '#contract/events.ts'
import type { ServiceDetail } from '#contract/service.ts'
import { type ApiFault, fetchService, givenFault, PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import { inOwnWords } from './ownWords.ts'
import { live } from './live.svelte.ts'
import type { Link } from './link.ts'
import { watchService } from './watchCounts.ts'

/** What changes by the minute, in one shape whichever way it came. */
export type LiveCounts = Pick<
  ServiceCounts,
  | 'at'
  | 'total'
  | 'quarters'
  | 'problems'
  | 'regions'
  | 'areas'
  | 'working'
  | 'recovered'
  | 'saidAs'
  | 'verdicts'
  | 'incident'
  | 'statement'
>

/** One service's page: what it is, fetched once, and its counts, kept live. */
export class ServiceStore {
  readonly slug: string
  detail = $state.raw<ServiceDetail | null>(null)
  counts = $state.raw<LiveCounts | null>(null)
  fault = $state.raw<ApiFault | null>(null)

  constructor(slug: string) {
    this.slug = slug
    this.fault = givenFault(PATHS.service(slug))
    const detail = givenBody<ServiceDetail>(PATHS.service(slug))
    if (detail) this.#take(detail)
  }

  start(link: Link = live.link): () => void {
    if (!this.detail && !this.fault) void this.load()
    const stopRetrying = link.whenLive(() => void this.#loadAgain())
    // Read once: who starts it in an effect would else start it anew with every count.
    const had = untrack(() => this.counts)
    const stopWatching = watchService(link, this.slug, had, (counts) => (this.counts = counts))
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
    try {
      this.#take(await fetchService(this.slug))
      this.fault = null
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }

  #take(detail: ServiceDetail): void {
    this.detail = inOwnWords(detail)
    this.counts ??= countsOf(detail)
  }
}

/** The fetched counts stand in until the first live ones, which are never older. */
function countsOf({ lastHour: total, ...detail }: ServiceDetail): LiveCounts {
  const regions = detail.regions.map(({ country, lastHour }): [string, number] => [country, lastHour])
  const areas = detail.areas.map(({ region, lastHour }): [string, number] => [region, lastHour])
  return { ...detail, total, regions, areas }
}
