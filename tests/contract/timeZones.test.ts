import { describe, expect, it } from 'vitest'
import { COUNTRIES, COUNTRY_OF_ZONE, countryOfZone } from '../../server/contract/timeZones.ts'

describe('time zone to country', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['Europe/Busingen', 'DE'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['America/Kentucky/Monticello', 'US'],
    ['Asia/Tehran', 'IR'],
    ['Europe/Kyiv', 'UA'],
    ['Africa/Porto-Novo', 'BJ'],
    ['Pacific/Honolulu', 'US'],
    ['Arctic/Longyearbyen', 'SJ'],
  ])('%s is in %s', (zone, country) => expect(countryOfZone(zone)).toBe(country))

  it('knows the names that browsers report for renamed zones', () => {
    expect(['Asia/Calcutta', 'Europe/Kiev', 'Asia/Saigon'].map(countryOfZone)).toEqual(['IN', 'UA', 'VN'])
  })

  it('guesses nothing from zones that say nothing about the place', () => {
    expect(['UTC', 'Etc/GMT+3', '', 'Mars/Olympus'].map(countryOfZone)).toEqual([null, null, null, null])
  })

  it('knows every zone that this runtime can report', () => {
    const placeless = /^(UTC|GMT|Etc\/.*|[A-Z]{3}(\d?[A-Z]{3})?)$/
    const missing = Intl.supportedValuesOf('timeZone').filter((zone) => !placeless.test(zone) && !countryOfZone(zone))
    expect(missing).toEqual([])
  })

  it('holds only zones that exist and countries that have a name', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    for (const zone of COUNTRY_OF_ZONE.keys()) expect(() => Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    expect(COUNTRIES.filter((country) => !names.of(country))).toEqual([])
    expect(COUNTRIES.length).toBeGreaterThan(240)
  })
})
