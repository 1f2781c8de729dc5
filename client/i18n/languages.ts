import type { Language } from '#contract/page.ts'
import type { Messages } from './t.ts'

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

const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  ru: async () => (await import('./ru/index.ts')).ru,
  tr: async () => (await import('./tr/index.ts')).tr,
  fa: async () => (await import('./fa/index.ts')).fa,
  ar: async () => (await import('./ar/index.ts')).ar,
}

/** The texts of one language, the only ones that a page loads. */
export const loadMessages = (language: Language): Promise<Messages> => LOADERS[language]()
