import { describe, expect, it } from 'vitest'
import { LANGUAGES, languageOf, say, type Language } from '../../server/pages/words/languages.ts'
import type { Plural } from '../../server/pages/words/words.ts'

const languages = Object.keys(LANGUAGES) as Language[]
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

/** Every text of a language by its path; plural texts as their forms. */
function textsOf(value: object, path = ''): [string, string | Plural][] {
  return Object.entries(value).flatMap(([key, text]): [string, string | Plural][] => {
    const here = `${path}${key}`
    if (typeof text === 'string') return [[here, text]]
    return 'other' in text && !path && key !== 'problems' ? [[here, text as Plural]] : textsOf(text, `${here}.`)
  })
}

const english = new Map(textsOf(LANGUAGES.en))

describe.each(languages)('[W9] the words in %s', (language) => {
  it('fill in what the English ones do', () => {
    for (const [path, text] of textsOf(LANGUAGES[language])) {
      const original = english.get(path)!
      const other = typeof text === 'string' ? text : text.other
      expect([path, names(other)]).toEqual([path, names(typeof original === 'string' ? original : original.other)])
    }
  })

  it('have a form for every count, are never loud, and never call anything down', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [path, text] of textsOf(LANGUAGES[language])) {
      if (typeof text !== 'string' && language !== 'fr' && language !== 'es')
        expect([path, Object.keys(text).sort()]).toEqual([path, language === 'tr' ? ['other'] : [...forms].sort()])
      for (const one of Object.values(typeof text === 'string' ? [text] : text)) {
        expect(one).not.toMatch(/!|¡|\bdown\b/i)
        expect(one.trim()).toBe(one)
        expect(one).not.toBe('')
      }
    }
  })
})

it('[W9] numbers and forms are those of the language', () => {
  const hour = (language: Language, count: number) => say(language, LANGUAGES[language].hour, { count })
  expect(hour('ru', 1)).toBe('1 сообщение за последний час')
  expect(hour('ru', 23)).toBe('23 сообщения за последний час')
  expect(hour('ru', 12_345)).toBe('12\u00a0345 сообщений за последний час')
  expect(hour('fa', 41)).toBe('۴۱ گزارش در یک ساعت گذشته')
  expect(hour('ar', 2)).toBe('بلاغان في آخر ساعة')
  expect(hour('de', 1_234)).toBe('1.234 Meldungen in der letzten Stunde')
})

it('[W9] a language is known by its tag', () => {
  expect(['de-CH', 'PT', 'fa_IR', '', undefined, 'constructor'].map(languageOf)).toEqual([
    ...['de', null, 'fa', null, null, null],
  ])
})
