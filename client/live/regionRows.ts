import type { RegionVerdict, Verdict } from '#contract/verdict.ts'
import { WORLD, troubledSince, urgency } from './verdicts.ts'

export interface RegionRow {
  country: string
  name: string
  count: number
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
 * ordered; by state means by trouble, and among the same by reports.
 */
export function regionRows(
  counts: readonly (readonly [country: string, count: number])[],
  verdicts: readonly RegionVerdict[],
  own: string | null,
  order: RegionOrder,
  names: RegionNames,
): RegionRow[] {
  const said = new Map(verdicts.filter(({ region }) => region !== WORLD).map((one) => [one.region, one]))
  const reports = new Map(counts.filter(([, count]) => count > 0))
  const countries = new Set([...reports.keys(), ...said.keys(), ...(own === null ? [] : [own])])
  const rows = [...countries].map((country) => rowOf(country, reports.get(country) ?? 0, said.get(country), names))
  const isOwn = (row: RegionRow) => Number(row.country === own)
  const sign = order.descending ? -1 : 1
  return rows.sort(
    (a, b) =>
      isOwn(b) - isOwn(a) ||
      sign * compare(a, b, order.by, names) ||
      b.count - a.count ||
      names.compare(a.name, b.name),
  )
}

function rowOf(country: string, count: number, said: RegionVerdict | undefined, names: RegionNames): RegionRow {
  const usual = usualOf(said ?? null)
  const verdict = said?.verdict ?? 'unknown'
  const since = troubledSince(said ?? null)
  return { country, name: names.nameOf(country), count, verdict, since, usual, times: timesUsual(count, usual) }
}

function compare(a: RegionRow, b: RegionRow, by: RegionColumn, names: RegionNames): number {
  if (by === 'name') return names.compare(a.name, b.name)
  if (by === 'state') return urgency(a.verdict) - urgency(b.verdict)
  return by === 'count' ? a.count - b.count : (a.times ?? -1) - (b.times ?? -1)
}
