import type { ServiceSummary } from '#contract/service.ts'
import { fetchServices, type ApiFault } from '../api.ts'

/** Every service there is, loaded once for search and lists. Its counts are as old as the load; `Overview` keeps them. */
class Catalog {
  services = $state.raw<ServiceSummary[] | null>(null)
  fault = $state.raw<ApiFault | null>(null)
  /** When it was loaded, in ms. */
  at = $state.raw(0)
  readonly bySlug = $derived(new Map(this.services?.map((service) => [service.slug, service])))
  #loading: Promise<void> | null = null

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
