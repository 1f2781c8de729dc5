import { HIGHEST_LEVEL, LEVELS_PER_DOUBLING, type PlaceExcess } from '#contract/frame.ts'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

/** How far a place exceeds what is usual there: in round numbers, since nobody knows it better. */
export function excessWords(excess: PlaceExcess | null): string {
  if (!excess) return t('map.asUsual')
  const ratio = 2 ** (excess.level / LEVELS_PER_DOUBLING)
  if (excess.level >= HIGHEST_LEVEL) return t('map.timesAtLeast', { times: formatNumber(Math.round(ratio)) })
  return t('map.times', { times: formatNumber(Math.max(2, Math.round(ratio))) })
}
