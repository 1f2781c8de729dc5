import type { SaidQuarter } from '../verdict/quarters.ts'
import { plainArray, textArray, type Sql } from './sql.ts'

const QUARTERS_A_DAY = 96

export function insertQuarters(sql: Sql, rows: readonly SaidQuarter[]) {
  return sql`
    insert into said_quarters (service, quarter, region, verdict, since, expected, usual, most)
    select * from unnest(
      ${plainArray(rows.map((row) => row.service))}::integer[],
      ${plainArray(rows.map((row) => row.quarter))}::integer[],
      ${textArray(rows.map((row) => row.region))}::text[],
      ${textArray(rows.map((row) => row.verdict))}::text[],
      ${plainArray(rows.map((row) => row.since ?? 'null'))}::integer[],
      ${plainArray(rows.map((row) => row.expected))}::real[],
      ${plainArray(rows.map((row) => row.usual))}::real[],
      ${plainArray(rows.map((row) => row.most))}::real[])
    on conflict (service, quarter, region) do update
    set verdict = excluded.verdict, since = excluded.since, expected = excluded.expected, usual = excluded.usual,
      most = excluded.most`
}

/** What was said of each region of a service when a quarter hour had ended. */
export async function readSaidAt(sql: Sql, service: number, quarter: number): Promise<SaidQuarter[]> {
  return sql<SaidQuarter[]>`
    select distinct on (region) quarter, service, region, verdict, since, expected, usual, most from said_quarters
    where service = ${service} and quarter between ${quarter - QUARTERS_A_DAY} and ${quarter}
    order by region, quarter desc`
}

export interface UsualQuarter {
  quarter: number
  usual: number
  most: number
}

/** What was usual in quarters [first, last], where it changed, and what held before the first of them. */
export async function readUsual(
  sql: Sql,
  { service, region, first, last }: { service: number; region: string; first: number; last: number },
): Promise<UsualQuarter[]> {
  return sql<UsualQuarter[]>`
    select quarter, usual, most from said_quarters
    where service = ${service} and quarter between ${first - QUARTERS_A_DAY} and ${last} and region = ${region}
    order by quarter`
}

export interface PastCounts {
  /** Problem reports per resolution-6 cell, by ordinal, and how many of them are repeats. */
  cells: [cell: number, count: number, repeats: number][]
  /** Per country, those without a cell included. */
  countries: [country: string, count: number][]
}

/**
 * Problem reports of a service in minutes [first, last]. The rollups' keys begin with the minute: one look into the index
 * for each minute reads this service's rows alone, where a range of minutes reads those of all services (up to
 * PostgreSQL 17; later ones leap through the index). Of 5 million rows in each table, an hour takes 0.8 ms and a day 47.
 */
export async function readPast(
  sql: Sql,
  { service, first, last }: { service: number; first: number; last: number },
): Promise<PastCounts> {
  const minutes = plainArray(Array.from({ length: last - first + 1 }, (_, i) => first + i))
  const [cells, countries] = await Promise.all([
    sql<{ cell: number; reports: number; repeats: number }[]>`
      select cell, sum(reports)::integer as reports, sum(repeats)::integer as repeats from (
        select cell, reports, repeats from cell_minutes where minute = any(${minutes}::integer[]) and service = ${service}
        union all
        select u.cell, 1, (u.n = any(b.repeats))::integer
        from batches b, unnest(ages, services, signals, cells) with ordinality as u (age, service, signal, cell, n)
        where b.folded_at is null and u.service = ${service} and u.signal = 0 and u.cell >= 0
          and b.minute - u.age between ${first} and ${last}
      ) as all_cells group by 1 order by 1`,
    sql<{ country: string; reports: number }[]>`
      select country, sum(reports)::integer as reports from (
        select country, reports from region_minutes
        where minute = any(${minutes}::integer[]) and service = ${service} and signal = 0
        union all
        select u.country, 1 from batches b, unnest(ages, services, signals, countries) as u (age, service, signal, country)
        where b.folded_at is null and u.service = ${service} and u.signal = 0
          and b.minute - u.age between ${first} and ${last}
      ) as all_countries group by 1 order by 2 desc, 1`,
  ])
  return {
    cells: cells.map((row) => [row.cell, row.reports, row.repeats]),
    countries: countries.map((row) => [row.country, row.reports]),
  }
}

export interface StoredSnapshot {
  id: string
  /** JSON, as its hash was taken. */
  content: string
}

/**
 * Keeps a moment, unless it is kept already.
 * @returns what is kept: of two who keep the same moment at once, both get the first one's
 */
export async function keepSnapshot(
  sql: Sql,
  { id, service, at, created, content }: StoredSnapshot & { service: number; at: number; created: number },
): Promise<StoredSnapshot> {
  await sql`insert into snapshots (id, service, at, created, content)
    values (${id}, ${service}, ${at}, ${created}, ${content}) on conflict do nothing`
  return (await readSnapshotOf(sql, service, at))!
}

export async function readSnapshotOf(sql: Sql, service: number, at: number): Promise<StoredSnapshot | null> {
  const [row] = await sql<StoredSnapshot[]>`
    select id, content from snapshots where service = ${service} and at = ${at}`
  return row ?? null
}

export async function readSnapshot(sql: Sql, id: string): Promise<StoredSnapshot | null> {
  const [row] = await sql<StoredSnapshot[]>`select id, content from snapshots where id = ${id}`
  return row ?? null
}
