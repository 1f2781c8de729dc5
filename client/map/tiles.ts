import { FIRST_TILED, TILE_STEP, type Resolution } from '#contract/grid.ts'
import { cellToParent, latLngToCell } from 'h3-js'
import { MAX_LATITUDE, wrapLng } from './mercator.ts'

/** Degrees; west < east, and either may lie beyond ±180 when the view crosses the antimeridian. */
export interface Bounds {
  south: number
  north: number
  west: number
  east: number
}

/** How far beyond the view tiles are wanted, as a part of its size: a short pan finds its cells already there. */
const MARGIN = 0.25
const SAMPLES = 24
/** Degrees between samples at most, by resolution of the tile: about a third of what such a tile is across. */
const FARTHEST_SAMPLES = [6, 2.4, 0.9]

/**
 * The tiles whose cells of `resolution` the view or its margin shows; [] where one room holds the whole world.
 *
 * Sampled rather than by polygonToCells, which misreads views wider than 180°, and by the cell's ancestor rather than by
 * the tile's own hexagon, out of which its cells stick. A tile that touches the view itself reaches so far into the
 * margin that a sample can't miss it.
 */
export function tilesOfViewport(view: Bounds, resolution: Resolution): string[] {
  if (resolution < FIRST_TILED) return []
  const padded = withMargin(view)
  const level = resolution - TILE_STEP
  const tiles = new Set<string>()
  for (const lat of samples(padded.south, padded.north, level)) {
    for (const lng of samples(padded.west, padded.east, level)) {
      tiles.add(cellToParent(latLngToCell(lat, wrapLng(lng), resolution), level))
    }
  }
  return [...tiles].sort()
}

/** A view wider than the world is one world wide. */
function withMargin({ south, north, west, east }: Bounds): Bounds {
  const [tall, wide] = [(north - south) * MARGIN, (east - west) * MARGIN]
  return {
    south: Math.max(-MAX_LATITUDE, south - tall),
    north: Math.min(MAX_LATITUDE, north + tall),
    west: west - wide,
    east: Math.min(east + wide, west - wide + 360),
  }
}

function samples(from: number, to: number, level: number): number[] {
  const count = Math.max(SAMPLES, Math.ceil((to - from) / FARTHEST_SAMPLES[level]!))
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count)
}
