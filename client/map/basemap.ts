import GeoJSONVT from 'geojson-vt'
import { unwrapLine, unwrapRing, type Position } from './antimeridian.ts'

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

export type Shape = 'land' | 'coast' | 'border'

/** Flat [x, y, …] in units of the tile's side / EXTENT. */
export type FlatLine = ArrayLike<number>
export const EXTENT = 4096
export const FINEST_TILES = 9

/** Units around a tile that belong to its shapes too: neighbours overlap, so no seam shows between their fills. */
const BUFFER = 64

/** The land of the world, sliced on demand into tiles that hold no more detail than their zoom can show. */
export class Basemap {
  readonly #tiles: GeoJSONVT
  readonly #arcs: Position[][]
  readonly #countries: Record<string, number[]>

  constructor(file: BasemapFile) {
    this.#arcs = file.arcs.map((arc) => decodeArc(arc, file.steps))
    this.#countries = file.countries
    this.#tiles = new GeoJSONVT(shapes(file, this.#arcs), { maxZoom: FINEST_TILES, extent: EXTENT, buffer: BUFFER })
  }

  /** Lines or rings of one kind in a tile; `x` may count on into a copy of the world. */
  *tile(shape: Shape, z: number, x: number, y: number): Generator<FlatLine[]> {
    const across = 2 ** z
    const tile = this.#tiles.getTileRaw(z, x - across * Math.floor(x / across), y)
    for (const feature of tile?.features ?? []) {
      if (feature.tags?.shape === shape && (feature.type === 2 || feature.type === 3)) yield feature.geometry
    }
  }

  /** The outline of a country in pieces; [] when it isn't known. */
  outline(country: string): Position[][] {
    return (this.#countries[country] ?? []).map((arc) => unwrapLine(this.#arcs[arc]!))
  }
}

function shapes(file: BasemapFile, arcs: Position[][]): GeoJSON.FeatureCollection {
  const land = file.land.map((polygon) => polygon.map((ring) => unwrapRing(joined(ring, arcs))))
  const lines = arcs.map(unwrapLine)
  return {
    type: 'FeatureCollection',
    features: [
      feature('land', { type: 'MultiPolygon', coordinates: land }),
      feature('border', { type: 'MultiLineString', coordinates: lines.slice(0, file.borders) }),
      feature('coast', { type: 'MultiLineString', coordinates: lines.slice(file.borders) }),
    ],
  }
}

function feature(shape: Shape, geometry: GeoJSON.Geometry): GeoJSON.Feature {
  return { type: 'Feature', properties: { shape }, geometry }
}

function decodeArc(numbers: number[], steps: number): Position[] {
  const arc: Position[] = []
  let [x, y] = [0, 0]
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    x += numbers[i]!
    y += numbers[i + 1]!
    arc.push([x / steps, y / steps])
  }
  return arc
}

/** Each arc starts where the one before ends. */
function joined(ring: number[], arcs: Position[][]): Position[] {
  return ring.flatMap((reference, i) => {
    const arc = reference < 0 ? [...arcs[~reference]!].reverse() : arcs[reference]!
    return i === 0 ? arc : arc.slice(1)
  })
}
