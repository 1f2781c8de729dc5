import type { Language } from '#contract/page.ts'
import { ar } from './ar/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fa } from './fa/index.ts'
import { fr } from './fr/index.ts'
import { ru } from './ru/index.ts'
import type { Messages } from './t.ts'
import { tr } from './tr/index.ts'

/** Every language at once: for the server, which speaks them all. */
export const ALL_MESSAGES: Readonly<Record<Language, Messages>> = { en, de, fr, es, ru, tr, fa, ar }
