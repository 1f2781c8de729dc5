import { first } from './first.ts'
import { later } from './later.ts'

/** Every text a person sees. */
export const en = { ...first, ...later }
