import { areaName } from '../catalog/areas.ts'
import { countryOf, isArea } from '../contract/region.ts'
import { WORLD_REGION, type Verdict } from '../contract/verdict.ts'

/** What a verdict is called where there is room for a word or two. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  unknown: 'not enough reports',
  ok: 'no current problems',
  possible: 'possible problems',
  major: 'problems',
  recovering: 'recovering',
}

/** What is said of a moment that is past. */
export const SAID_THEN: Record<Verdict, (name: string) => string> = {
  unknown: (name) => `Not enough reports to tell about ${name}`,
  ok: (name) => `User reports indicated no problems at ${name}`,
  possible: (name) => `User reports indicated possible problems at ${name}`,
  major: (name) => `User reports indicated problems at ${name}`,
  recovering: (name) => `User reports indicated that ${name} was recovering`,
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const lists = new Intl.ListFormat('en', { type: 'conjunction' })

const MOST_NAMED = 5

/**
 * " in Iran, Iraq and 3 other regions", " around Munich (Germany)"; '' for the world alone. Areas of a country that is
 * named are not named besides.
 */
export function inRegions(regions: readonly string[]): string {
  const whole = regions.filter((region) => region !== WORLD_REGION && !isArea(region))
  const parts = regions.filter((region) => isArea(region) && !whole.includes(countryOf(region)))
  const names = [...whole.map(countryWords), ...parts.map(areaWords)]
  if (names.length === 0) return ''
  const rest = names.length - MOST_NAMED
  // One more name is shorter than saying that one is left out.
  const list = lists.format(rest <= 1 ? names : [...names.slice(0, MOST_NAMED), `${rest} other regions`])
  return whole.length > 0 ? ` in ${list}` : ` ${list}`
}

const countryWords = (region: string): string => countries.of(countryOf(region))!

function areaWords(region: string): string {
  const city = areaName(region)
  return city === null ? `in a part of ${countryWords(region)}` : `around ${city} (${countryWords(region)})`
}
