import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

const FEWEST = 0.5

/** A usual number of reports: whole, because the tenths of an average say nothing to a reader. */
export const usualText = (usual: number): string =>
  usual > 0 && usual < FEWEST ? t('usual.fewer') : formatNumber(Math.round(usual))

/** "29 ×", or "1.4 ×" where a tenth still makes a difference. */
export const timesText = (times: number): string =>
  t('usual.times', { times: formatNumber(times < 10 ? Math.round(times * 10) / 10 : Math.round(times)) })
