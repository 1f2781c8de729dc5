import { iso1A2Code } from '@rapideditor/country-coder'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'

/** The country of a point: ISO 3166-1 alpha-2, or ZZ at sea. 2.5 µs. */
export function countryAt(lat: number, lng: number): string {
  return iso1A2Code([lng, lat], { level: 'territory' }) ?? iso1A2Code([lng, lat]) ?? UNKNOWN_COUNTRY
}
