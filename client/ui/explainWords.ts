import type { Explain } from '#contract/service.ts'
import { formatNumber, formatWeekday } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { hourOf } from '../live/conditions.ts'
import { WORLD, isTrouble } from '../live/verdicts.ts'
import { timesText, usualText } from './usualText.ts'
import { regionName } from './verdictWords.ts'

/** An expected number as the windows show it: tenths below ten, where they still make a difference. */
export const expectedText = (value: number): string =>
  formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

/** What a verdict rests on, in sentences: what was reported, what is usual, what follows from it, what would have shown. */
export function explainWords(why: Explain): string {
  const hour = hourOf(why)
  return [
    hour ? reportedWords(why, hour) : '',
    // Without enough reports the norm itself is a guess.
    hour && why.verdict !== 'unknown'
      ? t('why.usual', { day: formatWeekday(why.at), usual: usualText(hour.expected) })
      : '',
    t(`why.because.${why.verdict}`),
    isTrouble(why.verdict) ? '' : visibleWords(why.visibleMultiple),
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function reportedWords({ region, name }: Explain, { observed, observedBelow }: Explain['windows'][number]): string {
  if (observed === null)
    return t('why.few', { below: formatNumber(observedBelow ?? 3), region: regionName(region, name) })
  const count = Math.round(observed)
  return region === WORLD ? t('why.hourWorld', { count }) : t('why.hour', { count, region: regionName(region, name) })
}

function visibleWords(multiple: number | null): string {
  return multiple === null ? t('why.invisible') : t('why.visible', { times: timesText(multiple) })
}
