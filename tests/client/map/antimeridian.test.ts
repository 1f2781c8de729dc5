import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwrapLine, unwrapRing } from '../../../client/map/antimeridian.ts'
import { wrapLng } from '../../../client/map/mercator.ts'

describe('a line across the antimeridian', () => {
  it('goes on beyond 180 instead of jumping back', () => {
    const line = [
      [170, 60],
      [179, 61],
      [-175, 62],
      [-165, 63],
      [178, 64],
    ]
    expect(unwrapLine(line).map(([lng]) => lng)).toEqual([170, 179, 185, 195, 178])
  })

  it('keeps its places and never steps further than half a turn', () => {
    const position = fc.tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: -80, max: 80 }))
    fc.assert(
      fc.property(fc.array(position, { maxLength: 30 }), (line) => {
        const unwrapped = unwrapLine(line)
        expect(unwrapped.map(([lng, lat]) => [wrapLng(lng), lat])).toEqual(
          line.map(([lng, lat]) => [wrapLng(lng), lat]),
        )
        unwrapped.slice(1).forEach(([lng], i) => expect(Math.abs(lng - unwrapped[i]![0])).toBeLessThanOrEqual(180))
      }),
    )
  })
})

describe('a ring across the antimeridian', () => {
  it('stays closed', () => {
    const ring = unwrapRing([
      [170, 60],
      [-170, 60],
      [-170, 70],
      [170, 70],
      [170, 60],
    ])
    expect(ring.at(-1)).toEqual(ring[0])
    const lngs = ring.map(([lng]) => lng)
    expect(Math.max(...lngs) - Math.min(...lngs)).toBe(20)
  })

  it('has its middle in the world itself, wherever it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -179, max: 179 }), fc.integer({ min: 1, max: 80 }), (west, wide) => {
        const east = wrapLng(west + wide)
        const lngs = unwrapRing([
          [west, 0],
          [east, 0],
          [east, 9],
          [west, 9],
          [west, 0],
        ]).map(([lng]) => lng)
        const middle = (Math.max(...lngs) + Math.min(...lngs)) / 2
        expect(middle).toBeGreaterThanOrEqual(-180)
        expect(middle).toBeLessThan(180)
        expect(Math.max(...lngs) - Math.min(...lngs)).toBe(wide)
      }),
    )
  })

  it('around a pole is closed along it', () => {
    const south = unwrapRing([
      [-180, -70],
      [-90, -65],
      [0, -70],
      [90, -65],
      [180, -70],
    ])
    expect(south.slice(-3)).toEqual([
      [180, -90],
      [-180, -90],
      [-180, -70],
    ])
    const north = unwrapRing([
      [0, 80],
      [120, 80],
      [-120, 80],
      [0, 80],
    ])
    expect(north.filter(([, lat]) => lat === 90)).toHaveLength(2)
  })
})
