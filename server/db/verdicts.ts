import { parseArea } from '../contract/region.ts'
import type { Attribution, Incident, IncidentRegion, Change } from '../verdict/incidents.ts'
import type { UnwrittenKey } from '../verdict/keys.ts'
import type { SaidQuarter } from '../verdict/quarters.ts'
import type { Plain } from '../verdict/snapshot.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { CELLS_PER_AREA } from './areas.ts'
import { insertQuarters } from './past.ts'
import { plainArray, textArray, transaction, type Sql } from './sql.ts'

/** What a detector is told of a minute that wasn't silent. */
export interface KeyMinute {
  minute: number
  service: number
  region: string
  problems: number
  positives: number
  networks: number | null
  largestShare: number | null
  /** A start that late reports moved; null: as it was. */
  started: number | null
}

export interface Progress {
  started: number
  minute: number
}

export async function readProgress(sql: Sql): Promise<Progress | null> {
  const [row] = await sql<Progress[]>`select started, minute from verdict_progress`
  return row ?? null
}

/** The first minute that anything was reported in. */
export async function firstReportedMinute(sql: Sql): Promise<number | null> {
  const [row] = await sql<[{ minute: number | null }]>`
    select least((select min(minute) from region_minutes), (
      select min(minute - (select max(age) from unnest(ages) as age)) from batches where folded_at is null
    )) as minute`
  return row.minute
}

/** Effective reports of each service and country in minutes [first, last], rolled up or not. */
export function readKeyMinutes(sql: Sql, first: number, last: number) {
  return sql<{ minute: number; service: number; country: string; problems: number; positives: number }[]>`
    select minute, service, country,
      sum(case when signal = 0 then effective else 0 end)::double precision as problems,
      sum(case when signal > 0 then effective else 0 end)::double precision as positives
    from (
      select minute, service, country, signal, effective from region_minutes where minute between ${first} and ${last}
      union all
      select b.minute - u.age, u.service, u.country, u.signal, u.weight * 0.01
      from batches b, unnest(ages, services, signals, countries, weights, reasons)
        as u (age, service, signal, country, weight, reason)
      where u.reason <> 3 and b.folded_at is null and b.minute - u.age between ${first} and ${last}
    ) as everything
    group by minute, service, country order by minute, service, country`
}

export interface LateMinute {
  service: number
  region: string
  minute: number
  problems: number
}

/** Problem reports that came when their minute was judged, of some keys and minutes [first, last], rolled up or not. */
export function readLate(
  sql: Sql,
  keys: readonly { service: number; region: string; first: number; last: number }[],
): Promise<LateMinute[]> {
  return sql<LateMinute[]>`
    with keys as (
      select * from unnest(
        ${plainArray(keys.map((key) => key.service))}::integer[], ${textArray(keys.map((key) => key.region))}::text[],
        ${plainArray(keys.map((key) => key.first))}::integer[], ${plainArray(keys.map((key) => key.last))}::integer[],
        ${textArray(keys.map((key) => parseArea(key.region)?.country ?? null))}::text[],
        ${plainArray(keys.map((key) => parseArea(key.region)?.area ?? 'null'))}::integer[]
      ) as k (service, region, first, last, key_country, key_area)
    ), came as (
      select service, country, null::integer as area, minute, late from region_minutes
      where late > 0 and signal = 0 and service in (select service from keys)
        and minute between (select min(first) from keys) and (select max(last) from keys)
      union all
      select service, country, area, minute, late from area_minutes
      where late > 0 and signal = 0 and service in (select service from keys)
        and minute between (select min(first) from keys) and (select max(last) from keys)
      union all
      select u.service, u.country, area, b.minute - u.age, u.weight * 0.01
      from batches b, unnest(ages, services, signals, cells, countries, weights, reasons)
        as u (age, service, signal, cell, country, weight, reason),
        lateral (select null::integer union all select u.cell / ${CELLS_PER_AREA}::integer where u.cell >= 0) as a (area)
      where b.folded_at is null and u.reason = 3 and u.signal = 0
    )
    select service, region, minute, sum(late)::double precision as problems
    from keys join came using (service)
    where minute between first and last
      and ((key_area is null and came.area is null and (region = 'world' or country = region))
        or (key_area = came.area and country = key_country))
    group by service, region, minute order by service, region, minute`
}

export interface DetectorRow {
  service: number
  region: string
  minute: number
  state: Plain
}

export async function readDetectors(sql: Sql): Promise<DetectorRow[]> {
  const rows = await sql<(Omit<DetectorRow, 'state'> & { state: string })[]>`
    select service, region, minute, state::text as state from detectors order by service, region`
  return rows.map((row) => ({ ...row, state: JSON.parse(row.state) as Plain }))
}

/** One key as it was last written down, and the minutes since; null for a key that was never heard of. */
export async function readKey(sql: Sql, service: number, region: string) {
  const [row] = await sql<{ minute: number; state: string }[]>`
    select minute, state::text as state from detectors where service = ${service} and region = ${region}`
  if (!row) return null
  const inputs = await sql<KeyMinute[]>`
    select minute, service, region, problems, positives, networks, largest_share as "largestShare", started
    from verdict_minutes where minute > ${row.minute} and service = ${service} and region = ${region} order by minute`
  return { minute: row.minute, state: JSON.parse(row.state) as Plain, inputs }
}

export function readInputs(sql: Sql, after: number): Promise<KeyMinute[]> {
  return sql<KeyMinute[]>`
    select minute, service, region, problems, positives, networks, largest_share as "largestShare", started
    from verdict_minutes where minute > ${after} order by minute`
}

