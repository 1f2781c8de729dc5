import { parseArea } from '../contract/region.ts'
import type { UnwrittenKey } from '../verdict/keys.ts'
import type { Plain } from '../verdict/snapshot.ts'
import { CELLS_PER_AREA } from './areas.ts'
import { plainArray, textArray, type Sql } from './sql.ts'

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

export function insertInputs(sql: Sql, inputs: readonly KeyMinute[]) {
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

/** Inputs older than any detector's state are no longer needed. */
export async function dropInputsBefore(sql: Sql, minute: number): Promise<void> {
  await sql`delete from verdict_minutes where minute < ${minute}`
}

/** Some 100 KB of states, made and sent in a few milliseconds. */
const DETECTORS_AT_ONCE = 50

export async function upsertDetectors(sql: Sql, keys: readonly UnwrittenKey[]): Promise<void> {
  for (let i = 0; i < keys.length; i += DETECTORS_AT_ONCE) await upsertSome(sql, keys.slice(i, i + DETECTORS_AT_ONCE))
}

function upsertSome(sql: Sql, keys: readonly UnwrittenKey[]) {
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
