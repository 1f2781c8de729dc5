import { WORLD_REGION, type Verdict } from '../contract/verdict.ts'

/** What a verdict is called where there is room for a word or two. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  unknown: 'not enough reports',
  ok: 'no current problems',
  possible: 'possible problems',
  major: 'problems',
  recovering: 'recovering',
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const lists = new Intl.ListFormat('en', { type: 'conjunction' })

/** A region's name in a sentence; '' for the world. */
export const regionWords = (region: string): string => (region === WORLD_REGION ? '' : countries.of(region)!)

const MOST_NAMED = 5

/** " in Iran, Iraq and 3 other regions"; '' for the world alone. */
export function inRegions(regions: readonly string[]): string {
  const names = regions.map(regionWords).filter((name) => name !== '')
  if (names.length === 0) return ''
  const rest = names.length - MOST_NAMED
  // One more name is shorter than saying that one is left out.
  return ` in ${lists.format(rest <= 1 ? names : [...names.slice(0, MOST_NAMED), `${rest} other regions`])}`
}
