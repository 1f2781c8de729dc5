import { latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { placeNear } from '../../server/catalog/nearby.ts'
import { cellToOrdinal } from '../../server/contract/grid.ts'

const near = (lat: number, lng: number) => placeNear(cellToOrdinal(latLngToCell(lat, lng, 4), 4))

describe('[C3] the place near somebody', () => {
  it.each([
    ['Hamburg', 53.55, 9.99],
    ['Hamburg', 53.66, 9.8],
    ['Tehran', 35.69, 51.39],
    ['Berlin', 52.4, 13.06],
    ['Cologne', 50.94, 6.96],
    ['Reykjavík', 64.14, -21.9],
    ['São Paulo', -23.55, -46.63],
    ['Mumbai', 19.08, 72.88],
  ])('is %s at %f, %f', (name, lat, lng) => expect(near(lat, lng)).toBe(name))

  it.each([
    ['the middle of an ocean', 0, -30],
    ['the Antarctic', -85, 100],
    ['either pole', 90, 0],
  ])('is none in %s', (_, lat, lng) => expect(near(lat, lng)).toBeNull())
})
