import { areaName } from '../../catalog/areas.ts'
import { countryOf, isArea } from '../../contract/region.ts'
import { WORLD_REGION } from '../../contract/verdict.ts'
import { LANGUAGES, type Language } from './languages.ts'

/** What a region is called: the world, a country, or an area after its city. */
export function regionWords(language: Language, region: string): string {
  if (region === WORLD_REGION) return LANGUAGES[language].world
  const country = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(countryOf(region))!
  const city = isArea(region) ? areaName(region) : null
  return city === null ? country : `${city}, ${country}`
}
