import { wrapLng } from './mercator.ts'
import type { Bounds } from './tiles.ts'

export interface Weighted {
  lat: number
  lng: number
  count: number
}

/** Degrees of longitude at least: closer, one would see cells but not where in the world they are. */
const NARROWEST = 40
/** Lone reports from all over the world, this part of them all at most, don't widen the view. */
const STRAY = 0.05

/**
 * What the map shows first: where the reports come from and the visitor's own place; undefined = the whole world.
 * East may lie beyond 180 when that is the shorter way around.
 */
export function firstView(cells: readonly Weighted[], own?: { lat: number; lng: number }): Bounds | undefined {
  if (cells.length === 0) return undefined
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const [west, east] = arc(cells, total * (1 - STRAY))
  const within = cells.filter(({ lng }) => eastOf(west, lng) <= east)
  const held = within.reduce((sum, { count }) => sum + count, 0)
  const [south, north] = shortest(points(within, 'lat'), held * (1 - STRAY / 2))
  return widened(withPlace({ south, north, west, east }, own))
}

/** The shortest arc of longitudes that holds `weight`: a window run once around and on to where it began. */
function arc(cells: readonly Weighted[], weight: number): [number, number] {
  const once = points(cells, 'lng')
  const [west, east] = shortest([...once, ...once.map(([lng, count]): Point => [lng + 360, count])], weight)
  const turn = west - wrapLng(west)
  return [west - turn, Math.min(east - turn, wrapLng(west) + 360)]
}

type Point = [at: number, count: number]

function points(cells: readonly Weighted[], axis: 'lat' | 'lng'): Point[] {
  return cells.map((cell): Point => [cell[axis], cell.count]).sort((a, b) => a[0] - b[0])
}

function shortest(sorted: readonly Point[], weight: number): [number, number] {
  let found: [number, number] = [sorted[0]![0], sorted.at(-1)![0]]
  let [held, from] = [0, 0]
  for (const [at, count] of sorted) {
    held += count
    while (held - sorted[from]![1] >= weight) held -= sorted[from++]![1]
    if (held >= weight && at - sorted[from]![0] < found[1] - found[0]) found = [sorted[from]![0], at]
  }
  return found
}

/** The copy of a longitude that lies at most a turn east of `west`. */
function eastOf(west: number, lng: number): number {
  return west + ((((lng - west) % 360) + 360) % 360)
}

function withPlace(bounds: Bounds, place: { lat: number; lng: number } | undefined): Bounds {
  if (!place) return bounds
  const lng = eastOf(bounds.west, place.lng)
  const toEast = lng - bounds.east
  const toWest = bounds.west - (lng - 360)
  return {
    south: Math.min(bounds.south, place.lat),
    north: Math.max(bounds.north, place.lat),
    west: toEast > 0 && toWest < toEast ? lng - 360 : bounds.west,
    east: toEast > 0 && toEast <= toWest ? lng : bounds.east,
  }
}

function widened(bounds: Bounds): Bounds {
  const missing = Math.max(0, NARROWEST - (bounds.east - bounds.west)) / 2
  return { ...bounds, west: bounds.west - missing, east: bounds.east + missing }
}
