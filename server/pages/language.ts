import Negotiator from 'negotiator'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../contract/page.ts'

/** The language of ours that a browser likes best, by its Accept-Language. */
export function languageOf(wishes: string | undefined): Language {
  const best = new Negotiator({ headers: { 'accept-language': wishes ?? '' } }).language([...LANGUAGES])
  return LANGUAGES.find((language) => language === best) ?? DEFAULT_LANGUAGE
}

/** Every page has an address for each language, and one that leaves the choice to the browser. */
export const BASES: readonly { base: string; language: Language | null }[] = [
  { base: '', language: null },
  ...LANGUAGES.map((language) => ({ base: `/${language}`, language })),
]
