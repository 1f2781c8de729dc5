import type { Language } from '#contract/page.ts'
import { REGION_PATTERN } from '#contract/region.ts'

export type Route =
  | { page: 'home' }
  | { page: 'service'; slug: string }
  | { page: 'why'; slug: string; region: string }
  | { page: 'incidents'; cursor: string | null }
  | { page: 'incident'; id: string }
  | { page: 'reported'; slug: string }
  | { page: 'snapshot'; id: string }
  | { page: 'embed'; slug: string }
  | { page: 'privacy' }
  | { page: 'missing' }

let base = ''

/** Says what stands before the paths of all links: "/de" on a page of a chosen language. */
export function setBase(given: string): void {
  base = given
}

/** The same page in a language of its own choice. @param address path and query without a base */
export const languageHref = (language: Language, address: string): string =>
  `/${language}${address.startsWith('/?') ? address.slice(1) : address === '/' ? '' : address}`

/** A path without the base; null where it lies outside, as that of a page in another language. */
export function withinBase(path: string): string | null {
  if (path === base) return '/'
  return path.startsWith(`${base}/`) ? path.slice(base.length) : null
}

const WORLD = 'world'
const REGION = new RegExp(REGION_PATTERN)

/** @param search what follows the path, with its "?" */
export function routeOf(path: string, search = ''): Route {
  if (path === '/') return { page: 'home' }
  if (/^\/embed\/?$/.test(path)) return { page: 'embed', slug: serviceIn(search) }
  if (/^\/privacy\/?$/.test(path)) return { page: 'privacy' }
  if (/^\/incidents\/?$/.test(path)) return { page: 'incidents', cursor: cursorIn(search) }
  const incident = /^\/incidents\/(\d{1,15})\/?$/.exec(path)?.[1]
  if (incident) return { page: 'incident', id: incident }
  const snapshot = /^\/snapshots\/([\w-]{22})\/?$/.exec(path)?.[1]
  if (snapshot) return { page: 'snapshot', id: snapshot }
  const [, part, rest] = /^\/status\/([^/]+)(\/why|\/reported)?\/?$/.exec(path) ?? []
  if (!part) return { page: 'missing' }
  const slug = decoded(part)
  if (rest === '/why') return { page: 'why', slug, region: regionOf(search) }
  return { page: rest ? 'reported' : 'service', slug }
}

export const homeHref = (): string => base || '/'

export const serviceHref = (slug: string): string => `${base}/status/${slug}`

/** Where a report without a script is posted to. */
export const reportHref = (slug: string): string => `${serviceHref(slug)}/report`

export const whyHref = (slug: string, region: string): string =>
  `${serviceHref(slug)}/why${region === WORLD ? '' : `?region=${region}`}`

/** @param cursor of those before the latest */
export const incidentsHref = (cursor: string | null = null): string =>
  `${base}/incidents${cursor === null ? '' : `?cursor=${cursor}`}`

export const incidentHref = (id: string): string => `${base}/incidents/${id}`

export const snapshotHref = (id: string): string => `${base}/snapshots/${id}`
export const embedHref = (slug: string | null = null): string =>
  `${base}/embed${slug === null ? '' : `?service=${slug}`}`
export const privacyHref = (): string => `${base}/privacy`

const SHOWN_FIRST = 'telegram'

function serviceIn(search: string): string {
  const slug = new URLSearchParams(search).get('service') ?? ''
  return /^[a-z0-9-]{1,64}$/.test(slug) ? slug : SHOWN_FIRST
}

/** As the server gives them out; what else there may be, it refuses. */
function cursorIn(search: string): string | null {
  const cursor = new URLSearchParams(search).get('cursor')
  return cursor !== null && /^[\w-]{1,64}$/.test(cursor) ? cursor : null
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
