import { RESOLUTIONS, type Resolution } from '#contract/grid.ts'
import fc from 'fast-check'
import { cellToLatLng, cellToParent, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { firstView, type Weighted } from '../../../client/map/firstView.ts'
import { latOf, lngOf, MAX_LATITUDE, worldPixels, worldX, worldY, wrapLng } from '../../../client/map/mercator.ts'
import { zoomToResolution } from '../../../client/map/resolution.ts'
import { tilesOfViewport, type Bounds } from '../../../client/map/tiles.ts'

describe('the resolution of a zoom', () => {
  it('changes exactly at its thresholds', () => {
    const zooms = [0, 3.24, 3.25, 4.99, 5, 6.49, 6.5, 7.99, 8, 10]
    expect(zooms.map(zoomToResolution)).toEqual([2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
  })

  it('never gets coarser while zooming in', () => {
    fc.assert(
      fc.property(real(0, 20), real(0, 5), (zoom, more) => {
        expect(zoomToResolution(zoom + more)).toBeGreaterThanOrEqual(zoomToResolution(zoom))
        expect(RESOLUTIONS).toContain(zoomToResolution(zoom))
      }),
    )
  })
})

describe('the tiles of a view', () => {
  const world: Bounds = { south: -MAX_LATITUDE, north: MAX_LATITUDE, west: -180, east: 180 }

  it('are none where one room holds the whole world', () => {
    expect(tilesOfViewport(world, 2)).toEqual([])
    expect(tilesOfViewport(world, 3)).toEqual([])
  })

  it('are all 122 base cells for the whole world at resolution 4, and for a view wider than it', () => {
    expect(tilesOfViewport(world, 4)).toHaveLength(122)
    expect(tilesOfViewport({ ...world, west: -400, east: 400 }, 4)).toHaveLength(122)
  })

  it('are few for a view at street level', () => {
    const hamburg = { south: 53.4, north: 53.7, west: 9.7, east: 10.3 }
    const tiles = tilesOfViewport(hamburg, 6)
    expect(tiles).toContain(cellToParent(latLngToCell(53.55, 9.99, 6), 2))
    expect(tiles.length).toBeLessThan(4)
  })

  it('are the same in every copy of the world, across the antimeridian too', () => {
    const bering = { south: 60, north: 70, west: 170, east: 195 }
    const tiles = tilesOfViewport(bering, 5)
    expect(tilesOfViewport({ ...bering, west: -190, east: -165 }, 5)).toEqual(tiles)
    expect(tiles).toContain(cellToParent(latLngToCell(65, 175, 5), 1))
    expect(tiles).toContain(cellToParent(latLngToCell(65, -170, 5), 1))
  })

  /** What a screen of any size shows at a zoom of the resolution. */
  const views = fc
    .record({
      resolution: fc.constantFrom<Resolution>(4, 5, 6),
      above: real(0, 1.49),
      lat: real(-84, 84),
      lng: real(-720, 720),
      wide: fc.integer({ min: 300, max: 2560 }),
      tall: fc.integer({ min: 300, max: 1440 }),
    })
    .map(({ resolution, above, lat, lng, wide, tall }) => {
      const world = worldPixels({ 4: 5, 5: 6.5, 6: 8 }[resolution as 4 | 5 | 6] + above)
      const [x, y] = [worldX(lng), worldY(lat)]
      const [top, bottom] = [Math.max(0, y - tall / 2 / world), Math.min(1, y + tall / 2 / world)]
      const [west, east] = [lngOf(x - wide / 2 / world), lngOf(x + wide / 2 / world)]
      return { resolution, view: { south: latOf(bottom), north: latOf(top), west, east } }
    })

  it('hold every cell with its middle in the view', () => {
    const spots = fc.array(fc.tuple(real(0, 1), real(0, 1)), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(views, spots, ({ resolution, view }, parts) => {
        const tiles = new Set(tilesOfViewport(view, resolution))
        for (const [down, across] of parts) {
          const lat = view.south + down * (view.north - view.south)
          const cell = latLngToCell(lat, wrapLng(view.west + across * (view.east - view.west)), resolution)
          if (!isInside(cellToLatLng(cell) as [number, number], view)) continue
          expect(tiles).toContain(cellToParent(cell, resolution - 4))
        }
      }),
      { numRuns: 150 },
    )
  })

  function isInside([lat, lng]: [number, number], { south, north, west, east }: Bounds): boolean {
    const along = ((((lng - west) % 360) + 360) % 360) + west
    return lat >= south && lat <= north && along <= east
  }
})

describe('the first view', () => {
  const at = (lat: number, lng: number, count = 1): Weighted => ({ lat, lng, count })

  it('is the whole world when nothing is reported', () => {
    expect(firstView([])).toBeUndefined()
    expect(firstView([], { lat: 50, lng: 10 })).toBeUndefined()
  })

  it('is at least 40° wide around a single cell', () => {
    expect(firstView([at(50, 10)])).toEqual({ south: 50, north: 50, west: -10, east: 30 })
  })

  it('holds all cells when there are few', () => {
    const view = firstView([at(60, -5), at(35, 5), at(55, 60)])!
    expect(view).toEqual({ south: 35, north: 60, west: -5, east: 60 })
  })

  it('goes the short way around across the antimeridian', () => {
    expect(firstView([at(65, 170), at(60, -160)])).toEqual({ south: 60, north: 65, west: 165, east: 205 })
  })

  it('is not widened by lone reports from the rest of the world', () => {
    const crowd = Array.from({ length: 100 }, (_, i) => at(40 + (i % 20), i % 50, 10))
    const lone = [at(40, -100), at(-20, -45), at(-34, 150)]
    const view = firstView([...crowd, ...lone])!
    expect(view.west).toBeGreaterThanOrEqual(0)
    expect(view.east).toBeLessThan(55)
    expect(view.south).toBeGreaterThanOrEqual(40)
  })

  it('holds what lies aside of the crowd when it is more than a few lone reports', () => {
    const crowd = Array.from({ length: 90 }, (_, i) => at(45 + (i % 15), i % 50, 10))
    const south = [at(27, 56, 30), at(25, 55, 30)]
    const view = firstView([...crowd, ...south])!
    expect(view.south).toBe(25)
    expect(view.east).toBeGreaterThanOrEqual(56)
  })

  it('always holds the visitor’s own place, by the nearer side', () => {
    const crowd = [at(50, 0), at(50, 50)]
    expect(firstView(crowd, { lat: 40, lng: -70 })).toMatchObject({ west: -70, east: 50, south: 40 })
    expect(firstView(crowd, { lat: 35, lng: 140 })).toMatchObject({ west: 0, east: 140, south: 35 })
  })

  it('is never wider than the world and holds nine tenths of the reports', () => {
    const cell = fc.record({
      lat: real(-80, 80),
      lng: real(-180, 180),
      count: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
        const view = firstView(cells)!
        expect(view.east - view.west).toBeGreaterThanOrEqual(40 - 1e-9)
        expect(view.east - view.west).toBeLessThanOrEqual(360 + 1e-9)
        const total = cells.reduce((sum, { count }) => sum + count, 0)
        const held = cells.filter(({ lng }) => (((lng - view.west) % 360) + 360) % 360 <= view.east - view.west + 1e-6)
        expect(held.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(0.9 * total - 1e-6)
      }),
    )
  })
})

/** Evenly spread; fc.double favours the tiny. */
function real(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1_000_000 }).map((part) => min + ((max - min) * part) / 1_000_000)
}
