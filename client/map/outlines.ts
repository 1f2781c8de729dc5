import { cellOfPlace } from '#contract/frame.ts'
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
 * Projected outlines of the places on a map of one resolution, each computed once (1.5 µs of H3 and 1 µs of projection) and kept
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

  /** Where the outline of a place is kept: of a cell, or of a coarser one that stands for several. */
  slot(place: number): number {
    return this.#slots.get(place) ?? this.#add(place)
  }

  #add(place: number): number {
    const { ordinal, resolution } = cellOfPlace(place, this.resolution)
    const count = project(cellToBoundary(ordinalToSplitLong(ordinal, resolution) as unknown as string, true))
    const slot = this.#slots.size
    this.#grow(slot, count)
    writeVertices(count, this.vertices, this.starts[slot]! * VERTEX)
    writeBox(count, this.boxes, slot * BOX)
    this.starts[slot + 1] = this.starts[slot]! + count
    this.#slots.set(place, slot)
    return slot
  }

  #grow(slot: number, corners: number): void {
    this.vertices = withRoom(this.vertices, (this.starts[slot]! + corners) * VERTEX)
    this.boxes = withRoom(this.boxes, (slot + 1) * BOX)
    this.starts = withRoom(this.starts, slot + 2)
  }
}

/** Corners of the cell being added: reused, since twelve thousand snapshots' cells would be as many arrays. */
const MOST_CORNERS = 16
const xs = new Float64Array(MOST_CORNERS)
const ys = new Float64Array(MOST_CORNERS)

type Ring = readonly (readonly number[])[]

/** Writes the corners of a closed ring once each and returns how many they are. */
function project(ring: Ring): number {
  const line = ring.some(([lng], i) => i > 0 && Math.abs(lng! - ring[i - 1]![0]!) > 180) ? unwrapRing(ring) : ring
  let count = 0
  for (let i = 1; i < line.length; i++) {
    const [x, y] = [worldX(line[i]![0]!), worldY(line[i]![1]!)]
    // At a pole two corners may fall together; an edge needs a direction.
    if (count > 0 && x === xs[count - 1] && y === ys[count - 1]) continue
    xs[count] = x
    ys[count++] = y
  }
  return count
}

function writeVertices(count: number, into: Float32Array, at: number): void {
  const side = signedArea(count) > 0 ? 1 : -1
  for (let i = 0; i < count; i++) {
    const before = (i + count - 1) % count
    const after = (i + 1) % count
    const [x, y] = [xs[i]!, ys[i]!]
    const lengthIn = Math.hypot(x - xs[before]!, y - ys[before]!)
    const lengthOut = Math.hypot(xs[after]! - x, ys[after]! - y)
    // Unit vectors to the inner side of both edges.
    const inX = ((ys[before]! - y) / lengthIn) * side
    const inY = ((x - xs[before]!) / lengthIn) * side
    const outX = ((y - ys[after]!) / lengthOut) * side
    const outY = ((xs[after]! - x) / lengthOut) * side
    const length = Math.max(SHARPEST, 1 + inX * outX + inY * outY)
    const to = at + i * VERTEX
    into[to] = x
    into[to + 1] = y
    into[to + 2] = (inX + outX) / length
    into[to + 3] = (inY + outY) / length
  }
}

function signedArea(count: number): number {
  let area = 0
  for (let i = 0, j = count - 1; i < count; j = i++) area += xs[j]! * ys[i]! - xs[i]! * ys[j]!
  return area
}

function writeBox(count: number, into: Float32Array, at: number): void {
  into.set([Infinity, Infinity, -Infinity, -Infinity], at)
  for (let i = 0; i < count; i++) {
    into[at] = Math.min(into[at]!, xs[i]!)
    into[at + 1] = Math.min(into[at + 1]!, ys[i]!)
    into[at + 2] = Math.max(into[at + 2]!, xs[i]!)
    into[at + 3] = Math.max(into[at + 3]!, ys[i]!)
  }
}

function withRoom<T extends Float32Array | Uint32Array>(array: T, length: number): T {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2))
  larger.set(array)
  return larger
}
