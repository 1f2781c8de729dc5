import type { ServiceData } from './catalog.ts'

/**
 * Fills in who is a peer of whom: it goes both ways, so naming it once in the data is enough. Networks of one country
 * are always peers, for their customers call each other and report their own network when the other one fails; so are
 * messengers, for people switch between them.
 */
export function withPeers<T extends ServiceData>(services: readonly T[]): (T & { peers: string[] })[] {
  const peersOf = new Map(services.map(({ slug }) => [slug, new Set<string>()]))
  const join = (a: string, b: string) => {
    peersOf.get(a)?.add(b)
    peersOf.get(b)?.add(a)
  }
  for (const { slug, peers } of services) for (const peer of peers ?? []) join(slug, peer)
  for (const group of groups(services)) for (const a of group) for (const b of group) if (a !== b) join(a, b)
  return services.map((service) => ({ ...service, peers: [...peersOf.get(service.slug)!].sort() }))
}

function groups(services: readonly ServiceData[]): string[][] {
  const groups = new Map<string, string[]>()
  for (const service of services) {
    const group = groupOf(service)
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), service.slug])
  }
  return [...groups.values()]
}

function groupOf({ category, country }: ServiceData): string | null {
  if (category === 'messenger') return category
  const isNetwork = category === 'mobile' || category === 'isp'
  return isNetwork && country ? `networks of ${country}` : null
}
