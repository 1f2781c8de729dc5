import { FINEST } from '../contract/grid.ts'
import { AREA_RESOLUTION, areaRegion, parseArea } from '../contract/region.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import type { Sql } from './sql.ts'

/** A resolution-6 ordinal divided by this is that of its area. */
export const CELLS_PER_AREA = 7 ** (FINEST - AREA_RESOLUTION)

/** Effective reports of an area in a minute. */
export interface AreaMinute {
  minute: number
  service: number
  region: string
  problems: number
  positives: number
}

type Row = Omit<AreaMinute, 'region'> & { country: string; area: number }

const named = ({ country, area, ...row }: Row): AreaMinute => ({ ...row, region: areaRegion(country, area) })

/** Effective reports of each service and area in minutes [first, last], rolled up or not. */
export async function readAreaMinutes(sql: Sql, first: number, last: number): Promise<AreaMinute[]> {
  const rows = await sql<Row[]>`${summed(sql, first, last)} order by minute, service, country, area`
  return rows.map(named)
}

/** The same of areas with fewer than `most` effective problem reports in all of these minutes. */
export async function readQuietAreas(sql: Sql, first: number, last: number, most: number): Promise<AreaMinute[]> {
  const rows = await sql<Row[]>`
    select minute, service, country, area, problems, positives from (
      select *, sum(problems) over (partition by service, country, area) as total
      from (${summed(sql, first, last)}) as minutes
    ) as areas
    where total < ${most} order by minute, service, country, area`
  return rows.map(named)
}

const summed = (sql: Sql, first: number, last: number) => sql`
  select minute, service, country, area,
    coalesce(sum(effective) filter (where signal = 0), 0)::double precision as problems,
    coalesce(sum(effective) filter (where signal > 0), 0)::double precision as positives
  from (
    select minute, service, country, area, signal, effective from area_minutes where minute between ${first} and ${last}
    union all
    select b.minute - u.age, u.service, u.country, u.cell / ${CELLS_PER_AREA}::integer, u.signal,
      case when u.reason = 3 then 0 else u.weight end * 0.01
    from batches b, unnest(ages, services, signals, cells, countries, weights, reasons)
      as u (age, service, signal, cell, country, weight, reason)
    where b.folded_at is null and u.cell >= 0 and u.country <> ${UNKNOWN_COUNTRY}
      and b.minute - u.age between ${first} and ${last}
  ) as everything
  group by minute, service, country, area`

/** The area of a report's cell, which is stored as an H3 index: base cell and the first two digits, read as one number. */
export const areaOfH3 = (sql: Sql) =>
  sql`(((cell >> 45) & 127) * 49 + ((cell >> 42) & 7) * 7 + ((cell >> 39) & 7))::integer`

/** Problem reports that are left out, or what is taken from them, by reason. */
export interface Discarded {
  repeats: number
  sameNetwork: number
  fanOut: number
  late: number
  origin: number
}

/** Of an area, what `readDiscarded` tells of a country. Reports from other sites' pages have no cell, and so no area. */
export async function readAreaDiscarded(sql: Sql, service: number, region: string, minute: number): Promise<Discarded> {
  const { country, area } = parseArea(region)!
  const [row] = await sql<[Omit<Discarded, 'origin'>]>`
    select coalesce(sum(repeats), 0)::integer as repeats, coalesce(sum(same_network), 0)::integer as "sameNetwork",
      coalesce(sum(fan_out), 0)::double precision as "fanOut", coalesce(sum(late), 0)::double precision as late
    from (
      select repeats, same_network, fan_out, late from area_minutes
      where minute between ${minute - 59} and ${minute} and service = ${service} and signal = 0
        and country = ${country} and area = ${area}
      union all
      select case when u.reason = 1 then 1 else 0 end, case when u.reason = 2 then 1 else 0 end,
        case when u.reason in (0, 3) then 1 - u.weight * 0.01 else 0 end,
        case when u.reason = 3 then u.weight * 0.01 else 0 end
      from batches b, unnest(ages, services, signals, cells, countries, weights, reasons)
        as u (age, service, signal, cell, country, weight, reason)
      where b.folded_at is null and b.minute - u.age between ${minute - 59} and ${minute}
        and u.service = ${service} and u.signal = 0 and u.country = ${country}
        and u.cell >= 0 and u.cell / ${CELLS_PER_AREA}::integer = ${area}
    ) as all_reports`
  return { ...row, origin: 0 }
}
