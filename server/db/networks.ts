import { areaRegion } from '../contract/region.ts'
import { areaOfH3 } from './areas.ts'
import { plainArray, type Sql } from './sql.ts'

export interface Networks {
  /** Different ones among the problem reports of an hour. */
  networks: number
  /** Share of the largest of them, 0 … 1. */
  largestShare: number
}

const NOBODY: Networks = { networks: 0, largestShare: 0 }

/**
 * How many different networks report a problem in the hour that ends with a minute, of each of these keys, in their
 * order. One question for all: in an outage that is felt everywhere there are hundreds of keys in each minute.
 */
export async function readNetworks(
  sql: Sql,
  keys: readonly { service: number; region: string }[],
  minute: number,
): Promise<Networks[]> {
  if (keys.length === 0) return []
  const known = await networksOf(
    sql,
    keys.map(({ service }) => service),
    minute,
  )
  return keys.map(({ service, region }) => known.get(`${service} ${region}`) ?? NOBODY)
}

/** Of every region of these services, by 'service region'. */
async function networksOf(sql: Sql, services: readonly number[], minute: number): Promise<Map<string, Networks>> {
  const end = (minute + 1) * 60_000
  const start = end - 3_600_000
  const rows = await sql<
    { service: number; country: string | null; area: number | null; n: number; largest: number }[]
  >`
    with said as (
      select service, country, coalesce(${areaOfH3(sql)}, -1) as area, network from reports
      where slot between ${Math.floor(start / 900_000)} and ${Math.floor((end - 1) / 900_000)}
        and service = any(${plainArray([...new Set(services)])}::integer[]) and signal = 0
        -- Any page can have its visitors report: those of other sites' pages vouch for nothing.
        and origin is null
        and observed_at >= to_timestamp(${start}::double precision / 1000)
        and observed_at < to_timestamp(${end}::double precision / 1000)
    ), by_network as (
      select service, country, area, count(*)::double precision as reports from said
      group by grouping sets ((service, network), (service, country, network), (service, country, area, network))
    )
    select service, country, area, count(*)::integer as n,
      (max(reports) / sum(reports))::double precision as largest
    from by_network group by service, country, area`
  return new Map(
    rows.map(({ service, country, area, n, largest }) => [
      `${service} ${nameOf(country, area)}`,
      { networks: n, largestShare: largest },
    ]),
  )
}

function nameOf(country: string | null, area: number | null): string {
  if (country === null) return 'world'
  if (area === null) return country
  return area < 0 ? `${country} elsewhere` : areaRegion(country, area)
}
