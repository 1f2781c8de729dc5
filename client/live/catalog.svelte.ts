import type { PageData } from '#contract/page.ts'
import type { ServiceList, ServiceSummary } from '#contract/service.ts'
import { fetchServices, PATHS, type ApiFault } from '../api.ts'
import { givenBody } from '../pages/given.ts'

/** Every service there is, loaded once for search and lists. Its counts are as old as the load; `Overview` keeps them. */
class Catalog {
  services = $state.raw<ServiceSummary[] | null>(null)
  fault = $state.raw<ApiFault | null>(null)
  /** When it was loaded, in ms. */
  at = $state.raw(0)
  /** Those that the page came with, until all are loaded. */
  #known = $state.raw<readonly ServiceSummary[]>([])
  readonly bySlug = $derived(new Map((this.services ?? this.#known).map((service) => [service.slug, service])))
  #loading: Promise<void> | null = null

  /** Begins with what the server gave the page; whatever was there before is forgotten. */
  begin({ at, known }: Pick<PageData, 'at' | 'known'>): void {
    this.services = givenBody<ServiceList>(PATHS.services)?.services ?? null
    this.at = this.services ? at : 0
    this.#known = known
  }

  /** Loads it unless it is there or under way; after a fault it tries again. */
  load(): Promise<void> {
    if (this.services) return Promise.resolve()
    return this.refresh()
  }

  refresh(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null))
    return this.#loading
  }

  async #fetch(): Promise<void> {
    try {
      const { services, at } = await fetchServices()
      this.services = services
      this.at = at
      this.fault = null
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }
}

export const catalog = new Catalog()
