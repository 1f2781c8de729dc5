import { inputOf, type ReportRow } from './reportInput.ts'
import { execute, NOTHING, piece, transaction, type Piece, type Sql } from './sql.ts'
import { weighing } from './weights.ts'

export interface Commit {
  /** Id in the batch log; null when every report was a duplicate. */
  batch: string | null
  /** Positions in the given rows of reports that had been made before. */
  duplicates: Set<number>
}

export const CHANNEL = 'outcry_batches'
/** A notification holds fewer than 8,000 bytes. */
const PART_BYTES = 7_800
/** So many reports are never longer, at some forty bytes each. */
const MOST_IN_ONE_PART = 150
/** Longer batches are announced by number only, and read from the log. */
const MOST_PARTS = 4
const REPEAT_MS = 15 * 60_000
const SLOT_MS = 15 * 60_000

/** How far clocks of nodes may be apart. */
const SKEW_MS = 2 * 60_000

/**
 * Stores a batch in one statement and so in one transaction: reports, seats, one row in the log, and its announcement.
 *
 * Only the positions of duplicates come back: returning a row per report cost a third of the throughput. A reporter's
 * repeat within fifteen minutes may lie in the slot before or after, where the unique key doesn't see it: hence the
 * look into the neighbouring slots, into the later one only where it can have begun.
 * Every insert is ordered, so that two nodes never wait for each other in a circle.
 * @param sql a pool of one connection that plans as PLAN_FOR_MUCH says
 * @param rows of each reporter one about a service at most: what a report weighs depends on what is stored of its reporter
 */
export async function commitBatch(sql: Sql, rows: readonly ReportRow[], now: number): Promise<Commit> {
  const [result] = await execute<[Stored]>(sql, insertion(rows, now))
  return { batch: result.batch, duplicates: positions(result.duplicates) }
}

interface Stored {
  batch: string | null
  duplicates: string | null
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

function insertion(rows: readonly ReportRow[], now: number) {
  const minute = Math.floor(now / 60_000)
  // Leaves the partitions of other days out of the plan: with 35 of them, 300 reports took half as long again.
  const [first, last] = neighbouringSlots(rows)
  const embedded = rows.some((row) => row.origin !== null)
  const origin = embedded ? piece`, origin` : NOTHING
  // Only of those that come late something may have been said after them.
  const late = rows.some((row) => (row.slot + 1) * SLOT_MS <= now + SKEW_MS)
  const isNew = (slot: Piece, isNear: Piece) => piece`(
    select 1 from reports r
    where r.slot between ${first} and ${last} and r.slot = ${slot} and r.service = i.service and r.signal = i.signal
      and r.reporter = i.reporter and ${isNear}
    limit 1
  ) is null`
  const afterOthers = isNew(piece`i.slot - 1`, piece`r.observed_at > to_timestamp((i.observed - ${REPEAT_MS}) / 1000)`)
  const beforeOthers = isNew(piece`i.slot + 1`, piece`r.observed_at < to_timestamp((i.observed + ${REPEAT_MS}) / 1000)`)
  return piece`
    with input as ${inputOf(rows, minute, embedded)}, accepted as (
      insert into reports (
        id, slot, service, signal, reporter, network, problem, cell, country, source, comment, observed_at, received_at
        ${origin}
      )
      select
        id, slot, service, signal, reporter, network, nullif(problem, 0), h3, country, source, comment,
        to_timestamp(observed / 1000), to_timestamp(${now}::double precision / 1000) ${origin}
      from input i
      where ${afterOthers} ${late ? piece`and ${beforeOthers}` : NOTHING}
      order by slot, service, signal, reporter, n
      on conflict do nothing
      returning id
    ), ${weighing({ minute, embedded, late, slots: [first, last] })}, logged as (
      insert into batches
        (committed_at, minute, ages, services, signals, problems, cells, countries, weights, reasons, repeats)
      select
        to_timestamp(${now}::double precision / 1000), ${minute},
        array_agg(age), array_agg(service), array_agg(signal), array_agg(problem), array_agg(cell), array_agg(country),
        array_agg(weight), array_agg(reason), array_positions(array_agg(repeats), true)
      from weighed
      having count(*) > 0
      returning id, concat_ws(';', minute, array_to_string(ages, ','), array_to_string(services, ','),
        array_to_string(signals, ','), array_to_string(problems, ','), array_to_string(cells, ','),
        array_to_string(countries, ','), array_to_string(repeats, ',')) as body
    ), told as (
      ${rows.length <= MOST_IN_ONE_PART ? tellOnce : tellInParts}
    )
    select
      (select id from logged) as batch,
      case when (select count(*) from accepted) < ${rows.length} then (
        select string_agg((n - 1)::text, ',') from input where not exists (select from accepted a where a.id = input.id)
      ) end as duplicates,
      (select count(*) from told) as told`
}

/** The slots in which a repeat of any of these can lie. */
function neighbouringSlots(rows: readonly ReportRow[]): [first: number, last: number] {
  let first = Infinity
  let last = -Infinity
  for (const { slot } of rows) {
    first = Math.min(first, slot)
    last = Math.max(last, slot)
  }
  return [first - 1, last + 1]
}

/** Where no announcement can need more than one part. */
const tellOnce = piece`
  select pg_notify(${CHANNEL}, concat_ws(' ', id, pg_current_xact_id(), 0, 1, body)) from logged`

const tellInParts = piece`
  select pg_notify(${CHANNEL}, concat_ws(' ', id, pg_current_xact_id(), part, parts,
    case when parts > 0 then substr(body, part * ${PART_BYTES} + 1, ${PART_BYTES}) end))
  from (
    select id, body, case when ceil(length(body) / ${PART_BYTES}::numeric) <= ${MOST_PARTS}
      then ceil(length(body) / ${PART_BYTES}::numeric)::integer else 0 end as parts
    from logged
  ) as logged, generate_series(0, greatest(parts, 1) - 1) as part`

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
