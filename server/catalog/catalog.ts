import type { Category } from '../contract/service.ts'
import { SearchIndex } from './searchIndex.ts'

/** A service as data has it; the database gives it its number. */
export interface ServiceData {
  slug: string
  name: string
  /** What else people type for it, in any script. */
  aliases: string[]
  category: Category
  homepage?: string | null
  /** ISO 3166-1 alpha-2, for services of one country. */
  country?: string | null
  /** Slugs of what it is publicly known to run on. */
  dependencies: string[]
  /** Slugs of services of the same kind: taken for one another, used in one another's place. */
  peers?: string[]
}

export interface Service extends ServiceData {
  id: number
  homepage: string | null
  country: string | null
  peers: string[]
  /** Beyond the data that come with the program. */
  added?: boolean
  /** Not to be found, reported or shown; its past stays. */
  hidden?: boolean
}

const MOST_ALTERNATIVES = 4

/** These serve one country only: a German bank is no alternative to a Polish one. */
const NATIONAL: ReadonlySet<Category> = new Set<Category>(['bank', 'mobile', 'isp'])
/** Their services have little in common: only a named peer can stand in. */
const MIXED: ReadonlySet<Category> = new Set<Category>(['work', 'transport', 'other'])

/**
 * All services, looked up in constant time. Everything listed is in order of id, which is the order of the data. Hidden
 * ones are known by their number only. What is held of it from one moment to the next is as old as that moment: the
 * operator may change it.
 */
export class Catalog {
  #listed: readonly Service[] = []
  #everything: readonly Service[] = []
  #bySlug: ReadonlyMap<string, Service> = new Map()
  #byId: ReadonlyMap<number, Service> = new Map()
  #dependents: ReadonlyMap<string, readonly Service[]> = new Map()
  #index = new SearchIndex<Service>([])

  constructor(services: Iterable<Service>) {
    this.replace(services)
  }

  /** Puts other services in the place of those there were. */
  replace(services: Iterable<Service>): void {
    this.#everything = [...services].sort((a, b) => a.id - b.id)
    this.#listed = this.#everything.filter((service) => !service.hidden)
    this.#bySlug = new Map(this.#listed.map((service) => [service.slug, service]))
    this.#byId = new Map(this.#everything.map((service) => [service.id, service]))
    this.#dependents = dependentsOf(this.#listed)
    this.#index = new SearchIndex(this.#listed)
  }

  get all(): readonly Service[] {
    return this.#listed
  }

  /** Hidden ones too; for the operator. */
  get everything(): readonly Service[] {
    return this.#everything
  }

  bySlug(slug: string): Service | undefined {
    return this.#bySlug.get(slug)
  }

  byId(id: number): Service | undefined {
    return this.#byId.get(id)
  }

  /** Services by name or alias in any script, best first; see SearchIndex for the ranking. */
  search(query: string, limit: number): Service[] {
    return this.#index.find(query, limit)
  }

  /** At most four services to use meanwhile, those of the same country first: peers, or else the category. */
  alternatives(slug: string): Service[] {
    const service = this.#bySlug.get(slug)
    if (!service) return []
    const fitting = this.#listed.filter((other) => canReplace(other, service))
    const peers = fitting.filter((other) => service.peers.includes(other.slug))
    const pool = peers.length > 0 || MIXED.has(service.category) ? peers : fitting
    return pool.sort((a, b) => strangeness(a, service) - strangeness(b, service)).slice(0, MOST_ALTERNATIVES)
  }

  /** Services that name this one as what they run on; not those further down. */
  dependents(slug: string): readonly Service[] {
    return this.#dependents.get(slug) ?? []
  }
}

function canReplace(other: Service, service: Service): boolean {
  if (other === service || other.category !== service.category) return false
  if (service.dependencies.includes(other.slug)) return false
  return other.country === service.country || (other.country === null && !NATIONAL.has(service.category))
}

const strangeness = (other: Service, service: Service) => (other.country === service.country ? 0 : 1)

function dependentsOf(services: readonly Service[]): Map<string, Service[]> {
  const dependents = new Map<string, Service[]>()
  for (const service of services) {
    for (const upstream of service.dependencies) {
      const known = dependents.get(upstream)
      if (known) known.push(service)
      else dependents.set(upstream, [service])
    }
  }
  return dependents
}
