import { describe, expect, it } from 'vitest'
import { ALL_MESSAGES } from '../../client/i18n/allLanguages.ts'
import { en } from '../../client/i18n/en/index.ts'
import { countryName, formatNumber } from '../../client/i18n/format.ts'
import { formatDuration, formatMoment } from '../../client/i18n/moments.ts'
import { speak, t, type Key, type Plural, type Text } from '../../client/i18n/t.ts'
import { problemsOf } from '../../server/catalog/problems.ts'
import { LANGUAGES } from '../../server/contract/page.ts'
import { CATEGORIES } from '../../server/contract/service.ts'

const KEYS = Object.keys(en) as Key[]
const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text))
const hasNone = (text: Plural): boolean => text.zero !== undefined
/** Those that a language has to have its own for. */
const words = (text: Text): number =>
  formsOf(text)[0]!
    .replace(/\{\w+\}/g, '')
    .match(/\p{L}+/gu)?.length ?? 0
const namesIn = (texts: string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)))

for (const language of LANGUAGES)
  describe(`[H8] texts in ${language}`, () => {
    const messages = ALL_MESSAGES[language]

    it('fill in what the English ones fill in', () => {
      for (const key of KEYS) {
        const own = namesIn(formsOf(messages[key]))
        const english = namesIn(formsOf(en[key]))
        // A form for one or none may say it in words.
        own.delete('count')
        english.delete('count')
        expect([key, own]).toEqual([key, english])
      }
    })

    it('have every form that the language counts by, or one for all', () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
      for (const key of KEYS) {
        const text = messages[key]
        const english: Text = en[key]
        // Without a count in English nobody says which form is wanted.
        if (typeof english === 'string') expect([key, typeof text]).toEqual([key, 'string'])
        if (typeof english === 'string' || typeof text === 'string') continue
        const given = Object.keys(text).filter((form) => form !== 'zero' && form !== 'other')
        const wanted = pluralCategories.filter((form) => form !== 'zero' && form !== 'other')
        if (given.length > 0) expect([key, given.toSorted()]).toEqual([key, wanted.toSorted()])
        if (hasNone(english) || !pluralCategories.includes('zero'))
          expect([key, hasNone(text)]).toEqual([key, hasNone(english)])
      }
    })

    it.runIf(language !== 'en')('are in that language', () => {
      const left = KEYS.filter((key) => words(en[key]) > 2 && formsOf(messages[key])[0] === formsOf(en[key])[0])
      expect(left).toEqual([])
    })

    it('have no exclamation marks, and call nothing down', () => {
      for (const text of Object.values(messages).flatMap(formsOf)) expect(text).not.toMatch(/[!¡！]|\bdown\b/i)
    })
  })

describe('[H8] a language', () => {
  it('writes numbers, times and countries its own way', () => {
    const at = Date.UTC(2018, 3, 29, 2, 4)
    const later = at + 7 * 3600_000
    speak('fa', ALL_MESSAGES.fa, 'UTC')
    expect(formatNumber(1234)).toBe('۱٬۲۳۴')
    expect(countryName('IR')).toBe('ایران')
    expect(formatMoment(at, later)).toBe('۰۲:۰۴ UTC')
    expect(formatDuration(3 * 60_000)).toBe('۳ دقیقه')
    speak('de', ALL_MESSAGES.de, 'UTC')
    expect(countryName('IR')).toBe('Iran')
    expect(t('reports.count', { count: 1 })).toBe('1 Meldung')
    expect(t('reports.count', { count: 1200 })).toBe('1.200 Meldungen')
    speak('en', en)
  })

  it('that runs from right to left keeps names apart from what stands around them', () => {
    speak('fa', ALL_MESSAGES.fa)
    expect(t('verdict.title.major', { name: 'Telegram' })).toContain('\u2068Telegram\u2069')
    speak('en', en)
    expect(t('verdict.title.major', { name: 'Telegram' })).toBe('User reports indicate problems at Telegram')
  })
})

it('[H8] every problem type has the page’s own words, which are the server’s in English', () => {
  for (const category of CATEGORIES)
    for (const { slug, label } of problemsOf(category)) {
      const messages: Record<string, Text> = en
      expect(messages[`problem.${slug}.${category}`] ?? messages[`problem.${slug}`]).toBe(label)
    }
})
