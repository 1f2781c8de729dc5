import type { Box, Candidates } from './placeLabels.ts'

/** A drawn cell: its middle on the map in pixels, and its reports. */
export interface Spot {
  x: number
  y: number
  count: number
}

export interface Size {
  width: number
  height: number
}

type Places = Candidates['places']

/** What covering one cell costs, in pixels that a label would rather move away for it: an own one, another country's. */
const COVERED = 6
const COVERED_FOREIGN = 14
/** What a pixel away from the middle of the country's reports costs. */
const OFF_CENTRE = 0.3
/** What a pixel between label and nearest cell costs. */
const APART = 1.5
/** A label further than this from its country's cells would be read as another's; less where cells are small. */
const FARTHEST = 24
/** Dearer than this a label would hide more than it says, as those of small countries do in a view of the world. */
const DEAREST = 80
const STEP = 14
const MOST_TRIED = 700
const MOST_COMPARED = 120

/** Counts how many cells a label would cover. */
export class Crowd {
  readonly radius: number
  readonly #spots: readonly Spot[]

  /** @param radius of the cells, in pixels */
  constructor(spots: readonly Spot[], radius: number) {
    this.radius = radius
    this.#spots = [...spots].sort((a, b) => a.y - b.y)
  }

  under(box: Box): number {
    const reach = this.radius * 0.8
    let covered = 0
    for (let i = this.#firstBelow(box.top - reach); i < this.#spots.length; i++) {
      const { x, y } = this.#spots[i]!
      if (y > box.bottom + reach) break
      if (x > box.left - reach && x < box.right + reach) covered++
    }
    return covered
  }

  #firstBelow(y: number): number {
    let [low, high] = [0, this.#spots.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#spots[middle]!.y < y) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Places for a country's chip: around its cells, and rather beside them than on them. */
export function chipPlaces(own: readonly Spot[], { width, height }: Size, crowd: Crowd): Places {
  const middle = heaviest(own)
  const ownCrowd = new Crowd(own, crowd.radius)
  const near = thinned(own, MOST_COMPARED)
  return grid(own, { width, height }, crowd.radius).flatMap(({ x, y }) => {
    const box = around(x, y, width, height)
    const gap = Math.min(...near.map((spot) => gapBetween(box, spot))) - crowd.radius
    if (gap > Math.min(FARTHEST, 8 + 2 * crowd.radius)) return []
    const away = Math.hypot(x - middle.x, y - middle.y)
    const covered = ownCrowd.under(box)
    const onCells = COVERED * covered + COVERED_FOREIGN * (crowd.under(box) - covered)
    const cost = onCells + APART * Math.max(0, gap) + OFF_CENTRE * away
    return cost > DEAREST ? [] : [{ box, cost }]
  })
}

/** Beside a city's dot: after it, else before it. */
export function cityPlaces({ x, y }: Spot, { width, height }: Size, dot: number, crowd: Crowd): Places {
  const [top, bottom] = [y - height / 2, y + height / 2]
  const after = { left: x - dot, right: x + dot + width, top, bottom }
  const before = { left: x - dot - width, right: x + dot, top, bottom }
  return [
    { box: after, cost: crowd.under({ ...after, left: x + dot }) },
    { box: before, cost: crowd.under({ ...before, right: x - dot }) + 1 },
  ]
}

function grid(own: readonly Spot[], { width, height }: Size, radius: number): { x: number; y: number }[] {
  const xs = own.map(({ x }) => x)
  const ys = own.map(({ y }) => y)
  const [sideways, upright] = [width / 2 + radius + FARTHEST, height / 2 + radius + FARTHEST]
  const [left, right] = [Math.min(...xs) - sideways, Math.max(...xs) + sideways]
  const [top, bottom] = [Math.min(...ys) - upright, Math.max(...ys) + upright]
  const step = Math.max(STEP, Math.sqrt(((right - left) * (bottom - top)) / MOST_TRIED))
  const points = []
  for (let y = top; y <= bottom; y += step) for (let x = left; x <= right; x += step) points.push({ x, y })
  return points
}

function heaviest(spots: readonly Spot[]): { x: number; y: number } {
  let [x, y, weight] = [0, 0, 0]
  for (const spot of spots) {
    x += spot.x * spot.count
    y += spot.y * spot.count
    weight += spot.count
  }
  return { x: x / weight, y: y / weight }
}

function thinned<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(list.length / most)
  return step <= 1 ? list : list.filter((_, i) => i % step === 0)
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

function gapBetween(box: Box, { x, y }: Spot): number {
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
}