/** What one key was told in minutes [first, last]. */
export function readInputsOf(sql: Sql, service: number, region: string, first: number, last: number) {
  return sql<{ minute: number; problems: number }[]>`
    select minute, problems from verdict_minutes
    where minute between ${first} and ${last} and service = ${service} and region = ${region}`
}

export interface VerdictRow {
  service: number
  region: string
  verdict: Verdict
  since: number | null
  recovering: number | null
  expected: number
  cause: Attribution | null
  version: number
}

export async function readVerdicts(sql: Sql, after: number): Promise<VerdictRow[]> {
  const rows = await sql<(Omit<VerdictRow, 'cause'> & { cause: string | null })[]>`
    select service, region, verdict, since, recovering, expected, cause, version from verdicts where version > ${after}`
  return rows.map((row) => ({ ...row, cause: parseCause(row.cause) }))
}

const causeText = (cause: Attribution | null): string | null => cause && `${cause.kind} ${cause.service}`

function parseCause(text: string | null): Attribution | null {
  if (text === null) return null
  const [kind, service] = text.split(' ')
  return { kind: kind as Attribution['kind'], service: Number(service) }
}

/** Everything that some minutes brought, in one transaction: after a crash, all of it happened or nothing did. */
export interface Judgement {
  progress: Progress
  inputs: KeyMinute[]
  verdicts: VerdictRow[]
  changes: (Change & { minute: number })[]
  incidents: Incident[]
  detectors: readonly UnwrittenKey[]
  quarters: SaidQuarter[]
}

export async function writeJudgement(sql: Sql, judgement: Judgement): Promise<void> {
  await transaction(sql, async (tx) => {
    const { started, minute } = judgement.progress
    await tx`insert into verdict_progress (started, minute) values (${started}, ${minute})
      on conflict (only_one) do update set minute = excluded.minute`
    if (judgement.inputs.length > 0) await insertInputs(tx, judgement.inputs)
    if (judgement.verdicts.length > 0) await upsertVerdicts(tx, judgement.verdicts)
    if (judgement.quarters.length > 0) await insertQuarters(tx, judgement.quarters)
    for (const incident of judgement.incidents) await upsertIncident(tx, incident, minute)
    if (judgement.changes.length > 0) await insertUpdates(tx, judgement.changes)
    for (let i = 0; i < judgement.detectors.length; i += DETECTORS_AT_ONCE)
      await upsertDetectors(tx, judgement.detectors.slice(i, i + DETECTORS_AT_ONCE))
  })
}

/** Some 100 KB of states, made and sent in a few milliseconds. */
const DETECTORS_AT_ONCE = 50

function upsertDetectors(sql: Sql, keys: readonly UnwrittenKey[]) {
  return sql`
    insert into detectors (service, region, minute, state)
    select service, region, minute, state::jsonb from unnest(
      ${plainArray(keys.map((key) => key.service))}::integer[],
      ${textArray(keys.map((key) => key.region))}::text[],
      ${plainArray(keys.map((key) => key.minute))}::integer[],
      ${textArray(keys.map((key) => JSON.stringify(key.snapshot())))}::text[]
    ) as k (service, region, minute, state)
    on conflict (service, region) do update set minute = excluded.minute, state = excluded.state`
}

function insertUpdates(sql: Sql, changes: Judgement['changes']) {
  return sql`
    insert into incident_updates (incident, minute, region, state)
    select * from unnest(
      ${plainArray(changes.map((change) => change.incident.id))}::bigint[],
      ${plainArray(changes.map((change) => change.minute))}::integer[],
      ${textArray(changes.map((change) => change.region))}::text[],
      ${textArray(changes.map((change) => change.state))}::text[])
    on conflict do nothing`
}

function insertInputs(sql: Sql, inputs: readonly KeyMinute[]) {
  return sql`
    insert into verdict_minutes (minute, service, region, problems, positives, networks, largest_share, started)
    select * from unnest(
      ${plainArray(inputs.map((row) => row.minute))}::integer[],
      ${plainArray(inputs.map((row) => row.service))}::integer[],
      ${textArray(inputs.map((row) => row.region))}::text[],
      ${plainArray(inputs.map((row) => row.problems))}::double precision[],
      ${plainArray(inputs.map((row) => row.positives))}::double precision[],
      ${plainArray(inputs.map((row) => row.networks ?? 'null'))}::integer[],
      ${plainArray(inputs.map((row) => row.largestShare ?? 'null'))}::double precision[],
      ${plainArray(inputs.map((row) => row.started ?? 'null'))}::integer[])`
}

function upsertVerdicts(sql: Sql, rows: readonly VerdictRow[]) {
  return sql`
    insert into verdicts (service, region, verdict, since, recovering, expected, cause, version)
    select * from unnest(
      ${plainArray(rows.map((row) => row.service))}::integer[],
      ${textArray(rows.map((row) => row.region))}::text[],
      ${textArray(rows.map((row) => row.verdict))}::text[],
      ${plainArray(rows.map((row) => row.since ?? 'null'))}::integer[],
      ${plainArray(rows.map((row) => row.recovering ?? 'null'))}::integer[],
      ${plainArray(rows.map((row) => row.expected))}::real[],
      ${textArray(rows.map((row) => causeText(row.cause)))}::text[],
      ${plainArray(rows.map((row) => row.version))}::integer[])
    on conflict (service, region) do update
    set verdict = excluded.verdict, since = excluded.since, recovering = excluded.recovering,
      expected = excluded.expected, cause = excluded.cause, version = excluded.version`
}

async function upsertIncident(sql: Sql, incident: Incident, version: number): Promise<void> {
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

/** Inputs older than any detector's state are no longer needed. */
export async function dropInputsBefore(sql: Sql, minute: number): Promise<void> {
  await sql`delete from verdict_minutes where minute < ${minute}`
}
