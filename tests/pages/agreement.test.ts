import { afterAll, describe, expect, it } from 'vitest'
import { ALL_MESSAGES } from '../../client/i18n/allLanguages.ts'
import { speak, t, type Key } from '../../client/i18n/t.ts'
import { problemsOf } from '../../server/catalog/problems.ts'
import { LANGUAGES } from '../../server/contract/page.ts'
import { CATEGORIES } from '../../server/contract/service.ts'
import { VERDICTS } from '../../server/contract/verdict.ts'
import { problemWords } from '../../server/pages/widgetTexts.ts'
import { LANGUAGES as WORDS, say } from '../../server/pages/words/languages.ts'

/** One of each kind of number that any of the languages knows. */
const COUNTS = [1, 2, 3, 5, 11, 21, 100, 1_234, 1_000_000]

/** What the page says in the place of what is said in other people's pages. */
const SAME = {
  working: 'service.working',
  skip: 'report.skip',
  again: 'report.again',
  failed: 'report.signalFailed',
  world: 'region.world',
} as const

const lowered = (text: string) => text[0]!.toLowerCase() + text.slice(1)
/** Of the page's texts, marks that keep names apart are left out, and spaces are spaces. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')
const page = (key: string, values?: object) => plain((t as (key: string, values?: object) => string)(key, values))

afterAll(() => speak('en', ALL_MESSAGES.en))

describe.each(LANGUAGES)('[W13] in %s widgets, frames and badges say what the pages say', (language) => {
  const words = WORDS[language]
  const their = (text: Parameters<typeof say>[1], values = {}) => plain(say(language, text, values))
  const inPage = <T>(tell: () => T): T => {
    speak(language, ALL_MESSAGES[language])
    return tell()
  }

  it.each(VERDICTS)('of a verdict: %s', (verdict) => {
    const name = 'Telegram'
    inPage(() => {
      expect(their(words.sentence[verdict], { name })).toBe(page(`verdict.title.${verdict}`, { name }))
      const short = page(`verdict.short.${verdict}`)
      // Where there is room for one word only it is another.
      if (verdict === 'unknown') return expect(words.notEnough.startsWith(short)).toBe(true)
      expect(words.short[verdict]).toBe(short)
      if (verdict === 'possible') expect(words.badge.possible).toBe(lowered(page('verdict.full.possible')))
      else if (verdict !== 'major') expect(words.badge[verdict]).toBe(lowered(short))
    })
  })

  it('of how many reports there are, and usually', () => {
    inPage(() => {
      for (const count of COUNTS) {
        expect(their(words.reports, { count })).toBe(page('reports.count', { count }))
        expect(their(words.hour, { count })).toBe(page('reports.inLastHour', { count }))
        const usual = { reports: 'R', usual: '14' }
        expect(`${their(words.usually, usual)}.`).toBe(page('report.usually', usual))
        const region = 'X'
        const notJustYou = their(words.notJustYou, { region, count })
        expect(notJustYou.startsWith(page('report.notJustYou'))).toBe(true)
        expect(notJustYou.toLowerCase()).toContain(page('reports.inLastHour', { count }).toLowerCase())
      }
    })
  })

  it('of what is reported', () => {
    inPage(() => {
      for (const category of CATEGORIES)
        for (const { slug } of problemsOf(category)) {
          const own = `problem.${slug}.${category}`
          const key = own in ALL_MESSAGES[language] ? own : `problem.${slug}`
          expect(plain(problemWords(language, category, slug))).toBe(page(key))
        }
    })
  })

  it('of reporting, and of a lost connection', () => {
    inPage(() => {
      for (const [word, key] of Object.entries(SAME))
        expect(plain(words[word as keyof typeof SAME])).toBe(page(key satisfies Key))
      expect(their(words.what, { name: 'Telegram' })).toBe(page('report.title', { name: 'Telegram' }))
      expect(their(words.lost, { time: '09:12' })).toBe(page('fresh.again', { time: '09:12' }))
    })
  })
})
