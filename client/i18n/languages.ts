import type { Language } from '#contract/page.ts'
import { language, learn, type Messages } from './t.ts'

/** What each language is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
  tr: 'Türkçe',
  fa: 'فارسی',
  ar: 'العربية',
}

type Some = Partial<Messages>

const FIRST: Readonly<Record<Language, () => Promise<{ first: Some }>>> = {
  en: () => import('./en/first.ts'),
  de: () => import('./de/first.ts'),
  fr: () => import('./fr/first.ts'),
  es: () => import('./es/first.ts'),
  ru: () => import('./ru/first.ts'),
  tr: () => import('./tr/first.ts'),
  fa: () => import('./fa/first.ts'),
  ar: () => import('./ar/first.ts'),
}

const LATER: Readonly<Record<Language, () => Promise<{ later: Some }>>> = {
  en: () => import('./en/later.ts'),
  de: () => import('./de/later.ts'),
  fr: () => import('./fr/later.ts'),
  es: () => import('./es/later.ts'),
  ru: () => import('./ru/later.ts'),
  tr: () => import('./tr/later.ts'),
  fa: () => import('./fa/later.ts'),
  ar: () => import('./ar/later.ts'),
}

/** Loads the texts that a page needs at once, in the language that it speaks. */
export const firstTexts = async (): Promise<void> => learn((await FIRST[language()]()).first)

let loading: Promise<void> | undefined

/** Loads the others, once; not on the server, which has them all. Rejects when they can't be had; then asked again. */
function laterTexts(): Promise<void> {
  if (import.meta.env.SSR) return Promise.resolve()
  loading ??= LATER[language()]().then(
    ({ later }) => learn(later),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

/** The loader of code that needs more than the first texts: nothing renders before its texts are there. */
export function withTexts<Code>(load: () => Promise<Code>): () => Promise<Code> {
  return async () => {
    const [code] = await Promise.all([load(), laterTexts()])
    return code
  }
}
