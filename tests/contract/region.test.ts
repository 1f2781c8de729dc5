import { latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellToOrdinal } from '../../server/contract/grid.ts'
import { areaRegion, areaRegionAt, countryOf, isArea, parseArea, REGION_PATTERN } from '../../server/contract/region.ts'
import { areaName, namedRegion, shareOfPeople } from '../../server/catalog/areas.ts'

const MUNICH = [48.14, 11.58] as const
const BERLIN = [52.52, 13.4] as const
const areaOf = (country: string, [lat, lng]: readonly [number, number]) =>
  areaRegionAt(country, latLngToCell(lat, lng, 6), 6)

describe('[V24] an area', () => {
  it('is named by its country and its cell, and both can be read from the name', () => {
    const region = areaOf('DE', MUNICH)
    expect(region).toBe(`DE/${latLngToCell(...MUNICH, 2)}`)
    expect(isArea(region)).toBe(true)
    expect(countryOf(region)).toBe('DE')
    expect(parseArea(region)).toEqual({ country: 'DE', area: cellToOrdinal(latLngToCell(...MUNICH, 2), 2) })
    expect(areaRegion('DE', parseArea(region)!.area)).toBe(region)
  })

  it('is told from countries and the world', () => {
    for (const region of ['world', 'DE']) {
      expect(isArea(region)).toBe(false)
      expect(countryOf(region)).toBe(region)
      expect(parseArea(region)).toBeNull()
      expect(namedRegion(region)).toEqual({ region })
    }
  })

  it('is asked for by this name and no other', () => {
    const pattern = new RegExp(REGION_PATTERN)
    for (const region of ['world', 'DE', areaOf('DE', MUNICH)]) expect(region).toMatch(pattern)
    for (const region of ['', 'de', 'DE/', 'world/821f8ffffffffff', 'DE/831f8ffffffffff', `${areaOf('DE', MUNICH)}f`])
      expect(region).not.toMatch(pattern)
  })

  it('is called after its largest city, or one near it', () => {
    expect(areaName(areaOf('DE', MUNICH))).toBe('Munich')
    expect(areaName(areaOf('DE', BERLIN))).toBe('Berlin')
    expect(areaName(areaOf('DE', [54.5, 8.1]))).toBeTruthy()
    expect(areaName(areaOf('DE', [35.7, 139.7]))).toBeTruthy()
    expect(areaName('BV/82ed57fffffffff')).toBeNull()
  })

  it('has a part of its country’s people, and all parts make up the whole', () => {
    const share = shareOfPeople(areaOf('DE', MUNICH))
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.25)
    expect(shareOfPeople(areaOf('SG', [1.35, 103.8]))).toBeGreaterThan(0.9)
  })
})
