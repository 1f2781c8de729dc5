import { countryName } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { PlaceSource } from '../live/place.svelte.ts'

/** What a place is called. */
export function placeName(country: string | null, source: PlaceSource): string {
  if (country) return countryName(country) ?? t('region.none')
  return t(source === 'position' ? 'place.nowhere' : 'region.none')
}

/** How the page knows it; nothing where it knows nothing. */
export function placeOrigin(country: string | null, source: PlaceSource): string {
  return country || source === 'position' ? t(`place.${source}`) : ''
}
