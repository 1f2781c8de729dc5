import { countryOf, isArea } from '#contract/region.ts'
import type { Attribution, RegionVerdict, Verdict } from '#contract/verdict.ts'
import { countryName, formatList } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Where } from '../live/areas.ts'
import { usualOf } from '../live/regionRows.ts'
import { WORLD, type Troubled } from '../live/verdicts.ts'
import { usualText } from './usualText.ts'

const MOST_NAMED = 4
const MOST_CITIES = 3

/** What a region is called in a table or a heading. @param city that an area is called after */
export function regionName(region: string, city?: string): string {
  if (region === WORLD) return t('region.world')
  const country = countryName(countryOf(region)) ?? t('region.unknownCountry')
  if (!isArea(region)) return country
  return city === undefined ? t('region.part', { country }) : t('region.area', { country, city })
}

/** What an area is called below its country. */
export const areaName = (city: string | undefined): string =>
  city === undefined ? t('region.partBelow') : t('region.around', { city })

const isWhole = (where: Where) => typeof where === 'string' || where.isWhole
const countryIn = (where: Where) => (typeof where === 'string' ? where : where.country)

/** "Iran", or "Germany (around Munich)". */
function placeWords(where: Where): string {
  if (typeof where === 'string') return countryName(where) ?? where
  const { country, cities } = where
  const shown = cities.slice(0, MOST_CITIES)
  return t(cities.length > shown.length ? 'where.aroundMore' : 'where.around', {
    country: countryName(country) ?? country,
    cities: cities.length > shown.length ? shown.join(', ') : formatList(shown),
  })
}

/** Who says what about whom: the heading of a service's page. */
export const verdictTitle = (verdict: Verdict, name: string): string => t(`verdict.title.${verdict}`, { name })

/** "Iran, Iraq and 3 other countries". */
export function countryList(countries: readonly Where[], most = MOST_NAMED): string {
  // One more name is shorter than saying that one is left out.
  if (countries.length <= most + 1) return formatList(countries.map(placeWords))
  // Where it is in so many countries, parts of one matter to nobody elsewhere.
  const named = countries.slice(0, most).map((where) => placeWords(isWhole(where) ? countryIn(where) : where))
  return formatList([...named, t('where.others', { count: countries.length - most })])
}

/** Where there is trouble, in a sentence or two; '' when no country stands out. */
export function troubleWords({ major, possible, recovering }: Troubled): string {
  const worst = major.length > 0 ? major : possible
  const lesser = major.length > 0 ? possible : []
  const mainly = worst.length > 0 && recovering.length > 0
  return [
    worst.length > 0 ? t(mainly ? 'where.mainlyIn' : 'where.in', { countries: countryList(worst) }) : '',
    lesser.length > 0 ? t('where.possibleIn', { countries: countryList(lesser) }) : '',
    recovering.length > 0
      ? t('where.recovering', { count: recovering.length, countries: countryList(recovering) })
      : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

/** The last hour's reports with their norm, or that it isn't known yet. */
export function countWords(count: number, said: RegionVerdict | null): string {
  const usual = usualOf(said)
  if (usual !== null) return t('verdict.countUsual', { count, usual: usualText(usual) })
  return count > 0 ? t('verdict.countUnknown', { count }) : `${t('reports.inLastHour', { count })}.`
}

/** What trouble is probably due to. */
export const causeWords = ({ kind }: Attribution, name: string): string =>
  t(kind === 'upstream' ? 'cause.upstream' : 'cause.sideEffect', { name })
