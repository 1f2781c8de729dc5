import { argumentsOf, PARAMETERS, type ReportRow } from './reportInput.ts'
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
  const [result] = await sql.unsafe<[Stored]>(STORE, argumentsOf(CHANNEL, rows, now), { prepare: true })
  return { batch: result.batch, duplicates: positions(result.duplicates) }
}

interface Stored {
  batch: string | null
  duplicates: string | null
}

/** How it is done: migrations/00011_store_reports.sql. */
const STORE = `select batch, duplicates from store_reports(${PARAMETERS})`

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
