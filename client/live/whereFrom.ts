/** Which countries the last hour's reports came from. */
export interface WhereFrom {
  /** How many known countries. */
  countries: number
  /** Those with the most reports, most first. */
  most: string[]
}

const MOST_NAMED = 3

/** `unknown` is the code of reports from a place that isn't known: not a country to be named or counted. */
export function whereFrom(regions: readonly (readonly [string, number])[], unknown: string): WhereFrom {
  const known = regions.filter(([country, count]) => country !== unknown && count > 0).sort((a, b) => b[1] - a[1])
  return { countries: known.length, most: known.slice(0, MOST_NAMED).map(([country]) => country) }
}
