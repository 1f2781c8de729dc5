import { lngOf, latOf, worldX, worldY } from './mercator.ts'
import type { Position } from './antimeridian.ts'
import { keptPoints } from './simplify.ts'

/** What scripts/build-basemap.js writes. */
export interface BasemapFile {
  /** Steps per degree of the arcs' numbers. */
  steps: number
  /** How many of the arcs, the first ones, separate two countries; the others are coast. */
  borders: number
  /** Lines as [x, y, dx, dy, …]. */
  arcs: number[][]
  /** Polygons of rings of arcs; ~n is arc n backwards. */
  land: number[][][]
  /** Outer arcs of each country by ISO 3166-1 alpha-2. */
  countries: Record<string, number[]>
}

/** A line or ring in world units, [x, y, …], and what it spans. */
export interface Shape {
  points: Float32Array
  west: number
  north: number
  east: number
  south: number
}

/** Everything there is to draw, with no more detail than a zoom can show. */
export interface Detail {
  /** Polygons: an outer ring, then its holes. */
  land: Shape[][]
  coasts: Shape[]
  borders: Shape[]
}

/** Pixels by which a simplified line may be off, and below which an island isn't drawn. */
const UNSEEN = 0.4
const FINEST = 9
const WORLD_PIXELS = 256

/**
 * Natural Earth's land, made ready zoom by zoom: 5 ms to decode, 10 to 20 ms for each whole zoom that is visited. Slicing
 * it into vector tiles took 200 ms of the page's thread before the first land could be drawn.
 */
export class Basemap {
  readonly #file: BasemapFile
  readonly #arcs: Float32Array[]
  readonly #details = new Map<number, Detail>()

  constructor(file: BasemapFile) {
    this.#file = file
    this.#arcs = file.arcs.map((arc) => decode(arc, file.steps))
  }

  detail(zoom: number): Detail {
    const level = Math.max(0, Math.min(FINEST, Math.ceil(zoom)))
    const known = this.#details.get(level)
    if (known) return known
    const detail = this.#simplified(UNSEEN / (WORLD_PIXELS * 2 ** level))
    this.#details.set(level, detail)
    return detail
  }

  /** The outline of a country in pieces; [] when it isn't known. */
  outline(country: string): Position[][] {
    return (this.#file.countries[country] ?? []).map((arc) => toPositions(this.#arcs[arc]!))
  }

  #simplified(tolerance: number): Detail {
    const arcs = this.#arcs.map((arc) => simplified(arc, tolerance))
    const land = this.#file.land.map((polygon) => polygon.map((ring) => shapeOf(joined(ring, arcs))))
    const lines = arcs.map(shapeOf)
    return {
      land: land.map((rings) => rings.filter((ring) => isSeen(ring, tolerance))).filter((rings) => rings.length > 0),
      borders: lines.slice(0, this.#file.borders),
      coasts: lines.slice(this.#file.borders).filter((line) => isSeen(line, tolerance)),
    }
  }
}

/** World coordinates that don't jump at the antimeridian but go on beyond 0 and 1. */
function decode(numbers: readonly number[], steps: number): Float32Array {
  const points = new Float32Array(numbers.length)
  let [lng, lat, turn] = [0, 0, 0]
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const step = numbers[i]! / steps
    if (i > 0) turn -= Math.round(step / 360)
    lng += step
    lat += numbers[i + 1]! / steps
    points[i] = worldX(lng) + turn
    points[i + 1] = worldY(lat)
  }
  return points
}

function simplified(points: Float32Array, tolerance: number): Float32Array {
  const keep = keptPoints(points, tolerance)
  return points.filter((_, i) => keep[i >> 1])
}

/** Each arc starts where the one before ends, perhaps in the next copy of the world. */
function joined(ring: readonly number[], arcs: readonly Float32Array[]): Float32Array {
  const points: number[] = []
  for (const reference of ring) append(points, reference < 0 ? reversed(arcs[~reference]!) : arcs[reference]!)
  closeAtPole(points)
  return Float32Array.from(points)
}

function append(points: number[], arc: ArrayLike<number>): void {
  const isFirst = points.length === 0
  const turn = isFirst ? 0 : Math.round(points.at(-2)! - arc[0]!)
  for (let i = isFirst ? 0 : 2; i < arc.length; i += 2) points.push(arc[i]! + turn, arc[i + 1]!)
}

function reversed(points: Float32Array): Float32Array {
  const back = new Float32Array(points.length)
  for (let i = 0; i < points.length; i += 2) back.set(points.subarray(i, i + 2), points.length - 2 - i)
  return back
}

/** A ring that ends a whole world away from its start goes around the pole, as Antarctica's does. */
function closeAtPole(points: number[]): void {
  const [first, last] = [points[0]!, points.at(-2)!]
  if (Math.abs(last - first) < 0.5) return
  const pole = points[1]! < 0.5 ? 0 : 1
  points.push(last, pole, first, pole)
}

function shapeOf(points: Float32Array): Shape {
  const shape = { points, west: Infinity, north: Infinity, east: -Infinity, south: -Infinity }
  for (let i = 0; i < points.length; i += 2) {
    shape.west = Math.min(shape.west, points[i]!)
    shape.east = Math.max(shape.east, points[i]!)
    shape.north = Math.min(shape.north, points[i + 1]!)
    shape.south = Math.max(shape.south, points[i + 1]!)
  }
  return shape
}

function isSeen({ west, east, north, south }: Shape, tolerance: number): boolean {
  return east - west > tolerance || south - north > tolerance
}

function toPositions(points: Float32Array): Position[] {
  return Array.from({ length: points.length / 2 }, (_, i) => [lngOf(points[2 * i]!), latOf(points[2 * i + 1]!)])
}
