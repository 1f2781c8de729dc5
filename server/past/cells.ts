import { cellToBoundary, cellToLatLng } from 'h3-js'
import { cellOfPlace, tileOfPlace } from '../contract/frame.ts'
import { ordinalToCell, type Resolution } from '../contract/grid.ts'
import type { Heat, HeatCell } from '../contract/service.ts'
import type { Pyramid } from '../live/pyramid.ts'
import type { ExcessMap } from '../verdict/usual.ts'

const NOT_KNOWN = { ratio: null, confidence: null }

/** What is told of a map, in the API's words. @param tiles null: the whole world */
export function toldCells(
  counts: Pyramid,
  resolution: Resolution,
  tiles: ReadonlySet<number> | null,
  excess: ExcessMap | null,
): HeatCell[] {
  const cells: HeatCell[] = []
  counts.forEachTold(resolution, (place, count) => {
    if (tiles && !tiles.has(tileOfPlace(place, resolution))) return
    const cell = cellOfPlace(place, resolution)
    const { ratio, confidence } = excess?.at(cell.resolution, cell.ordinal) ?? NOT_KNOWN
    cells.push({ cell: ordinalToCell(cell.ordinal, cell.resolution), count, ratio, confidence })
  })
  return cells.sort((a, b) => (a.cell < b.cell ? -1 : 1))
}

export type HeatFormat = 'json' | 'geojson' | 'csv'

export const MEDIA_TYPES: Record<HeatFormat, string> = {
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/** One row a cell; the moment and its length stand in each, so that files can be put together. */
export function toCsv({ at, window, cells }: Pick<Heat, 'at' | 'window' | 'cells'>): string {
  const moment = `${new Date(at).toISOString()},${window}`
  const rows = cells.map(({ cell, count, ratio, confidence }) => {
    const [lat, lng] = cellToLatLng(cell) as [number, number]
    const place = `${cell},${parseInt(cell[1]!, 16)},${lat.toFixed(4)},${lng.toFixed(4)}`
    return `${moment},${place},${count},${ratio?.toFixed(3) ?? ''},${confidence?.toFixed(3) ?? ''}\n`
  })
  return `at,window_minutes,cell,resolution,lat,lng,reports,ratio,confidence\n${rows.join('')}`
}

/** RFC 7946: a feature a cell; those that cross the antimeridian are cut there. */
export function toGeoJson({ cells, ...about }: Pick<Heat, 'cells'> & Record<string, unknown>): object {
  return {
    type: 'FeatureCollection',
    ...about,
    features: cells.map(({ cell, ...properties }) => {
      return { type: 'Feature', id: cell, geometry: geometryOf(cell), properties }
    }),
  }
}

type Position = [lng: number, lat: number]

function geometryOf(cell: string) {
  const ring = unwrapped(cellToBoundary(cell, true) as Position[])
  const isCut = ring.some(([lng]) => lng > 180)
  if (!isCut) return { type: 'Polygon', coordinates: [closed(ring)] }
  const east = clipped(ring, (lng) => lng <= 180)
  const west = clipped(ring, (lng) => lng >= 180).map(([lng, lat]): Position => [lng - 360, lat])
  return { type: 'MultiPolygon', coordinates: [[closed(east)], [closed(west)]] }
}

/** Longitudes of a cell at the antimeridian go on beyond 180 instead of jumping. */
function unwrapped(ring: readonly Position[]): Position[] {
  const lngs = ring.map(([lng]) => lng)
  if (Math.max(...lngs) - Math.min(...lngs) <= 180) return open(ring)
  return open(ring).map(([lng, lat]) => [lng < 0 ? lng + 360 : lng, lat])
}

const open = (ring: readonly Position[]): Position[] => ring.slice(0, -1).map(([lng, lat]) => [lng, lat])
const closed = (ring: readonly Position[]): Position[] => [...ring, ring[0]!]

/** One side of the meridian 180, by Sutherland and Hodgman. */
function clipped(ring: readonly Position[], isInside: (lng: number) => boolean): Position[] {
  return ring.flatMap((to, i) => {
    const from = ring.at(i - 1)!
    const crossing: Position[] = isInside(from[0]) === isInside(to[0]) ? [] : [crossingOf(from, to)]
    return isInside(to[0]) ? [...crossing, to] : crossing
  })
}

const crossingOf = ([lng, lat]: Position, [toLng, toLat]: Position): Position => [
  180,
  lat + ((180 - lng) / (toLng - lng)) * (toLat - lat),
]
