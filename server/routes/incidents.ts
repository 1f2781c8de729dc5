import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { Format, RegionName } from '../contract/parameters.ts'
import { IncidentDetail } from '../contract/talk.ts'
import { IncidentList } from '../contract/verdict.ts'
import { readIncidentPage, type IncidentPosition } from '../db/incidentPage.ts'
import { readNotes, readStatements } from '../db/notices.ts'
import type { Sql } from '../db/sql.ts'
import { readIncidents } from '../db/incidents.ts'
import { badRequest, HttpError, unknownService } from '../errors.ts'
import { as, csv, json } from '../openapi/answers.ts'
import { csvOf } from '../pages/csv.ts'
import { INCIDENT_COLUMNS, incidentRows } from '../pages/incidentTable.ts'
import { statementOf } from '../talk/notices.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { asCsv, wantsCsv } from './formats.ts'

export interface IncidentRoutes {
  board: VerdictBoard
  catalog: Catalog
  sql: Sql
}

type Stored = Awaited<ReturnType<typeof readIncidents>>[number]

const MOST = 200
/** A provider may speak before enough people have, and explain itself when all is over. */
const BEFORE = HOUR
const AFTER = DAY

const Query = Type.Object({
  service: Type.Optional(Type.String({ maxLength: 64, description: 'slug', examples: ['telegram'] })),
  region: Type.Optional(RegionName),
  state: Type.Optional(Type.Enum(['open', 'over'], { type: 'string', description: 'only those' })),
  limit: Type.Optional(
    Type.String({ pattern: '^[0-9]{1,3}$', default: '50', description: `1 to ${MOST}`, examples: ['20'] }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before' })),
  format: Type.Optional(Format),
})
type Query = Static<typeof Query>
const Params = Type.Object({
  id: Type.String({ pattern: '^[0-9]{1,15}$', description: 'of an incident', examples: ['29000000000001'] }),
})

/** Incidents with their regional timelines, latest detected first. */
export const incidentRoutes: FastifyPluginAsync<IncidentRoutes> = async (app, { board, catalog, sql }) => {
  const described = async (found: Stored[]) => {
    for (const id of board.unknownEarlier(found)) board.remember(await readIncidents(sql, { id }))
    return found.map((incident) => board.describe(incident))
  }

  const saidOf = async ({ id, service, started, closed }: Stored) => {
    const range = { since: started * MINUTE - BEFORE, ...(closed !== null && { until: closed * MINUTE + AFTER }) }
    const [statements, notes] = await Promise.all([readStatements(sql, { service, ...range }), readNotes(sql, id)])
    return { statements: statements.map(statementOf), notes: [...notes] }
  }

  app.get<{ Querystring: Query }>('/api/v1/incidents', { schema: LIST }, async (request, reply) => {
    const { query } = request
    const limit = limitOf(query)
    const found = await readIncidentPage(sql, {
      service: serviceIn(query),
      region: query.region,
      state: query.state,
      after: positionOf(query.cursor),
      limit: limit + 1,
    })
    const page = found.slice(0, limit)
    const next = found.length > limit ? nextOf(page.at(-1)!) : null
    reply.header('cache-control', 'public, max-age=15').header('vary', 'Accept')
    if (next) reply.header('link', `<${linkTo(request, next)}>; rel="next"`)
    return answer(request, reply, { incidents: await described(page), next })
  })

  const serviceIn = ({ service: slug }: Query): number | undefined => {
    const service = slug === undefined ? undefined : catalog.bySlug(slug)
    if (slug !== undefined && !service) throw unknownService(slug)
    return service?.id
  }

  app.get<{ Params: Static<typeof Params> }>('/api/v1/incidents/:id', { schema: ONE }, async ({ params }, reply) => {
    const found = await readIncidents(sql, { id: Number(params.id) })
    const [incident] = await described(found)
    if (!incident) throw new HttpError(404, 'UNKNOWN_INCIDENT', `No incident has the id ${params.id}.`)
    reply.header('cache-control', 'public, max-age=15')
    return { ...incident, ...(await saidOf(found[0]!)) }
  })
}

const LIST = {
  tags: ['Incidents'],
  summary: 'List incidents with their regional timelines, latest detected first',
  description: 'A page ends with `next`, and with a Link header to the page that follows, until there is none.',
  querystring: Query,
  problems: ['INVALID_CURSOR', 'UNKNOWN_SERVICE'] as const,
  response: {
    200: {
      ...as('A page; as CSV a line for each region of an incident.', { ...json(IncidentList), ...csv }),
      headers: { Link: { type: 'string', description: 'to the page that follows, as `rel="next"`; none on the last' } },
    },
  },
}

const ONE = {
  tags: ['Incidents'],
  summary: 'Tell of one incident, and what was said of it',
  params: Params,
  problems: ['UNKNOWN_INCIDENT'] as const,
  response: { 200: as('The incident.', json(IncidentDetail)) },
}

function answer(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply, list: IncidentList) {
  if (!wantsCsv(request, request.query.format)) return list
  return asCsv(reply, 'incidents').send(csvOf(INCIDENT_COLUMNS, incidentRows(list.incidents)))
}

function limitOf({ limit = '50' }: Query): number {
  const wanted = Number(limit)
  if (wanted < 1 || wanted > MOST) throw badRequest('INVALID_REQUEST', `limit is 1 to ${MOST}; given: ${limit}`)
  return wanted
}

const nextOf = ({ detected, id }: IncidentPosition): string => cursorOf([detected, id])

function positionOf(cursor: string | undefined): IncidentPosition | undefined {
  if (cursor === undefined) return undefined
  const [detected, id] = readCursor(cursor, [2 ** 31 - 1, Number.MAX_SAFE_INTEGER])
  return { detected: detected!, id: id! }
}

/** The same question, from there on. Relative, so that it holds behind any proxy. */
function linkTo(request: FastifyRequest, cursor: string): string {
  const [path, query] = request.url.split('?', 2)
  const wanted = new URLSearchParams(query)
  wanted.set('cursor', cursor)
  return `${path}?${wanted}`
}
