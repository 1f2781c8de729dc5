import type { Messages } from '../t.ts'
import { first } from './first.ts'
import { later } from './later.ts'

export const tr: Messages = { ...first, ...later }
