import { REGION_PATTERN } from '#contract/region.ts'

export type Route =
  | { page: 'home' }
  | { page: 'service'; slug: string }
  | { page: 'why'; slug: string; region: string }
  | { page: 'incident'; id: string }
  | { page: 'embed'; slug: string }
  | { page: 'missing' }

const WORLD = 'world'
const REGION = new RegExp(REGION_PATTERN)

/** @param search what follows the path, with its "?" */
export function routeOf(path: string, search = ''): Route {
  if (path === '/') return { page: 'home' }
  if (/^\/embed\/?$/.test(path)) return { page: 'embed', slug: serviceIn(search) }
  const incident = /^\/incidents\/(\d{1,15})\/?$/.exec(path)?.[1]
  if (incident) return { page: 'incident', id: incident }
  const [, slug, why] = /^\/status\/([^/]+)(\/why)?\/?$/.exec(path) ?? []
  if (!slug) return { page: 'missing' }
  return why ? { page: 'why', slug: decoded(slug), region: regionOf(search) } : { page: 'service', slug: decoded(slug) }
}

export const serviceHref = (slug: string): string => `/status/${slug}`

export const whyHref = (slug: string, region: string): string =>
  region === WORLD ? `/status/${slug}/why` : `/status/${slug}/why?region=${region}`

export const embedHref = (slug: string): string => `/embed?service=${slug}`

export const incidentHref = (id: string): string => `/incidents/${id}`

const SHOWN_FIRST = 'telegram'

function serviceIn(search: string): string {
  const slug = new URLSearchParams(search).get('service') ?? ''
  return /^[a-z0-9-]{1,64}$/.test(slug) ? slug : SHOWN_FIRST
}

function regionOf(search: string): string {
  const region = new URLSearchParams(search).get('region') ?? WORLD
  return REGION.test(region) ? region : WORLD
}

/** A malformed escape can't name a service; as it stands it leads to "not found" instead of an exception. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
