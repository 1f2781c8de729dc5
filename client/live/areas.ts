import { countryOf, isArea } from '#contract/region.ts'

/** A country in trouble, or the parts of it that are, by their cities; `isWhole` if the country as a whole is, too. */
export type Where = string | { country: string; cities: readonly string[]; isWhole: boolean }

interface Part {
  region: string
  name?: string
}

/** Areas moved to right below their country, where it is in the list; the order is kept otherwise. */
export function belowCountries<T extends { region: string }>(rows: readonly T[]): T[] {
  const listed = new Set(rows.map(({ region }) => region))
  const below = new Map<string, T[]>()
  const top: T[] = []
  for (const row of rows) {
    const country = countryOf(row.region)
    if (!isArea(row.region) || !listed.has(country)) top.push(row)
    else if (below.has(country)) below.get(country)!.push(row)
    else below.set(country, [row])
  }
  return top.flatMap((row) => [row, ...(below.get(row.region) ?? [])])
}

/**
 * Where something is so: countries where it is, in their order, with the cities if it isn't in all parts that are told
 * of; then countries of which only parts are.
 * @param others parts that are told of and where it isn't so
 */
export function placesOf(parts: readonly Part[], others: readonly Part[] = []): Where[] {
  const isDivided = new Set(others.filter(({ region }) => isArea(region)).map(({ region }) => countryOf(region)))
  const cities = new Map<string, string[]>()
  for (const { region, name } of parts) {
    if (!isArea(region) || name === undefined) continue
    cities.set(countryOf(region), [...(cities.get(countryOf(region)) ?? []), name])
  }
  const whole = new Set(parts.filter(({ region }) => !isArea(region)).map(({ region }) => region))
  return [...new Set(parts.map(({ region }) => countryOf(region)))].map((country) => {
    const named = cities.get(country)
    const isWhole = whole.has(country)
    return named === undefined || (isWhole && !isDivided.has(country)) ? country : { country, cities: named, isWhole }
  })
}
