import { cellToLatLng } from 'h3-js'

/** What a picture of a map shows; east may lie beyond 180 where that is the shorter way around. */
export interface View {
  west: number
  east: number
  south: number
  north: number
}

export const WORLD_VIEW: View = { west: -170, east: 190, south: -56, north: 76 }

/** Degrees of longitude at least: closer, one would see cells but not where in the world they are. */
const NARROWEST = 34
/** Of the way from the outermost cells to the edge. */
const MARGIN = 0.15
const STRAY = 0.05

/** The view that holds nearly all of what was reported; the world where nothing was. */
export function viewOf(cells: readonly { cell: string; count: number }[]): View {
  if (cells.length === 0) return WORLD_VIEW
  const spots = cells.map(({ cell, count }) => ({ at: cellToLatLng(cell), count }))
  const lngs = spots.map(({ at: [, lng], count }) => ({ at: lng, count }))
  const lats = spots.map(({ at: [lat], count }) => ({ at: lat, count }))
  const around = [...lngs, ...lngs.map(({ at, count }) => ({ at: at + 360, count }))]
  const total = lngs.reduce((sum, { count }) => sum + count, 0)
  const [west, east] = shortest(around, total * (1 - STRAY))
  // Of what lies aside less may be left out: pictures are wide, and a strip of land more at an edge costs little.
  const [south, north] = shortest(lats, total * (1 - STRAY / 2))
  return withMargin({ west, east: Math.min(east, west + 360), south, north })
}

interface Spot {
  at: number
  count: number
}

/** The shortest span that holds so much. */
function shortest(spots: readonly Spot[], wanted: number): [number, number] {
  const sorted = spots.toSorted((a, b) => a.at - b.at)
  let best: [number, number] = [sorted[0]!.at, sorted.at(-1)!.at]
  let [held, from] = [0, 0]
  for (const { at, count } of sorted) {
    held += count
    while (held - sorted[from]!.count >= wanted) held -= sorted[from++]!.count
    if (held >= wanted && at - sorted[from]!.at < best[1] - best[0]) best = [sorted[from]!.at, at]
  }
  return best
}

function withMargin({ west, east, south, north }: View): View {
  const aside = Math.max((east - west) * MARGIN, (NARROWEST - (east - west)) / 2)
  const above = Math.max((north - south) * MARGIN, 6)
  if (east - west + 2 * aside >= 330) return { ...WORLD_VIEW, north: Math.max(WORLD_VIEW.north, north) }
  return { west: west - aside, east: east + aside, south: south - above, north: north + above }
}
