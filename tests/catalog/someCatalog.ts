import { Catalog, type Service } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'

/** The catalog as it ships, numbered as a fresh database numbers it. */
export const shipped = new Catalog(CATALOG_DATA.map((data, i) => ({ ...data, id: i + 1 })))

/** A catalog of a few services of which only what matters is said. */
export function catalogOf(...services: (Partial<Service> & { slug: string })[]): Catalog {
  return new Catalog(services.map((service, i) => ({ ...nothing, id: i + 1, name: service.slug, ...service })))
}

const nothing = {
  aliases: [],
  category: 'other' as const,
  homepage: null,
  country: null,
  dependencies: [],
  peers: [],
}

export const slugs = (services: readonly { slug: string }[]): string[] => services.map(({ slug }) => slug)
