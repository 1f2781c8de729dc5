import { argumentsOf, h3Index, minuteOf, PARAMETERS, type ReportRow } from './reportInput.ts'
import { transaction, type Sql } from './sql.ts'

export interface Commit {
  /** Id in the batch log; null when every report was a duplicate. */
  batch: string | null
  /** Positions in the given rows of reports that had been made before. */
  duplicates: Set<number>
}

export const CHANNEL = 'outcry_batches'

/**
 * Stores a batch in one transaction: reports, seats, one row in the log, and its announcement.
 * @param sql a pool of one connection that plans as PLAN_FOR_MUCH says
 * @param rows of each reporter one about a service at most: what a report weighs depends on what is stored of its reporter
 */
export async function commitBatch(sql: Sql, rows: readonly ReportRow[], now: number): Promise<Commit> {
  return (rows.length === 1 && (await commitPlain(sql, rows[0]!, now))) || commitAny(sql, rows, now)
}

/** How it is done: migrations/00011_store_reports.sql. */
const STORE = `select batch, duplicates from store_reports(${PARAMETERS})`

async function commitAny(sql: Sql, rows: readonly ReportRow[], now: number): Promise<Commit> {
  const values = argumentsOf(CHANNEL, rows, now)
  const [result] = await sql.unsafe<[Stored]>(STORE, values, { prepare: true })
  return { batch: result.batch, duplicates: positions(result.duplicates) }
}

interface Stored {
  batch: string | null
  duplicates: string | null
}

/** From one seat to its reporter's of the next hour; see intake/seat. */
const HOUR_OF_SEATS = String(2n ** 43n)

/**
 * The same for a single report that nobody sits near, as most are in a quiet hour: whatever store_reports would look for
 * isn't there. One statement takes 0.2 ms less of the 3 from a tap to the map.
 * @returns null where it isn't as plain as that, and nothing is stored
 */
async function commitPlain(sql: Sql, row: ReportRow, now: number): Promise<Commit | null> {
  const { service, signal, reporter, seat, problem, cell, country, observedAt } = row
  if (row.source !== null || row.origin !== null) return null
  const minute = minuteOf(now)
  const age = minute - minuteOf(observedAt)
  const committedAt = sql`to_timestamp(${now}::double precision / 1000)`
  const who = sql`who_of(${reporter})`
  const ten = sql`ten_of(${observedAt})`
  const [logged] = await sql<{ batch: string }[]>`
    with stored as (
      insert into reports (
        id, slot, service, signal, reporter, network, problem, cell, country, comment, observed_at, received_at
      )
      select ${row.id}, ${row.slot}, ${service}, ${signal}, ${reporter}, ${row.network}, nullif(${problem}::smallint, 0),
        ${h3Index(cell)}, ${country}, ${row.comment}, to_timestamp(${observedAt}::double precision / 1000), ${committedAt}
      where not exists (
          select from seats where seat between ${seat}::bigint & -16384 and ${seat}::bigint | 16383
            and (seat = ${seat} or (who = ${who} and ten = ${ten})))
        and not exists (
          select from seats where seat in (${seat}::bigint - ${HOUR_OF_SEATS}, ${seat}::bigint + ${HOUR_OF_SEATS}))
        and not exists (select from verdict_progress where verdict_progress.minute >= ${minuteOf(observedAt)})
      on conflict do nothing returning 1
    ), seated as (
      insert into seats (seat, who, ten) select ${seat}::bigint, ${who}, ${ten} from stored
      on conflict do nothing returning 1
    ), logged as (
      -- Who finds their seat taken after all has lost it to somebody else of their network at this moment.
      insert into batches (committed_at, minute, ages, services, signals, problems, cells, countries, weights, reasons)
      select ${committedAt}, ${minute}::integer, array[${age}::integer], array[${service}::integer],
        array[${signal}::smallint], array[${problem}::smallint], array[${cell}::integer], array[${country}],
        array[case when exists (select from seated) then 100 else 0 end],
        array[case when exists (select from seated) then 0 else 2 end]
      from stored returning id
    )
    select id as batch from logged, pg_notify(${CHANNEL}, concat_ws(' ', id, pg_current_xact_id(), 0, 1,
      ${[minute, age, service, signal, problem, cell, country, ''].join(';')}::text))`
  return logged ? { batch: logged.batch, duplicates: new Set() } : null
}

/**
 * The plan has to stand an outage that begins when the tables are nearly empty: a plan made for a partition of a few rows
 * would read it from end to end with every batch, and one made for a batch of a few rows would compare each with each.
 * Made once: planning anew for each batch took 1.4 ms, a sixth of what 256 reports take.
 */
export const PLAN_FOR_MUCH = {
  enable_seqscan: 'off',
  enable_nestloop: 'off',
  // Of one row, or of the few seats side by side, a bitmap is only a detour.
  enable_bitmapscan: 'off',
  plan_cache_mode: 'force_generic_plan',
}

const positions = (list: string | null) => new Set(list === null ? [] : list.split(',').map(Number))

const SLOTS_A_DAY = 96

/** Makes sure that reports of these days (whole days since 1970) have a partition to go to. */
export async function ensurePartitions(sql: Sql, days: Iterable<number>): Promise<void> {
  await transaction(sql, async (tx) => {
    // "if not exists" alone doesn't keep two nodes from making the same one at once.
    await tx`select pg_advisory_xact_lock(${PARTITION_LOCK})`
    for (const day of days) {
      await tx`
        create table if not exists ${sql(partitionName(day))} partition of reports
        for values from (${sql.unsafe(String(day * SLOTS_A_DAY))}) to (${sql.unsafe(String((day + 1) * SLOTS_A_DAY))})`
    }
  })
}

/** Any number that all nodes agree on. */
const PARTITION_LOCK = 7_206_103

/** Names sort by day. */
const partitionName = (day: number) =>
  `reports_${new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}`

/** Drops the partitions of days before `day`; returns their names. */
export async function dropPartitionsBefore(sql: Sql, day: number): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select relid::regclass::text as name from pg_partition_tree('reports')
    where isleaf and relid::regclass::text ~ '^reports_[0-9]{8}$' and relid::regclass::text < ${partitionName(day)}`
  for (const { name } of tables) await sql`drop table ${sql(name)}`
  return tables.map((table) => table.name)
}
