import cities from './cities.json' with { type: 'json' }

/** A time zone and how many thousand people live in it. */
export interface Zone {
  name: string
  weight: number
}

export interface City {
  lat: number
  lng: number
  /** Thousands of people. */
  people: number
}

/** Country → time zone → [lat, lng, thousands of people, …]; GeoNames, CC BY 4.0; see scripts/build-cities.js. */
const TABLE: Record<string, Record<string, number[]>> = cities

export function zonesOf(country: string): Zone[] {
  const zones = Object.entries(TABLE[country] ?? {}).map(([name, columns]) => ({
    name,
    weight: citiesIn(columns).reduce((sum, city) => sum + city.people, 0),
  }))
  return zones.length > 0 ? zones : [{ name: 'UTC', weight: 1 }]
}

function citiesIn(columns: readonly number[]): City[] {
  const list: City[] = []
  for (let i = 0; i + 2 < columns.length; i += 3)
    list.push({ lat: columns[i]!, lng: columns[i + 1]!, people: columns[i + 2]! })
  return list
}

/** The larger cities of a country, of all its time zones. */
export const citiesOf = (country: string): City[] => Object.values(TABLE[country] ?? {}).flatMap(citiesIn)

/** Every country of the table. */
export const countriesWithCities = (): string[] => Object.keys(TABLE)
