import { UNKNOWN, countryName, formatList } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { whereFrom } from '../live/whereFrom.ts'

/** Where the reports of the last hour came from, in a sentence; '' when there are none. */
export function whereWords(regions: readonly (readonly [string, number])[]): string {
  if (regions.every(([, count]) => count === 0)) return ''
  const { countries: total, most } = whereFrom(regions, UNKNOWN)
  const countries = formatList(most.map((code) => countryName(code) ?? code))
  if (total === 0) return t('service.fromUnknown')
  return total === most.length ? t('service.fromFew', { countries }) : t('service.fromMany', { total, countries })
}
