import { feature, iso1A2Code } from '@rapideditor/country-coder'
import { cellToBoundary, cellToLatLng, latLngToCell } from 'h3-js'
import { cellToOrdinal, FINEST } from '../contract/grid.ts'
import { UNKNOWN_COUNTRY, type Location } from '../contract/report.ts'
import { badRequest } from '../errors.ts'

/** Where a report comes from, as coarse as it will be kept. */
export interface Place {
  /** Resolution-6 ordinal, −1 where not known. */
  cell: number
  /** The same as an H3 index. */
  index: string | null
  country: string
}

export const NOWHERE: Place = { cell: -1, index: null, country: UNKNOWN_COUNTRY }

const MOST_REMEMBERED = 500_000

/** Cells that lie wholly inside one country: 0.1 µs instead of 2.5 for a look into the country's outline. */
const countryOfCell = new Map<number, string>()

/** @throws HttpError 400 UNKNOWN_COUNTRY */
export function locate(location: Location | undefined): Place {
  if (location === undefined) return NOWHERE
  if ('country' in location) return { cell: -1, index: null, country: knownCountry(location.country) }
  const index = latLngToCell(location.lat, location.lng, FINEST)
  const cell = cellToOrdinal(index, FINEST)
  return { cell, index, country: countryOfCell.get(cell) ?? countryIn(cell, index, location) }
}

function countryIn(cell: number, index: string, { lat, lng }: { lat: number; lng: number }): string {
  const country = countryAt(lat, lng)
  const corners = [cellToLatLng(index), ...cellToBoundary(index)]
  const uniform = corners.every(([y, x]) => countryAt(y, x) === country)
  if (uniform && countryOfCell.size < MOST_REMEMBERED) countryOfCell.set(cell, country)
  return country
}

function countryAt(lat: number, lng: number): string {
  return iso1A2Code([lng, lat], { level: 'territory' }) ?? iso1A2Code([lng, lat]) ?? UNKNOWN_COUNTRY
}

function knownCountry(code: string): string {
  if (feature(code)?.properties.iso1A2 === code) return code
  throw badRequest('UNKNOWN_COUNTRY', `"${code}" is not an ISO 3166-1 alpha-2 country code.`)
}
