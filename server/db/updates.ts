import type { Sql } from './sql.ts'

/** A change of an incident's state in one region. */
export interface IncidentUpdate {
  incident: number
  /** Since 1970. */
  minute: number
  service: number
  region: string
  state: 'possible' | 'major' | 'recovering' | 'over'
}

export interface UpdateQuery {
  service?: number | undefined
  region?: string | undefined
  limit: number
}

/** Latest first. */
export function readUpdates(sql: Sql, { service, region, limit }: UpdateQuery): Promise<IncidentUpdate[]> {
  return sql<IncidentUpdate[]>`
    select u.incident::double precision as incident, u.minute, i.service, u.region, u.state
    from incident_updates u join incidents i on i.id = u.incident
    where (${service ?? null}::integer is null or i.service = ${service ?? null})
      and (${region ?? null}::text is null or u.region = ${region ?? null})
    order by u.minute desc, u.incident desc, u.region limit ${limit}`
}
