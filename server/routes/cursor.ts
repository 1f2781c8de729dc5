import { badRequest } from '../errors.ts'

/** Where a page of a list ended, as text that nobody need understand. */
export const cursorOf = (numbers: readonly number[]): string => Buffer.from(numbers.join('.')).toString('base64url')

/**
 * The numbers of a cursor, each a whole one from 0 to its limit.
 * @throws HttpError 400 INVALID_CURSOR
 */
export function readCursor(cursor: string, limits: readonly number[]): number[] {
  const numbers = Buffer.from(cursor, 'base64url').toString().split('.').map(Number)
  const isGood = (n: number, i: number) => Number.isInteger(n) && n >= 0 && n <= limits[i]!
  // Written anew it must be the same: there is one way to write a place.
  if (numbers.length !== limits.length || !numbers.every(isGood) || cursorOf(numbers) !== cursor)
    throw badRequest('INVALID_CURSOR', 'The cursor is not one that was given out; begin without one.')
  return numbers
}
