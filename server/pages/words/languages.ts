import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import type { Plural, Words } from './words.ts'

export const LANGUAGES = { en, de, fr, es, ru, tr, fa, ar } satisfies Record<string, Words>
export type Language = keyof typeof LANGUAGES

const RIGHT_TO_LEFT = new Set<Language>(['fa', 'ar'])

/** As HTML's `dir`. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr')

/** The language of a tag such as `de-CH`, if we speak it. */
export function languageOf(tag: string | undefined): Language | null {
  const [language = ''] = (tag ?? '').toLowerCase().split(/[-_]/)
  return Object.hasOwn(LANGUAGES, language) ? (language as Language) : null
}

const plurals = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()

function cached<T>(map: Map<string, T>, language: string, make: () => T): T {
  let value = map.get(language)
  if (value === undefined) map.set(language, (value = make()))
  return value
}

export const numberIn = (language: Language, value: number): string =>
  cached(numbers, language, () => new Intl.NumberFormat(language)).format(value)

/** A text with its {names} filled in; numbers as the language writes them, and its form after `count`. */
export function say(language: Language, text: string | Plural, values: Record<string, string | number> = {}): string {
  const form = cached(plurals, language, () => new Intl.PluralRules(language)).select(Number(values.count ?? 0))
  const chosen = typeof text === 'string' ? text : (text[form] ?? text.other)
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? numberIn(language, value) : value
  })
}
