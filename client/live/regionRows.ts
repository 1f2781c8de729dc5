export interface RegionRow {
  country: string
  name: string
  count: number
  /** Part of the reports of all regions, 0 to 1. */
  share: number
}

export interface RegionOrder {
  by: 'name' | 'count'
  descending: boolean
}

export interface RegionNames {
  nameOf(country: string): string
  compare(a: string, b: string): number
}

/** The table of regions: the visitor's own first, even without reports, then as ordered. */
export function regionRows(
  regions: readonly (readonly [country: string, count: number])[],
  own: string | null,
  order: RegionOrder,
  { nameOf, compare }: RegionNames,
): RegionRow[] {
  const counts = new Map(regions.filter(([country, count]) => count > 0 || country === own))
  if (own !== null && !counts.has(own)) counts.set(own, 0)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) || 1
  const rows = [...counts].map(([country, count]) => ({ country, name: nameOf(country), count, share: count / total }))
  const sign = order.descending ? -1 : 1
  const key = (a: RegionRow, b: RegionRow) => (order.by === 'count' ? a.count - b.count : compare(a.name, b.name))
  const isOwn = (row: RegionRow) => Number(row.country === own)
  return rows.sort((a, b) => isOwn(b) - isOwn(a) || sign * key(a, b) || compare(a.name, b.name))
}
