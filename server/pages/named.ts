import type { GivenAnswer } from '../contract/page.ts'
import type { ServiceList, ServiceSummary } from '../contract/service.ts'

const SERVICES = '/api/v1/services'

/** Fields by which the API's answers name other services. */
interface Naming {
  service?: unknown
  alternatives?: { slug: string }[]
  cause?: { service: string } | null
  incident?: Naming | null
  verdicts?: Naming[]
  incidents?: Naming[]
  /** All of them. */
  services?: unknown
}

/**
 * Services that answers of the API name beside their own, as the catalog tells of them: a page knows a name for each, and
 * needs no more of the catalog.
 */
export async function namedIn(
  answers: readonly GivenAnswer[],
  read: (path: string) => Promise<GivenAnswer>,
): Promise<ServiceSummary[]> {
  if (answers.some(({ body }) => (body as Naming).services !== undefined)) return []
  const slugs = new Set(answers.flatMap(({ body }) => slugsIn(body as Naming)))
  if (slugs.size === 0) return []
  const { status, body } = await read(SERVICES)
  return status === 200 ? (body as ServiceList).services.filter(({ slug }) => slugs.has(slug)) : []
}

function slugsIn({ service, alternatives, cause, incident, verdicts, incidents }: Naming): string[] {
  return [
    ...(typeof service === 'string' ? [service] : []),
    ...(alternatives ?? []).map(({ slug }) => slug),
    ...(cause ? [cause.service] : []),
    ...(incident ? slugsIn(incident) : []),
    ...(verdicts ?? []).flatMap(slugsIn),
    ...(incidents ?? []).flatMap(slugsIn),
  ]
}
