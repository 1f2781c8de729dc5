import type { FastifyPluginAsync } from 'fastify'
import type { Catalog, Service } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import { Summary } from '../contract/tools.ts'
import type { Incident, Verdict } from '../contract/verdict.ts'
import { as, json } from '../openapi/answers.ts'
import { inRegions, VERDICT_WORDS } from '../pages/words.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { siteOf } from './site.ts'

export interface SummaryRoutes {
  board: VerdictBoard
  catalog: Catalog
  clock: Clock
  publicUrl: string | null
}

/** The form has no word for "not enough reports": what isn't known to fail is "operational", and the description says more. */
const STATUS: Record<Verdict, Summary['components'][number]['status']> = {
  unknown: 'operational',
  ok: 'operational',
  possible: 'degraded_performance',
  major: 'major_outage',
  recovering: 'partial_outage',
}

const PAGE = 'outcry'

/** What tools read that know status pages of the usual kind: a component for each service, and the open incidents. */
export const summaryRoutes: FastifyPluginAsync<SummaryRoutes> = async (app, { board, catalog, clock, publicUrl }) => {
  const schema = {
    tags: ['Feeds and badges'],
    summary: 'Tell the state of all services as status pages do',
    response: { 200: as('Every service as a component, and the open incidents.', json(Summary)) },
  }
  app.get('/api/v2/summary.json', { schema }, async (request, reply): Promise<Summary> => {
    reply.header('cache-control', 'public, max-age=15')
    const base = siteOf(request, publicUrl)
    // What is said changes when it is judged, not when somebody asks.
    const now = time(board.judgedAt ?? clock.now())
    const incidents = board.openIncidents()
    const components = catalog.all.map((service, i) => component(service, board.verdict(service.id), i + 1, now))
    return {
      page: { id: PAGE, name: 'Outcry', url: base, time_zone: 'Etc/UTC', updated_at: now },
      components,
      incidents: incidents.map((incident) =>
        described(incident, catalog.bySlug(incident.service)?.name ?? '', base, now),
      ),
      scheduled_maintenances: [],
      status: overall(incidents),
    }
  })
}

function component(
  { slug, name }: Service,
  verdict: Verdict,
  position: number,
  now: string,
): Summary['components'][number] {
  return {
    ...{ id: slug, name, status: STATUS[verdict], description: `User reports: ${VERDICT_WORDS[verdict]}`, position },
    ...{ created_at: now, updated_at: now, showcase: false, group: false, group_id: null, page_id: PAGE },
    only_show_if_degraded: false,
  }
}

function described(incident: Incident, name: string, base: string, now: string): Summary['incidents'][number] {
  const active = incident.regions.filter(({ state }) => state !== 'over')
  const where = inRegions(active.map(({ region }) => region))
  const isRecovering = active.length > 0 && active.every(({ state }) => state === 'recovering')
  return {
    id: incident.id,
    name: `User reports indicate ${incident.worst === 'major' ? 'problems' : 'possible problems'} at ${name}${where}`,
    status: isRecovering ? 'monitoring' : 'investigating',
    impact: incident.worst === 'major' ? 'major' : 'minor',
    ...{ created_at: time(incident.detectedAt), started_at: time(incident.startedAt), updated_at: now },
    ...{ monitoring_at: null, resolved_at: null, page_id: PAGE, shortlink: `${base}/incidents/${incident.id}` },
    ...{ incident_updates: [], components: [incident.service] },
  }
}

function overall(incidents: readonly Incident[]): Summary['status'] {
  if (incidents.some(({ worst }) => worst === 'major'))
    return { indicator: 'major', description: 'User reports indicate problems' }
  if (incidents.length > 0) return { indicator: 'minor', description: 'User reports indicate possible problems' }
  return { indicator: 'none', description: 'User reports indicate no current problems' }
}

const time = (ms: number) => new Date(ms).toISOString()
