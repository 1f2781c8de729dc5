import { cellToOrdinal } from '#contract/grid.ts'
import { cellToChildren, cellToLatLng, getPentagons, getRes0Cells, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { worldX, worldY } from '../../../client/map/mercator.ts'
import { BOX, Outlines, VERTEX } from '../../../client/map/outlines.ts'

type Corner = readonly [x: number, y: number]

/** Corners of a cell's outline, moved inwards by `inset` world units. */
function corners(outlines: Outlines, cell: string, inset = 0): Corner[] {
  const slot = outlines.slot(cellToOrdinal(cell, outlines.resolution))
  const found: Corner[] = []
  for (let i = outlines.starts[slot]! * VERTEX; i < outlines.starts[slot + 1]! * VERTEX; i += VERTEX) {
    const [x, y, inX, inY] = outlines.vertices.subarray(i, i + VERTEX) as unknown as [number, number, number, number]
    found.push([x + inX * inset, y + inY * inset])
  }
  return found
}

function area(ring: readonly Corner[]): number {
  return Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0) / 2,
  )
}

const everyCell = getRes0Cells().flatMap((cell) => cellToChildren(cell, 2))

describe('the outline of a cell', () => {
  const outlines = new Outlines(2)

  it('never runs across the map, whichever of the 5,882 cells it is', () => {
    for (const cell of everyCell) {
      const [lat] = cellToLatLng(cell) as [number, number]
      if (Math.abs(lat) > 84) continue
      const xs = corners(outlines, cell).map(([x]) => x)
      expect(Math.max(...xs) - Math.min(...xs), cell).toBeLessThan(0.25)
    }
  })

  it('has its middle in the world itself', () => {
    for (const cell of everyCell) {
      const at = outlines.slot(cellToOrdinal(cell, 2)) * BOX
      const middle = (outlines.boxes[at]! + outlines.boxes[at + 2]!) / 2
      expect(middle).toBeGreaterThanOrEqual(0)
      expect(middle).toBeLessThan(1)
    }
  })

  it('has a box that is exactly as large as it', () => {
    const at = outlines.slot(cellToOrdinal(everyCell[77]!, 2)) * BOX
    const ring = corners(outlines, everyCell[77]!)
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    expect([...outlines.boxes.subarray(at, at + BOX)]).toEqual([
      Math.min(...xs),
      Math.min(...ys),
      Math.max(...xs),
      Math.max(...ys),
    ])
  })

  it('has five corners for a pentagon and more where it crosses an edge of the icosahedron', () => {
    const counts = everyCell.map((cell) => corners(outlines, cell).length)
    expect(Math.min(...counts)).toBe(5)
    expect(Math.max(...counts)).toBeGreaterThan(6)
    for (const pentagon of getPentagons(3)) expect(corners(new Outlines(3), pentagon).length).toBeGreaterThanOrEqual(5)
  })

  it('is computed once', () => {
    const cell = cellToOrdinal(latLngToCell(52.4, 4.9, 2), 2)
    expect(outlines.slot(cell)).toBe(outlines.slot(cell))
  })

  it('shrinks by the same distance along every edge', () => {
    for (const [lat, lng] of [
      [52.4, 4.9],
      [65, 180],
      [-1, 36],
      [-45, -179.9],
    ] as const) {
      const cell = latLngToCell(lat, lng, 2)
      const whole = corners(outlines, cell)
      const inset = 1e-4
      const inner = corners(outlines, cell, inset)
      expect(area(inner)).toBeLessThan(area(whole))
      whole.forEach((corner, i) => {
        const j = (i + 1) % whole.length
        expect(distanceToLine(inner[i]!, corner, whole[j]!)).toBeCloseTo(inset, 5)
        expect(distanceToLine(inner[j]!, corner, whole[j]!)).toBeCloseTo(inset, 5)
      })
    }
  })

  it('lies where the cell lies', () => {
    const cell = latLngToCell(35.7, 51.4, 6)
    const fine = new Outlines(6)
    const at = fine.slot(cellToOrdinal(cell, 6)) * BOX
    const [west, north, east, south] = fine.boxes.subarray(at, at + BOX) as unknown as [number, number, number, number]
    const [lat, lng] = cellToLatLng(cell) as [number, number]
    expect(worldX(lng)).toBeGreaterThan(west)
    expect(worldX(lng)).toBeLessThan(east)
    expect(worldY(lat)).toBeGreaterThan(north)
    expect(worldY(lat)).toBeLessThan(south)
  })
})

function distanceToLine([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / Math.hypot(bx - ax, by - ay)
}
