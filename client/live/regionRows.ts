import { countryOf, isArea } from '#contract/region.ts'
import type { RegionVerdict, Verdict } from '#contract/verdict.ts'
import { belowCountries } from './areas.ts'
import { WORLD, troubledSince, urgency } from './verdicts.ts'

export interface RegionRow {
  region: string
  country: string
  name: string
  /** Stands below its country, of which it is a part. */
  isArea: boolean
  /** null: of an area where fewer than three people reported. */
  count: number | null
  verdict: Verdict
  /** Since when there are problems, in ms; null where there are none, or none any more but for their passing. */
  since: number | null
  /** Reports usual in an hour like the last; null where that is not known. */
  usual: number | null
  /** How many times the usual; null where that is not known, or too few to divide by. */
  times: number | null
}

export type RegionColumn = 'name' | 'state' | 'count' | 'times'

export interface RegionOrder {
  by: RegionColumn
  descending: boolean
}

export interface RegionNames {
  nameOf(country: string): string
  /** @param city that an area is called after */
  nameOfArea(city: string | undefined): string
  compare(a: string, b: string): number
}

/** Below half a report an hour the usual says "hardly any", and a multiple of it says nothing. */
const FEWEST_USUAL = 0.5

/** The usual as far as it may be shown: without a verdict it is a guess from services like this one. */
export function usualOf(said: RegionVerdict | null): number | null {
  return said && said.verdict !== 'unknown' ? said.expected : null
}

export const timesUsual = (count: number, usual: number | null): number | null =>
  usual !== null && usual >= FEWEST_USUAL ? count / usual : null

/**
 * The table of regions: every one with reports or a verdict, the visitor's own first even without either, then as
 * ordered; by state means by trouble, and among the same by reports. Areas that are told of stand below their country.
 * @param counts of countries, and of areas as far as they may be told
 */
export function regionRows(
  counts: readonly (readonly [region: string, count: number])[],
  verdicts: readonly RegionVerdict[],
  own: string | null,
  order: RegionOrder,
  names: RegionNames,
): RegionRow[] {
  const said = new Map(verdicts.filter(({ region }) => region !== WORLD).map((one) => [one.region, one]))
  const reports = new Map(counts.filter(([, count]) => count > 0))
  const countries = [...[...reports.keys(), ...said.keys()].map(countryOf), ...(own === null ? [] : [own])]
  const regions = [...new Set([...countries, ...said.keys()])]
  const rows = regions.map((region) => rowOf(region, reports.get(region), said.get(region), names))
  const isOwn = (row: RegionRow) => Number(row.country === own)
  const sign = order.descending ? -1 : 1
  rows.sort(
    (a, b) =>
      isOwn(b) - isOwn(a) ||
      sign * compare(a, b, order.by, names) ||
      (b.count ?? 0) - (a.count ?? 0) ||
      names.compare(a.name, b.name),
  )
  return belowCountries(rows)
}

/**
 * Those that are shown before all are asked for: every part of the visitor's country may concern them, of others only
 * the whole, or a large country would fill the table.
 */
export const firstRows = (rows: readonly RegionRow[], own: string | null, most: number): RegionRow[] =>
  rows.filter(({ country, isArea }) => !isArea || country === own).slice(0, most)

function rowOf(
  region: string,
  reports: number | undefined,
  said: RegionVerdict | undefined,
  names: RegionNames,
): RegionRow {
  const isPart = isArea(region)
  const count = reports ?? (isPart ? null : 0)
  const usual = usualOf(said ?? null)
  const verdict = said?.verdict ?? 'unknown'
  const since = troubledSince(said ?? null)
  const name = isPart ? names.nameOfArea(said?.name) : names.nameOf(region)
  const times = count === null ? null : timesUsual(count, usual)
  return { region, country: countryOf(region), name, isArea: isPart, count, verdict, since, usual, times }
}

function compare(a: RegionRow, b: RegionRow, by: RegionColumn, names: RegionNames): number {
  if (by === 'name') return names.compare(a.name, b.name)
  if (by === 'state') return urgency(a.verdict) - urgency(b.verdict)
  return by === 'count' ? (a.count ?? 0) - (b.count ?? 0) : (a.times ?? -1) - (b.times ?? -1)
}
