import type { LatePage } from './assets.ts'

/** Which page is asked for. */
export interface PageWish {
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
}

export interface PageKind {
  /** Of its address, without a language. */
  route: string
  /** Its code, where that isn't in the frame. */
  late: LatePage | null
  /** Path without a language, with what the page depends on of the query: equal for equal pages. */
  path(wish: PageWish): string
  /** What of the API it is made of; the first, where there is one, decides about the page's status. */
  reads(wish: PageWish): string[]
  /** What is read, too, where the first isn't there. */
  instead?(wish: PageWish): string[]
  /** Where nothing of the API decides it. */
  status?: number
}

const service = ({ params }: PageWish) => `/api/v1/services/${encodeURIComponent(params.slug!)}`
const REGION = /^[A-Z]{2}(\/82[0-9a-f]{13})?$/

function regionOf({ query }: PageWish): string {
  const { region } = query
  return typeof region === 'string' && REGION.test(region) ? region : 'world'
}

const isSlug = (value: unknown): value is string => typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value)

function cursorOf({ query }: PageWish): string {
  const { cursor } = query
  return typeof cursor === 'string' && /^[\w-]{1,64}$/.test(cursor) ? `&cursor=${cursor}` : ''
}

const slugPath = ({ params }: PageWish) => `/status/${encodeURIComponent(params.slug!)}`

const similar = ({ params }: PageWish) => [`/api/v1/services?q=${encodeURIComponent(params.slug!)}`]

/** What is said of a service. */
export const SERVICE_PAGE: PageKind = {
  route: '/status/:slug',
  late: null,
  path: slugPath,
  reads: (wish) => [service(wish)],
  instead: similar,
}

/** Every page that is rendered, and what it is made of. The paths are those by which the client's stores look it up. */
export const PAGE_KINDS: readonly PageKind[] = [
  {
    route: '/',
    late: 'Home',
    path: () => '/',
    reads: () => ['/api/v1/services', '/api/v1/incidents?state=open', '/api/v1/incidents?state=over&limit=10'],
  },
  SERVICE_PAGE,
  {
    route: '/status/:slug/why',
    late: 'Why',
    path: (wish) => `${slugPath(wish)}/why${regionOf(wish) === 'world' ? '' : `?region=${regionOf(wish)}`}`,
    reads: (wish) => [service(wish), `${service(wish)}/explain?region=${encodeURIComponent(regionOf(wish))}`],
    instead: similar,
  },
  {
    route: '/incidents',
    late: 'Incidents',
    path: (wish) => `/incidents${cursorOf(wish)}`.replace('&', '?'),
    reads: (wish) => [`/api/v1/incidents?state=over&limit=50${cursorOf(wish)}`, '/api/v1/incidents?state=open'],
  },
  {
    route: '/incidents/:id',
    late: 'Incident',
    path: ({ params }) => `/incidents/${encodeURIComponent(params.id!)}`,
    reads: ({ params }) => [`/api/v1/incidents/${encodeURIComponent(params.id!)}`],
  },
  {
    route: '/embed',
    late: 'Embed',
    path: ({ query }) => `/embed${isSlug(query.service) ? `?service=${query.service}` : ''}`,
    reads: () => ['/api/v1/services'],
  },
  {
    route: '/privacy',
    late: 'Privacy',
    path: () => '/privacy',
    reads: () => [],
  },
  {
    route: '/snapshots/:id',
    late: 'Snapshot',
    path: ({ params }) => `/snapshots/${encodeURIComponent(params.id!)}`,
    reads: ({ params }) => [`/api/v1/snapshots/${encodeURIComponent(params.id!)}`],
  },
]

/** For people at an address where nothing is. One page for all of them: what was asked for is in no page. */
export const MISSING_PAGE: PageKind = {
  route: '*',
  late: null,
  path: () => '/missing',
  reads: () => [],
  status: 404,
}

/** Shown only in answer to a report. */
export const REPORTED: PageKind = {
  route: '/status/:slug/reported',
  late: 'Reported',
  path: (wish) => `${slugPath(wish)}/reported`,
  reads: (wish) => [service(wish)],
}
