import type { Incident } from '../verdict/incidents.ts'
import type { Sql } from './sql.ts'
import { readIncidents } from './incidents.ts'

/** Where a page ended. Neither ever changes, unlike an incident's start. */
export interface IncidentPosition {
  /** Minute it was detected in, since 1970. */
  detected: number
  id: number
}

export interface IncidentPageQuery {
  service?: number | undefined
  /** Incidents that this region has a part in. */
  region?: string | undefined
  state?: 'open' | 'over' | undefined
  after?: IncidentPosition | undefined
  limit: number
}

/** A page of incidents with their regions, latest detected first. */
export async function readIncidentPage(sql: Sql, query: IncidentPageQuery): Promise<Incident[]> {
  const { service = null, region = null, state = null, after, limit } = query
  const rows = await sql<{ id: number }[]>`
    select id::double precision as id from incidents i
    where (${service}::integer is null or service = ${service})
      and (${state}::text is null or (closed is null) = (${state} = 'open'))
      and (${region}::text is null
        or exists (select from incident_regions r where r.incident = i.id and r.region = ${region}))
      and (detected, id) < (${after?.detected ?? LAST_MINUTE}::integer, ${after?.id ?? 0}::bigint)
    order by detected desc, id desc limit ${limit}`
  const ids = rows.map(({ id }) => id)
  const byId = new Map((await readIncidents(sql, { ids })).map((incident) => [incident.id, incident]))
  // One that is gone since was deleted between the two.
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const LAST_MINUTE = 2 ** 31 - 1
