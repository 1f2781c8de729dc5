import type {
  Alternatives,
  Explain,
  Heat,
  Problem,
  Series,
  ServiceDetail,
  ServiceList,
  ServiceSummary,
} from '#contract/service.ts'
import type { Report, ReportReceipt } from '#contract/report.ts'
import type { KeptSnapshot, Snapshot } from '#contract/snapshot.ts'
import type { CommentList, CommentReceipt, IncidentDetail } from '#contract/talk.ts'
import type { IncidentList } from '#contract/verdict.ts'
import { givenAnswer, givenBody } from './pages/given.ts'

/** A slow phone network gets this long; after it, trying again is better than waiting. */
const PATIENCE_MS = 20_000

/** Code of a fault that never reached the server, so that sending again is safe and sensible. */
export const UNREACHABLE = 'UNREACHABLE'

/** An answer that isn't a success; `code` is the server's stable one, or UNREACHABLE. */
export class ApiFault extends Error {
  readonly status: number
  readonly code: string
  /** Seconds after which the server asks to be tried again, if it said so. */
  readonly retryAfter: number | null

  constructor(status: number, code: string, detail: string, retryAfter: number | null = null) {
    super(detail)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** Paths of the API; what the server gives a page with it is kept by them. */
export const PATHS = {
  services: '/api/v1/services',
  openIncidents: '/api/v1/incidents?state=open',
  pastIncidents: '/api/v1/incidents?state=over&limit=10',
  pastIncidentsPage: (cursor: string | null) =>
    `/api/v1/incidents?state=over&limit=50${cursor === null ? '' : `&cursor=${cursor}`}`,
  earlierIncidents: (slug: string) =>
    `/api/v1/incidents?${new URLSearchParams({ service: slug, state: 'over', limit: '4' })}`,
  service: (slug: string) => `/api/v1/services/${encodeURIComponent(slug)}`,
  similar: (slug: string) => `/api/v1/services?q=${encodeURIComponent(slug)}`,
  explain: (slug: string, region: string) =>
    `/api/v1/services/${encodeURIComponent(slug)}/explain?region=${encodeURIComponent(region)}`,
  incident: (id: string) => `/api/v1/incidents/${encodeURIComponent(id)}`,
} as const

/** Set by our worker on an answer that it kept, for want of a network: when that was, in ms. */
const KEPT_AT = 'x-outcry-kept-at'

/** The whole catalog with the last hour's counts, and when they were so, in ms. Throws ApiFault. */
export async function fetchServices(): Promise<{ services: ServiceSummary[]; at: number }> {
  const response = await succeed(PATHS.services)
  const { services } = (await response.json()) as ServiceList
  return { services, at: Number(response.headers.get(KEPT_AT)) || Date.now() }
}

/** The same of one country, without quarters. Throws ApiFault. */
export async function fetchServicesIn(country: string): Promise<ServiceSummary[]> {
  return (await request<ServiceList>(`/api/v1/services?region=${country}`)).services
}

/** What to use meanwhile, with what is said of it where the visitor is. Throws ApiFault. */
export async function fetchAlternatives(slug: string, country: string | null): Promise<Alternatives['alternatives']> {
  const query = country ? `?region=${country}` : ''
  const path = `/api/v1/services/${encodeURIComponent(slug)}/alternatives${query}`
  return (await request<Alternatives>(path)).alternatives
}

/** What people say, newest first. @param before `next` of the page before. Throws ApiFault. */
export function fetchComments(slug: string, before: string | null, limit: number): Promise<CommentList> {
  const query = `?limit=${limit}${before ? `&before=${before}` : ''}`
  return request(`/api/v1/services/${encodeURIComponent(slug)}/comments${query}`)
}

/** Adds a word to a report. Throws ApiFault; 409 ALREADY_COMMENTED. */
export function sendComment(report: string, proof: string, text: string): Promise<CommentReceipt> {
  return request(`/api/v1/reports/${encodeURIComponent(report)}/comment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, proof }),
  })
}

/** Throws ApiFault; 404 UNKNOWN_SERVICE for a slug that isn't in the catalog. */
export function fetchService(slug: string): Promise<ServiceDetail> {
  return request(PATHS.service(slug))
}

/** What the verdict on a region rests on. Throws ApiFault; 404 UNKNOWN_REGION where nothing was ever reported. */
export function fetchExplain(slug: string, region: string): Promise<Explain> {
  return request(PATHS.explain(slug, region))
}

/** A page of incidents, latest first. @param path one of PATHS. Throws ApiFault. */
export const fetchIncidents = (path: string): Promise<IncidentList> => request(path)

/** Throws ApiFault; 404 UNKNOWN_INCIDENT. */
export function fetchIncident(id: string): Promise<IncidentDetail> {
  return request(PATHS.incident(id))
}

export interface HeatWanted {
  at: number
  resolution: number
  /** H3 indexes; none: the whole world. */
  tiles: readonly string[]
}

/** The map of the hour up to a quarter. Throws ApiFault. */
export function fetchHeat(slug: string, { at, resolution, tiles }: HeatWanted): Promise<Heat> {
  const below = tiles.length > 0 ? `&tiles=${tiles.join()}` : ''
  const query = `resolution=${resolution}&at=${new Date(at).toISOString()}${below}`
  return request(`/api/v1/services/${encodeURIComponent(slug)}/heat?${query}`)
}

/** Reports every quarter of an hour, and what is usual. Throws ApiFault. */
export function fetchSeries(
  slug: string,
  { from, to, region }: { from: number; to: number; region: string },
): Promise<Series> {
  const query = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&region=${region}`
  return request(`/api/v1/services/${encodeURIComponent(slug)}/series?${query}`)
}

/** Keeps a moment; null: the present one. Throws ApiFault. */
export function keepMoment(slug: string, at: number | null): Promise<KeptSnapshot> {
  return request(`/api/v1/services/${encodeURIComponent(slug)}/snapshots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(at === null ? {} : { at: new Date(at).toISOString() }),
  })
}

/** Throws ApiFault; 404 UNKNOWN_SNAPSHOT. */
export function fetchSnapshot(id: string): Promise<Snapshot> {
  return request(snapshotPath(id))
}

export const snapshotPath = (id: string, kind = ''): string => `/api/v1/snapshots/${encodeURIComponent(id)}${kind}`

/** Sends a report and waits until it is stored. Throws ApiFault. It outlives the page (`keepalive`). */
export function sendReport(report: Report): Promise<ReportReceipt> {
  return request('/api/v1/reports', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  })
}

/** The fault in what the server gave the page for a path; null where it gave a success or nothing. */
export function givenFault(path: string): ApiFault | null {
  const answer = givenAnswer(path)
  return answer === null || givenBody(path) !== null ? null : faultFrom(answer.status, answer.body, null)
}

/** Throws ApiFault. An answer without a body is undefined. */
export async function request<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await succeed(path, init)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

async function succeed(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await reach(path, init)
  if (!response.ok) throw await faultOf(response)
  return response
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { cache: 'no-cache', ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    throw new ApiFault(0, UNREACHABLE, '')
  }
}

async function faultOf(response: Response): Promise<ApiFault> {
  const seconds = Number(response.headers.get('retry-after') ?? NaN)
  const retryAfter = Number.isFinite(seconds) ? seconds : null
  return faultFrom(response.status, await response.json().catch(() => ({})), retryAfter)
}

function faultFrom(status: number, body: unknown, retryAfter: number | null): ApiFault {
  const { code = `HTTP_${status}`, detail = '' } = body as Partial<Problem>
  return new ApiFault(status, code, detail, retryAfter)
}
