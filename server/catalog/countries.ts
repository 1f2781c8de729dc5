import { iso1A2Code } from '@rapideditor/country-coder'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import table from './countryCells.json' with { type: 'json' }

/** The country of a point: ISO 3166-1 alpha-2, or ZZ at sea. 2.5 µs. */
export function countryAt(lat: number, lng: number): string {
  return iso1A2Code([lng, lat], { level: 'territory' }) ?? iso1A2Code([lng, lat]) ?? UNKNOWN_COUNTRY
}

/** An index in `table.codes` for each resolution-4 ordinal; see scripts/build-countries.js. 300 KB. */
const WHOLLY = readTable()

function readTable(): Uint8Array {
  const { lengths, countries } = table
  const cells = new Uint8Array(lengths.reduce((sum, length) => sum + length))
  let cell = 0
  lengths.forEach((length, i) => cells.fill(countries[i]!, cell, (cell += length)))
  return cells
}

/** The country that a resolution-4 cell lies wholly inside; '' where there is none, as at borders and coasts. */
export const countryAllOver = (cell: number): string => table.codes[WHOLLY[cell]!]!
