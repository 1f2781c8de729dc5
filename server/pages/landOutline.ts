import { readFileSync } from 'node:fs'

/** What scripts/build-basemap.js writes: lines of steps of 1/`steps` degree, and land as rings of them. */
interface BasemapFile {
  steps: number
  /** How many of the lines, the first ones, separate two countries. */
  borders: number
  /** [x, y, dx, dy, …] */
  arcs: number[][]
  /** Polygons of rings of arcs; ~n is arc n backwards. */
  land: number[][][]
}

/** [longitude, latitude] in degrees; going on beyond ±180 where a line crosses the antimeridian. */
export type Line = [number, number][]

export interface LandOutline {
  /** Polygons: an outer ring, then its holes. */
  land: Line[][]
  borders: Line[]
}

const HALF_TURN = 180

/** The bundled basemap's land, decoded: 5 ms, once. */
export function readLand(file: string): LandOutline {
  const { steps, borders, arcs, land } = JSON.parse(readFileSync(file, 'utf8')) as BasemapFile
  const lines = arcs.map((arc) => decoded(arc, steps))
  return {
    land: land.map((polygon) => polygon.map((ring) => closed(joined(ring, lines)))),
    borders: lines.slice(0, borders).map(unwrapped),
  }
}

function decoded(arc: readonly number[], steps: number): Line {
  const line: Line = []
  let [x, y] = [0, 0]
  for (let i = 0; i + 1 < arc.length; i += 2) line.push([(x += arc[i]!) / steps, (y += arc[i + 1]!) / steps])
  return line
}

function joined(ring: readonly number[], lines: readonly Line[]): Line {
  return ring.flatMap((arc, i) => {
    const line = arc < 0 ? lines[~arc]!.toReversed() : lines[arc]!
    return i === 0 ? line : line.slice(1)
  })
}

/** Without jumps from one side of the antimeridian to the other, which would run across the whole map. */
export function unwrapped(line: readonly (readonly number[])[]): Line {
  let turn = 0
  return line.map(([lng, lat], i) => {
    if (i > 0) turn -= 360 * Math.round((lng! - line[i - 1]![0]!) / 360)
    return [lng! + turn, lat!]
  })
}

/** A ring that ends a whole turn from its start goes around a pole, and is closed along it: Antarctica. */
function closed(ring: Line): Line {
  const line = unwrapped(ring)
  const [first, last] = [line[0]!, line.at(-1)!]
  if (Math.abs(last[0] - first[0]) <= HALF_TURN) return line
  const pole = last[1] < 0 ? -90 : 90
  return [...line, [last[0], pole], [first[0], pole]]
}
