import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import { CELLS_PER_AREA } from './areas.ts'
import type { Sql } from './sql.ts'

/** One group commit as every node applies it: parallel columns, one entry per report. */
export interface Batch {
  /** Minutes since 1970 at which each was observed. */
  minutes: number[]
  services: number[]
  signals: number[]
  problems: number[]
  cells: number[]
  countries: string[]
  /** Positions of problem reports with a place that repeat one of their reporter's, less than an hour apart. */
  repeats: number[]
}

/** The log's text form, as announced and as selected by `batchBodies`: minute;ages;services;signals;…;repeats */
export function parseBatch(body: string): Batch {
  const [minute, ages, services, signals, problems, cells, countries, repeats] = body.split(';')
  return {
    minutes: numbers(ages!).map((age) => Number(minute) - age),
    services: numbers(services!),
    signals: numbers(signals!),
    problems: numbers(problems!),
    cells: numbers(cells!),
    countries: countries!.split(','),
    // Most have none; a node of an earlier version says nothing of them.
    repeats: repeats ? numbers(repeats).map((position) => position - 1) : [],
  }
}

const numbers = (list: string): number[] => list.split(',').map(Number)

const body = (sql: Sql) => sql`concat_ws(';', minute, array_to_string(ages, ','), array_to_string(services, ','),
  array_to_string(signals, ','), array_to_string(problems, ','), array_to_string(cells, ','),
  array_to_string(countries, ','), array_to_string(repeats, ',')) as body`

/** Batches not yet in the rollups. */
export async function unfoldedBatches(sql: Sql): Promise<Batch[]> {
  const rows = await sql<{ body: string }[]>`select ${body(sql)} from batches where folded_at is null order by id`
  return rows.map((row) => parseBatch(row.body))
}

/** Whether reports of minutes up to one still wait for their rollups. */
export async function awaitsFolding(sql: Sql, until: number): Promise<boolean> {
  const [row] = await sql<[{ waits: boolean }]>`
    select exists (
      select from batches where folded_at is null and minute - (select max(age) from unnest(ages) as age) <= ${until}
    ) as waits`
  return row.waits
}

/** A batch too long to be announced whole. Folded ones are kept long enough for this; see `dropFoldedBatches`. */
export async function readBatch(sql: Sql, id: string): Promise<Batch> {
  const [row] = await sql<{ body: string }[]>`select ${body(sql)} from batches where id = ${id}`
  if (!row) throw new Error(`batch ${id} is no longer in the log`)
  return parseBatch(row.body)
}

/** Any number that all nodes agree on. */
const FOLD_LOCK = 7_206_101

/**
 * Adds the oldest unfolded batches to the rollups, in one statement and so exactly once; one node at a time.
 * @returns how many batches were folded; 0 also when another node is at it
 */
export async function foldBatches(sql: Sql, now: number, most = 200): Promise<number> {
  // Alike for countries and areas: reports, effective ones, and the rest by reason. Hundredths are whole numbers as long as
  // there is one for each report: a tenth of the time was the arithmetic of fractions.
  const sums = sql`count(*), sum(effective) * 0.01, count(*) filter (where reason = 1),
    count(*) filter (where reason = 2), sum(case when reason in (0, 3) then 100 - effective - late else 0 end) * 0.01,
    sum(late) * 0.01`
  const [result] = await sql<[{ folded: number }]>`
    with lock as materialized (
      select pg_try_advisory_xact_lock(${FOLD_LOCK}) as held
    ), taken as (
      update batches set folded_at = to_timestamp(${now}::double precision / 1000)
      where (select held from lock)
        and id in (select id from batches where folded_at is null order by id limit ${most} for update)
      returning *
    ), rows as materialized (
      select taken.minute - u.age as minute, u.service, u.signal, u.problem, u.cell, u.country, u.reason,
        (u.n = any(taken.repeats))::integer as repeats,
        case when u.reason = 3 then 0 else u.weight end as effective,
        case when u.reason = 3 then u.weight else 0 end as late
      from taken, unnest(ages, services, signals, problems, cells, countries, weights, reasons) with ordinality
        as u (age, service, signal, problem, cell, country, weight, reason, n)
    ), cells as (
      insert into cell_minutes as c (minute, service, cell, reports, effective, repeats)
      select minute, service, cell, count(*), sum(effective) * 0.01, sum(repeats) from rows
      where signal = 0 and cell >= 0 group by 1, 2, 3 order by 1, 2, 3
      on conflict (minute, service, cell) do update
      set reports = c.reports + excluded.reports, effective = c.effective + excluded.effective,
        repeats = c.repeats + excluded.repeats
    ), regions as (
      insert into region_minutes as r
        (minute, service, country, signal, problem, reports, effective, repeats, same_network, fan_out, late, one_origin)
      select minute, service, country, signal, problem, ${sums}, count(*) filter (where reason = 4) from rows
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
      on conflict (minute, service, country, signal, problem) do update
      set reports = r.reports + excluded.reports, effective = r.effective + excluded.effective,
        repeats = r.repeats + excluded.repeats, same_network = r.same_network + excluded.same_network,
        fan_out = r.fan_out + excluded.fan_out, late = r.late + excluded.late,
        one_origin = r.one_origin + excluded.one_origin
    ), areas as (
      insert into area_minutes as a
        (minute, service, country, area, signal, reports, effective, repeats, same_network, fan_out, late)
      select minute, service, country, cell / ${CELLS_PER_AREA}::integer, signal, ${sums} from rows
      where cell >= 0 and country <> ${UNKNOWN_COUNTRY} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
      on conflict (minute, service, country, area, signal) do update
      set reports = a.reports + excluded.reports, effective = a.effective + excluded.effective,
        repeats = a.repeats + excluded.repeats, same_network = a.same_network + excluded.same_network,
        fan_out = a.fan_out + excluded.fan_out, late = a.late + excluded.late
    )
    select count(*)::integer as folded from taken`
  return result.folded
}

/** Folded batches are no longer needed once every node must have read them. */
export async function dropFoldedBatches(sql: Sql, before: number): Promise<void> {
  await sql`delete from batches where folded_at < to_timestamp(${before}::double precision / 1000)`
}

/** Seats of hours that are over; see intake/seat for the layout. */
export async function dropSeatsBefore(sql: Sql, hour: number): Promise<void> {
  await sql`delete from seats where seat < ${(BigInt(hour) << 43n).toString()}`
}

/** Seats of other sites' pages that no rule looks at any more. @param minute since 1970 */
export async function dropEmbeddedSeatsBefore(sql: Sql, minute: number): Promise<void> {
  await sql`delete from embedded_seats where minute < ${minute}`
}
