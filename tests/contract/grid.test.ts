import fc from 'fast-check'
import {
  cellToChildren,
  cellToParent,
  getPentagons,
  getRes0Cells,
  h3IndexToSplitLong,
  isValidCell,
  latLngToCell,
} from 'h3-js'
import { describe, expect, it } from 'vitest'
import {
  cellToOrdinal,
  FINEST,
  isResolution,
  ORDINALS,
  ordinalToCell,
  ordinalToSplitLong,
  parentOrdinal,
  RESOLUTIONS,
  splitLongToOrdinal,
  tileOf,
} from '../../server/contract/grid.ts'

const allCells = (resolution: number): string[] => getRes0Cells().flatMap((cell) => cellToChildren(cell, resolution))

const point = fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))

/** Any cell of resolutions 4 to 6, one in some forty of them in the disturbed ground about a pentagon. */
const fineCell = fc
  .integer({ min: 4, max: FINEST })
  .chain((resolution) =>
    fc
      .oneof(
        { arbitrary: point.map(([lat, lng]) => latLngToCell(lat, lng, resolution)), weight: 4 },
        fc.constantFrom(...getPentagons(3).flatMap((pentagon) => cellToChildren(pentagon, resolution))),
      )
      .map((cell) => ({ cell, resolution })),
  )

describe('[G1] cell → ordinal → cell', () => {
  it.each([
    [0, 122],
    [1, 842],
    [2, 5_882],
    [3, 41_162],
  ])('gives the same cell for every cell of resolution %i', (resolution, count) => {
    const cells = allCells(resolution)
    const ordinals = cells.map((cell) => cellToOrdinal(cell, resolution))
    expect(cells.filter((cell, i) => ordinalToCell(ordinals[i]!, resolution) !== cell)).toEqual([])
    expect(new Set(ordinals).size).toBe(count)
    expect(ordinals.filter((ordinal) => ordinal < 0 || ordinal >= 122 * 7 ** resolution)).toEqual([])
  })

  it('gives the same cell for any cell of resolutions 4 to 6', () => {
    fc.assert(
      fc.property(fineCell, ({ cell, resolution }) => {
        const ordinal = cellToOrdinal(cell, resolution)
        expect(ordinalToCell(ordinal, resolution)).toBe(cell)
        expect(ordinal).toBeGreaterThanOrEqual(0)
        expect(ordinal).toBeLessThan(ORDINALS)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('gives the same cell for the twelve pentagons of resolution %i', (resolution) => {
    const pentagons = getPentagons(resolution)
    expect(pentagons.map((cell) => ordinalToCell(cellToOrdinal(cell, resolution), resolution))).toEqual(pentagons)
  })

  it('agrees with the two halves that h3-js works with', () => {
    fc.assert(
      fc.property(fineCell, ({ cell, resolution }) => {
        const halves = h3IndexToSplitLong(cell).map((half) => half >>> 0)
        expect(splitLongToOrdinal(halves, resolution)).toBe(cellToOrdinal(cell, resolution))
        expect(ordinalToSplitLong(cellToOrdinal(cell, resolution), resolution)).toEqual(halves)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the order of H3 indexes, so that a sorted list stays sorted', () => {
    const cells = allCells(2).sort()
    const ordinals = cells.map((cell) => cellToOrdinal(cell, 2))
    expect(ordinals).toEqual([...ordinals].sort((a, b) => a - b))
  })

  it('fits a signed 32-bit integer at the finest resolution', () => {
    expect(ORDINALS).toBeLessThan(2 ** 31)
    const last = allCells(0).at(-1)!
    const ordinal = Math.max(...cellToChildren(last, FINEST).map((cell) => cellToOrdinal(cell, FINEST)))
    expect(ordinal).toBe(ORDINALS - 1)
    expect(isValidCell(ordinalToCell(ordinal, FINEST))).toBe(true)
  })
})

describe('[G2] the parent of an ordinal', () => {
  it('is the parent that H3 names, for every cell of resolution 3', () => {
    const wrong = allCells(3).filter((cell) => {
      const parent = cellToOrdinal(cellToParent(cell, 2), 2)
      return Math.floor(cellToOrdinal(cell, 3) / 7) !== parent || parentOrdinal(cellToOrdinal(cell, 3), 1) !== parent
    })
    expect(wrong).toEqual([])
  })

  it('is the ancestor that H3 names, any number of steps up', () => {
    fc.assert(
      fc.property(fineCell, fc.integer({ min: 0, max: 6 }), ({ cell, resolution }, up) => {
        const steps = Math.min(up, resolution)
        const ancestor = cellToOrdinal(cellToParent(cell, resolution - steps), resolution - steps)
        expect(parentOrdinal(cellToOrdinal(cell, resolution), steps)).toBe(ancestor)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('[G3] a tile is the ancestor four resolutions up', () => {
  fc.assert(
    fc.property(fineCell, ({ cell, resolution }) => {
      const tile = cellToOrdinal(cellToParent(cell, resolution - 4), resolution - 4)
      expect(tileOf(cellToOrdinal(cell, resolution))).toBe(tile)
    }),
    { numRuns: 1_000 },
  )
})

it('[G1] only the five resolutions of the map are resolutions', () => {
  expect(RESOLUTIONS.every(isResolution)).toBe(true)
  for (const other of [1, 7, 2.5, '3', null, undefined, NaN]) expect(isResolution(other)).toBe(false)
})
