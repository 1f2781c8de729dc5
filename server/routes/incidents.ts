import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { IncidentDetail } from '../contract/talk.ts'
import { Incident } from '../contract/verdict.ts'
import { readNotes, readStatements } from '../db/notices.ts'
import type { Sql } from '../db/sql.ts'
import { readIncidents } from '../db/verdicts.ts'
import { HttpError, unknownService } from '../errors.ts'
import { statementOf } from '../talk/notices.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { RegionName } from './services.ts'

export interface IncidentRoutes {
  board: VerdictBoard
  catalog: Catalog
  sql: Sql
}

const Query = Type.Object({
  service: Type.Optional(Type.String({ maxLength: 64 })),
  region: Type.Optional(RegionName),
  state: Type.Optional(Type.Enum(['open', 'over'])),
})
const Params = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) })
const IncidentList = Type.Object({ incidents: Type.Array(Incident) })

type Stored = Awaited<ReturnType<typeof readIncidents>>[number]

const MOST = 200
/** A provider may speak before enough people have, and explain itself when all is over. */
const BEFORE = HOUR
const AFTER = DAY

/** Incidents with their regional timelines, latest first. */
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

  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/v1/incidents',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Incidents, latest first',
        querystring: Query,
        response: { 200: IncidentList },
      },
    },
    async ({ query }) => {
      const service = query.service === undefined ? undefined : catalog.bySlug(query.service)
      if (query.service !== undefined && !service) throw unknownService(query.service)
      const found = await readIncidents(sql, {
        ...(service && { service: service.id }),
        openOnly: query.state === 'open',
        limit: MOST,
      })
      const wanted = found.filter(
        (incident) =>
          (query.state !== 'over' || incident.closed !== null) &&
          (query.region === undefined || incident.regions.has(query.region)),
      )
      return { incidents: await described(wanted) }
    },
  )

  app.get<{ Params: Static<typeof Params> }>(
    '/api/v1/incidents/:id',
    {
      schema: {
        tags: ['incidents'],
        summary: 'One incident, with what was said of it',
        params: Params,
        response: { 200: IncidentDetail },
      },
    },
    async ({ params }): Promise<IncidentDetail> => {
      const found = await readIncidents(sql, { id: Number(params.id) })
      const [incident] = await described(found)
      if (!incident) throw new HttpError(404, 'UNKNOWN_INCIDENT', `No incident has the id ${params.id}.`)
      return { ...incident, ...(await saidOf(found[0]!)) }
    },
  )
}
