import type { Attribution, Change, Incident, IncidentRegion } from '../verdict/incidents.ts'
import { plainArray, textArray, type Sql } from './sql.ts'

/** A cause as it is stored: its kind and the service's number. */
export const causeText = (cause: Attribution | null): string | null => cause && `${cause.kind} ${cause.service}`

export function parseCause(text: string | null): Attribution | null {
  if (text === null) return null
  const [kind, service] = text.split(' ')
  return { kind: kind as Attribution['kind'], service: Number(service) }
}

export interface IncidentQuery {
  service?: number
  openOnly?: boolean
  startedAfter?: number
  id?: number
  ids?: readonly number[]
  changedAfter?: number
  limit?: number
}

/** Incidents with their regions, latest first. */
export async function readIncidents(sql: Sql, query: IncidentQuery = {}): Promise<Incident[]> {
  const incidents = await sql<IncidentRow[]>`
    select id::double precision as id, service, worst, detected, started, ended, closed, reopened,
      similar_to::double precision as "similarTo", cause
    from incidents
    where (${query.service ?? null}::integer is null or service = ${query.service ?? null})
      and (${query.id ?? null}::bigint is null or id = ${query.id ?? null})
      and id = any(coalesce(${query.ids ? plainArray(query.ids) : null}::bigint[], array[id]))
      and (not ${query.openOnly ?? false} or closed is null)
      and started >= ${query.startedAfter ?? 0} and version > ${query.changedAfter ?? -1}
    order by started desc, id desc limit ${query.limit ?? 100_000}`
  const parts = await sql<(IncidentRegion & { incident: number })[]>`
    select incident::double precision as incident, region, state, worst, detected, started, major, recovering, ended,
      closed, peak_rate as "peakRate", peak, reports
    from incident_regions where incident = any(${plainArray(incidents.map((incident) => incident.id))}::bigint[])
    order by incident, region`
  const byId = new Map(
    incidents.map((row): [number, Incident] => [row.id, { ...row, cause: parseCause(row.cause), regions: new Map() }]),
  )
  for (const { incident, ...part } of parts) byId.get(incident)!.regions.set(part.region, part)
  return [...byId.values()]
}

type IncidentRow = Omit<Incident, 'regions' | 'cause'> & { cause: string | null }

export async function upsertIncident(sql: Sql, incident: Incident, version: number): Promise<void> {
  const { id, service, worst, detected, started, ended, closed, reopened, similarTo, cause } = incident
  await sql`
    insert into incidents (id, service, worst, detected, started, ended, closed, reopened, similar_to, cause,
      version)
    values (${id}, ${service}, ${worst}, ${detected}, ${started}, ${ended}, ${closed}, ${reopened}, ${similarTo},
      ${causeText(cause)}, ${version})
    on conflict (id) do update
    set worst = excluded.worst, started = excluded.started, ended = excluded.ended, closed = excluded.closed,
      reopened = excluded.reopened, similar_to = excluded.similar_to,
      cause = excluded.cause, version = excluded.version`
  await upsertRegions(sql, id, [...incident.regions.values()])
}

/** One statement: an outage that is felt everywhere has hundreds of regions, every minute. */
async function upsertRegions(sql: Sql, incident: number, parts: readonly IncidentRegion[]): Promise<void> {
  await sql`
    insert into incident_regions
      (incident, region, state, worst, detected, started, major, recovering, ended, closed, peak_rate, peak, reports)
    select ${incident}::bigint, * from unnest(
      ${textArray(parts.map((part) => part.region))}::text[],
      ${textArray(parts.map((part) => part.state))}::text[],
      ${textArray(parts.map((part) => part.worst))}::text[],
      ${plainArray(parts.map((part) => part.detected))}::integer[],
      ${plainArray(parts.map((part) => part.started))}::integer[],
      ${plainArray(parts.map((part) => part.major ?? 'null'))}::integer[],
      ${plainArray(parts.map((part) => part.recovering ?? 'null'))}::integer[],
      ${plainArray(parts.map((part) => part.ended ?? 'null'))}::integer[],
      ${plainArray(parts.map((part) => part.closed ?? 'null'))}::integer[],
      ${plainArray(parts.map((part) => part.peakRate))}::real[],
      ${plainArray(parts.map((part) => part.peak))}::integer[],
      ${plainArray(parts.map((part) => part.reports))}::real[])
    on conflict (incident, region) do update
    set state = excluded.state, worst = excluded.worst, started = excluded.started, major = excluded.major,
      recovering = excluded.recovering, ended = excluded.ended, closed = excluded.closed, peak_rate = excluded.peak_rate, peak = excluded.peak,
      reports = excluded.reports`
}

/** What became of incidents, and when: what feeds and alerts tell of. */
export function insertUpdates(sql: Sql, changes: readonly (Change & { minute: number })[]) {
  return sql`
    insert into incident_updates (incident, minute, region, state)
    select * from unnest(
      ${plainArray(changes.map((change) => change.incident.id))}::bigint[],
      ${plainArray(changes.map((change) => change.minute))}::integer[],
      ${textArray(changes.map((change) => change.region))}::text[],
      ${textArray(changes.map((change) => change.state))}::text[])
    on conflict do nothing`
}
