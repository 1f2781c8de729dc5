import { plainArray, transaction, type Sql } from './sql.ts'

/** Minutes in which a report's weight halves: 180 days. */
const HALF_LIFE = 180 * 24 * 60
/** Weights are counted as of this minute; far enough ahead of any report for 2^x not to grow large. */
const EPOCH = 29_000_000
/** Minutes taken in at once at most, so that a long history doesn't hold the table for long. */
const LONGEST = 7 * 24 * 60
const EVERYWHERE = -1

/** How many reports of all services came from a place, older ones counting less. */
export interface CellShare {
  country: string
  /** Resolution-6 ordinal; null: the whole country, reports without a cell included. */
  cell: number | null
  reports: number
}

/**
 * Takes the reports up to a minute into the long-run shares. One node at a time; one that comes while another is at it
 * does nothing.
 * @param countryOf the country of a resolution-6 cell
 * @returns whether there is more to take in
 */
export async function growShares(sql: Sql, until: number, countryOf: (cell: number) => string): Promise<boolean> {
  return transaction(sql, async (tx) => {
    // Begun at the first report ever, not before there is one: a history may be uploaded to a node that already runs.
    await tx`insert into cell_shares_progress (minute)
      select min(minute) - 1 from region_minutes having min(minute) <= ${until} on conflict do nothing`
    const [progress] = await tx<{ minute: number }[]>`
      select minute from cell_shares_progress for update skip locked`
    if (!progress || progress.minute >= until) return false
    const last = Math.min(until, progress.minute + LONGEST)
    const range = { first: progress.minute + 1, last }
    await addCells(tx, range, countryOf)
    await addCountries(tx, range)
    await tx`update cell_shares_progress set minute = ${last}`
    return last < until
  })
}

interface Range {
  first: number
  last: number
}

async function addCells(sql: Sql, { first, last }: Range, countryOf: (cell: number) => string): Promise<void> {
  const rows = await sql<{ cell: number; weight: number }[]>`
    select cell, sum(effective * power(2, (minute - ${EPOCH}::integer)::double precision / ${HALF_LIFE}::integer)) as weight
    from cell_minutes where minute between ${first} and ${last} and effective > 0 group by cell`
  const cells = rows.map(({ cell }) => cell)
  await sql`
    insert into cell_shares as s (country, cell, weight)
    select * from unnest(${plainArray(cells.map(countryOf))}::text[], ${plainArray(cells)}::integer[],
      ${plainArray(rows.map(({ weight }) => weight))}::double precision[])
    on conflict (country, cell) do update set weight = s.weight + excluded.weight`
}

async function addCountries(sql: Sql, { first, last }: Range): Promise<void> {
  await sql`
    insert into cell_shares as s (country, cell, weight)
    select country, ${EVERYWHERE}::integer,
      sum(effective * power(2, (minute - ${EPOCH}::integer)::double precision / ${HALF_LIFE}::integer))
    from region_minutes where minute between ${first} and ${last} and signal = 0 and effective > 0 group by country
    on conflict (country, cell) do update set weight = s.weight + excluded.weight`
}

/** The shares as of a minute. */
export async function readShares(sql: Sql, minute: number): Promise<CellShare[]> {
  const rows = await sql<{ country: string; cell: number; weight: number }[]>`
    select country, cell, weight from cell_shares`
  const scale = 2 ** ((EPOCH - minute) / HALF_LIFE)
  return rows.map(({ country, cell, weight }) => {
    return { country, cell: cell === EVERYWHERE ? null : cell, reports: weight * scale }
  })
}
