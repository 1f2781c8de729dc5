import type { RegionVerdict, Verdict } from '#contract/verdict.ts'
import { t } from '../i18n/t.ts'
import { overall, troubled, verdictIn } from '../live/verdicts.ts'
import { regionName, troubleWords, verdictTitle } from './verdictWords.ts'

export interface Heard {
  name: string
  counts: { verdicts: RegionVerdict[]; regions: [string, number][] }
  /** The visitor's country. */
  own: string | null
}

/** What has changed in the verdicts since they were last looked at, as a sentence to be said once. */
export class VerdictNews {
  #before: { verdict: Verdict; own: string | null; here: Verdict } | null = null

  /** '' when there is nothing new. What is found on arrival is no news, nor is what another region is like. */
  of({ name, counts: { verdicts, regions }, own }: Heard): string {
    const now = { verdict: overall(verdicts), own, here: verdictIn(verdicts, own)?.verdict ?? 'unknown' }
    const before = this.#before
    this.#before = now
    if (!before) return ''
    const where = troubleWords(troubled(verdicts, regions))
    const all =
      now.verdict === before.verdict ? '' : t('verdict.news', { title: verdictTitle(now.verdict, name), where })
    const isNewHere = own !== null && own === before.own && now.here !== before.here
    const here = isNewHere ? t('verdict.newsIn', { region: regionName(own), state: t(`verdict.full.${now.here}`) }) : ''
    return [all.trim(), here].filter((words) => words !== '').join(' ')
  }
}
