import fc from 'fast-check'
import { iso1A2Code } from '@rapideditor/country-coder'
import { cellToBoundary, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellToOrdinal } from '../../server/contract/grid.ts'
import type { HttpError } from '../../server/errors.ts'
import { locate, NOWHERE } from '../../server/intake/locate.ts'

const at = (lat: number, lng: number) => locate({ lat, lng }).country

describe('[I4] a point', () => {
  const places: [string, number, number, string][] = [
    ['Berlin', 52.52, 13.405, 'DE'],
    ['Tehran', 35.69, 51.39, 'IR'],
    ['the coast at Lisbon', 38.69, -9.42, 'PT'],
    ['a beach in Rio', -22.987, -43.205, 'BR'],
    ['Heligoland', 54.18, 7.885, 'DE'],
    ['Hawaii', 21.3, -157.86, 'US'],
    ['Tenerife', 28.29, -16.63, 'ES'],
    ['Puerto Rico', 18.4, -66.06, 'PR'],
    ['French Guiana', 4.92, -52.31, 'GF'],
    ['Réunion', -20.88, 55.45, 'RE'],
    ['Hong Kong', 22.32, 114.17, 'HK'],
    ['Macau', 22.19, 113.54, 'MO'],
    ['Greenland', 64.18, -51.72, 'GL'],
    ['Åland', 60.1, 19.94, 'AX'],
    ['Kosovo', 42.66, 21.16, 'XK'],
    ['Monaco', 43.7384, 7.4246, 'MC'],
    ['Strasbourg', 48.58, 7.745, 'FR'],
    ['Kehl, across the river', 48.573, 7.815, 'DE'],
    ['Russia west of the antimeridian', 68.5, 179.99, 'RU'],
    ['Russia east of the antimeridian', 68.5, -179.99, 'RU'],
    ['the antimeridian from the west', 68.5, 180, 'RU'],
    ['the antimeridian from the east', 68.5, -180, 'RU'],
    ['the South Pole', -90, 0, 'AQ'],
    ['the South Pole, by another meridian', -90, -180, 'AQ'],
    ['the North Pole', 90, 0, 'ZZ'],
    ['the North Pole, by another meridian', 90, 180, 'ZZ'],
    ['the Gulf of Guinea', 0, 0, 'ZZ'],
    ['the middle of the Pacific', -40, -140, 'ZZ'],
  ]
  it.each(places)('in %s (%d, %d) is in %s', (_name, lat, lng, country) => {
    expect(at(lat, lng)).toBe(country)
    expect(at(lat, lng)).toBe(country)
  })

  it('becomes its resolution-6 cell, also at sea', () => {
    const coordinate = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
    fc.assert(
      fc.property(coordinate(90), coordinate(180), (lat, lng) => {
        const index = latLngToCell(lat, lng, 6)
        expect(locate({ lat, lng })).toMatchObject({ index, cell: cellToOrdinal(index, 6) })
      }),
    )
  })

  it('has the country of its own coordinates, or the one that its cell has at every corner', () => {
    // About where three countries meet and where one lies in patches inside another; many points share a cell.
    const corners = fc.constantFrom([47.59, 7.59], [50.755, 6.02], [46.53, 13.72], [-25.59, -54.59], [51.44, 4.93])
    const step = fc.integer({ min: -30, max: 30 })
    const nearby = fc.tuple(corners, step, step).map(([[lat, lng], y, x]) => [lat + y / 250, lng + x / 250] as const)
    fc.assert(
      fc.property(fc.array(nearby, { maxLength: 12 }), (points) => {
        for (const [lat, lng] of points) expect([countryAt(lat, lng), sharedCountry(lat, lng)]).toContain(at(lat, lng))
      }),
    )
  })

  it('is told apart from its neighbours all over the world', () => {
    // Where the table knows the country of a large cell, no point of it may lie elsewhere.
    const coordinate = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
    fc.assert(
      fc.property(coordinate(85), coordinate(180), (lat, lng) => {
        expect([countryAt(lat, lng), sharedCountry(lat, lng)]).toContain(at(lat, lng))
      }),
      { numRuns: 2_000 },
    )
  })
})

const countryAt = (lat: number, lng: number) => iso1A2Code([lng, lat], { level: 'territory' }) ?? 'ZZ'

/** The country in which a point's cell has all its corners; null where they lie in several. */
function sharedCountry(lat: number, lng: number): string | null {
  const countries = new Set(cellToBoundary(latLngToCell(lat, lng, 6)).map(([y, x]) => countryAt(y, x)))
  return countries.size === 1 ? [...countries][0]! : null
}

describe('[I4] a named country', () => {
  it.each(['DE', 'IR', 'PR', 'HK', 'AQ', 'XK'])('%s stays a country', (country) => {
    expect(locate({ country })).toEqual({ cell: -1, index: null, country })
  })

  it.each(['QQ', 'ZZ', 'UK', 'SU', 'AN', 'EU', 'UN', 'FX'])('%s is refused', (country) => {
    expect(() => locate({ country })).toThrow(
      expect.objectContaining({ status: 400, code: 'UNKNOWN_COUNTRY' }) as HttpError,
    )
  })
})

it('[I4] no place is nowhere', () => {
  expect(locate(undefined)).toEqual(NOWHERE)
  expect(NOWHERE).toEqual({ cell: -1, index: null, country: 'ZZ' })
})
