import { cellToChildren, cellToLatLng, getRes0Cells, latLngToCell } from 'h3-js'
import { countryAt } from '../catalog/countries.ts'
import { citiesOf, countriesWithCities } from '../catalog/cities.ts'
import { cellToOrdinal, FINEST, ordinalToCell } from '../contract/grid.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import type { Land, Settlement } from './geography.ts'

const RESOLUTION = 3

let known: Land | undefined

/** Which resolution-3 cells have their middle on each country's land. Takes 0.2 s, once. */
export function land(): Land {
  return (known ??= surveyed())
}

function surveyed(): Land {
  const countries = new Map<string, number[]>()
  for (const cell of getRes0Cells().flatMap((base) => cellToChildren(base, RESOLUTION))) {
    const [lat, lng] = cellToLatLng(cell) as [number, number]
    const country = countryAt(lat, lng)
    const cells = countries.get(country) ?? []
    cells.push(cellToOrdinal(cell, RESOLUTION))
    countries.set(country, cells)
  }
  countries.delete(UNKNOWN_COUNTRY)
  return countries
}

export function settlements(): Map<string, Settlement[]> {
  const list = countriesWithCities().map((country): [string, Settlement[]] => [country, citiesOf(country).map(settled)])
  return new Map(list)
}

function settled({ lat, lng, people }: { lat: number; lng: number; people: number }): Settlement {
  return { cell: cellToOrdinal(latLngToCell(lat, lng, FINEST), FINEST), people }
}

/** The country in which the middle of a resolution-6 cell lies. */
export function countryOfCell(cell: number): string {
  const [lat, lng] = cellToLatLng(ordinalToCell(cell, FINEST)) as [number, number]
  return countryAt(lat, lng)
}
