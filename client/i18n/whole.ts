import { en } from './en.ts'
import type { Messages } from './t.ts'

/**
 * A language's texts, the missing ones in English. Once all are there this becomes `(own: Messages): Messages => own`: then a
 * missing text fails the type check, and English no longer travels with the others.
 */
export const whole = (own: Partial<Messages>): Messages => ({ ...en, ...own })
