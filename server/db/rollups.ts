import type { Discarded } from './areas.ts'
import { unfoldedBatches, type Batch } from './batches.ts'
import { transaction, type Sql } from './sql.ts'

export interface CellMinute {
  minute: number
  service: number
  cell: number
  reports: number
  /** Those of them that repeat another of their reporter's, less than an hour apart. */
  repeats: number
}

export interface RegionMinute {
  minute: number
  service: number
  country: string
  signal: number
  problem: number
  reports: number
}

export interface QuarterCount {
  /** Quarter hours since 1970. */
  quarter: number
  service: number
  reports: number
}

/** Everything the live window is made of, as of one moment. */
export interface LiveSnapshot {
  /** Which transactions it already contains. */
  seen: TransactionSnapshot
  cells: CellMinute[]
  regions: RegionMinute[]
  quarters: QuarterCount[]
  batches: Batch[]
}

/**
 * Reads rollups, unfolded batches and the transaction snapshot in one REPEATABLE READ transaction: a later batch is
 * missing from what was read exactly if `seen` doesn't contain its transaction.
 */
export function readLive(sql: Sql, firstMinute: number, firstQuarter: number): Promise<LiveSnapshot> {
  const read = async (tx: Sql): Promise<LiveSnapshot> => {
    const [row] = await tx<[{ seen: string }]>`select pg_current_snapshot()::text as seen`
    const cells = await tx<CellMinute[]>`
      select minute, service, cell, reports, repeats from cell_minutes where minute >= ${firstMinute}`
    const regions = await tx<RegionMinute[]>`
      select minute, service, country, signal, problem, reports from region_minutes where minute >= ${firstMinute}`
    const quarters = await tx<QuarterCount[]>`
      select minute / 15 as quarter, service, sum(reports)::integer as reports from region_minutes
      where minute >= ${firstQuarter * 15} and signal = 0 group by 1, 2`
    const batches = await unfoldedBatches(tx)
    return { seen: new TransactionSnapshot(row.seen), cells, regions, quarters, batches }
  }
  return transaction(sql, read, 'isolation level repeatable read read only')
}

/** PostgreSQL's pg_snapshot, `xmin:xmax:xip,…`: which transactions were over when it was taken. */
export class TransactionSnapshot {
  readonly #xmin: bigint
  readonly #xmax: bigint
  readonly #running: Set<string>

  constructor(text: string) {
    const [xmin, xmax, running] = text.split(':')
    this.#xmin = BigInt(xmin!)
    this.#xmax = BigInt(xmax!)
    this.#running = new Set(running ? running.split(',') : [])
  }

  contains(transaction: string): boolean {
    const id = BigInt(transaction)
    if (id < this.#xmin) return true
    return id < this.#xmax && !this.#running.has(transaction)
  }
}

/** Problem reports of one service per `stepMinutes`, from `first` (inclusive) to `last` (exclusive), minutes since 1970. */
export async function readSeries(
  sql: Sql,
  { service, region, first, last, stepMinutes }: SeriesRange,
): Promise<Map<number, number>> {
  const rows = await sql<{ step: number; reports: number }[]>`
    select step, sum(reports)::integer as reports from (
      select (minute - ${first}::integer) / ${stepMinutes}::integer as step, reports from region_minutes
      where minute >= ${first} and minute < ${last} and service = ${service} and signal = 0
        and (${region}::text is null or country = ${region})
      union all
      select (b.minute - u.age - ${first}::integer) / ${stepMinutes}::integer, 1
      from batches b, unnest(ages, services, signals, countries) as u (age, service, signal, country)
      where b.folded_at is null and u.service = ${service} and u.signal = 0
        and b.minute - u.age >= ${first} and b.minute - u.age < ${last}
        and (${region}::text is null or u.country = ${region})
    ) as all_reports group by step`
  return new Map(rows.map((row) => [row.step, row.reports]))
}

export interface SeriesRange {
  service: number
  /** null: the world. */
  region: string | null
  first: number
  last: number
  stepMinutes: number
}

/** Problem reports per resolution-6 cell within minutes [first, last], by ordinal, and how many of them are repeats. */
export async function readHeat(
  sql: Sql,
  { service, first, last }: { service: number | null; first: number; last: number },
): Promise<[cell: number, count: number, repeats: number][]> {
  const rows = await sql<{ cell: number; reports: number; repeats: number }[]>`
    select cell, sum(reports)::integer as reports, sum(repeats)::integer as repeats from (
      select cell, reports, repeats from cell_minutes
      where minute between ${first} and ${last} and (${service}::integer is null or service = ${service})
      union all
      select u.cell, 1, (u.n = any(b.repeats))::integer
      from batches b, unnest(ages, services, signals, cells) with ordinality as u (age, service, signal, cell, n)
      where b.folded_at is null and u.signal = 0 and u.cell >= 0
        and b.minute - u.age between ${first} and ${last} and (${service}::integer is null or u.service = ${service})
    ) as all_cells group by 1 order by 1`
  return rows.map((row) => [row.cell, row.reports, row.repeats])
}

/**
 * Problem reports of the hour up to a minute that take no part in the verdict, or less than a whole one: further ones of
 * one reporter, more than two of one network, what is taken from those who name many services, those that came when their
 * minute was judged, and those that came through one site's pages beyond what they may add.
 */
export async function readDiscarded(
  sql: Sql,
  service: number,
  region: string | null,
  minute: number,
): Promise<Discarded> {
  const [row] = await sql<[Discarded]>`
    select coalesce(sum(repeats), 0)::integer as repeats, coalesce(sum(same_network), 0)::integer as "sameNetwork",
      coalesce(sum(fan_out), 0)::double precision as "fanOut", coalesce(sum(late), 0)::double precision as late,
      coalesce(sum(one_origin), 0)::integer as origin
    from (
      select repeats, same_network, fan_out, late, one_origin from region_minutes
      where minute between ${minute - 59} and ${minute} and service = ${service} and signal = 0
        and (${region}::text is null or country = ${region})
      union all
      select case when u.reason = 1 then 1 else 0 end, case when u.reason = 2 then 1 else 0 end,
        case when u.reason in (0, 3) then 1 - u.weight * 0.01 else 0 end,
        case when u.reason = 3 then u.weight * 0.01 else 0 end, case when u.reason = 4 then 1 else 0 end
      from batches b, unnest(ages, services, signals, countries, weights, reasons)
        as u (age, service, signal, country, weight, reason)
      where b.folded_at is null and b.minute - u.age between ${minute - 59} and ${minute}
        and u.service = ${service} and u.signal = 0 and (${region}::text is null or u.country = ${region})
    ) as all_reports`
  return { ...row }
}
