import { ordinalToSplitLong, type Resolution } from '#contract/grid.ts'
import { cellToBoundary } from 'h3-js'
import { unwrapRing } from './antimeridian.ts'
import { worldX, worldY } from './mercator.ts'

/** Numbers per vertex: x, y and the inward direction in which the corner moves as the outline shrinks. */
export const VERTEX = 4
/** Numbers per box: west, north, east, south in world units. */
export const BOX = 4

/** A corner so sharp that shrinking would throw its vertex far off is cut at this. */
const SHARPEST = 0.2

/**
 * Projected outlines of the cells of one resolution, each computed once (1.5 µs of H3 and 1 µs of projection) and kept
 * in flat arrays: drawing a frame then allocates nothing.
 *
 * A vertex moved by d along its direction gives the outline d inside the cell at any scale, because the projection keeps
 * angles.
 */
export class Outlines {
  readonly resolution: Resolution
  vertices = new Float32Array(1 << 12)
  boxes = new Float32Array(1 << 10)
  /** Where each slot's vertices start, and behind the last slot where they end. */
  starts = new Uint32Array(1 << 8)
  readonly #slots = new Map<number, number>()

  constructor(resolution: Resolution) {
    this.resolution = resolution
  }

  /** Where the cell's outline is kept. */
  slot(ordinal: number): number {
    return this.#slots.get(ordinal) ?? this.#add(ordinal)
  }

  #add(ordinal: number): number {
    const ring = cellToBoundary(ordinalToSplitLong(ordinal, this.resolution) as unknown as string, true)
    const corners = projected(unwrapRing(ring))
    const slot = this.#slots.size
    this.#grow(slot, corners.length)
    writeVertices(corners, this.vertices, this.starts[slot]! * VERTEX)
    writeBox(corners, this.boxes, slot * BOX)
    this.starts[slot + 1] = this.starts[slot]! + corners.length
    this.#slots.set(ordinal, slot)
    return slot
  }

  #grow(slot: number, corners: number): void {
    this.vertices = withRoom(this.vertices, (this.starts[slot]! + corners) * VERTEX)
    this.boxes = withRoom(this.boxes, (slot + 1) * BOX)
    this.starts = withRoom(this.starts, slot + 2)
  }
}

type Point = readonly [x: number, y: number]

/** The corners once each: the ring repeats its first one, and a pole may double another. */
function projected(ring: readonly (readonly number[])[]): Point[] {
  const corners = ring.map(([lng, lat]): Point => [worldX(lng!), worldY(lat!)])
  return corners.filter(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!
    return i + 1 < corners.length && (x !== nextX || y !== nextY)
  })
}

function writeVertices(corners: Point[], into: Float32Array, at: number): void {
  const side = signedArea(corners) > 0 ? 1 : -1
  corners.forEach((corner, i) => {
    const before = normal(corners.at(i - 1)!, corner, side)
    const after = normal(corner, corners[(i + 1) % corners.length]!, side)
    const length = Math.max(SHARPEST, 1 + before[0] * after[0] + before[1] * after[1])
    into.set([corner[0], corner[1], (before[0] + after[0]) / length, (before[1] + after[1]) / length], at + i * VERTEX)
  })
}

/** Unit vector to the inner side of an edge. */
function normal(from: Point, to: Point, side: number): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  return [(-dy / length) * side, (dx / length) * side]
}

function signedArea(corners: Point[]): number {
  return corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}

function writeBox(corners: Point[], into: Float32Array, at: number): void {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  into.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], at)
}

function withRoom<T extends Float32Array | Uint32Array>(array: T, length: number): T {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2))
  larger.set(array)
  return larger
}
