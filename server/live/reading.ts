import { HIGHEST_LEVEL, LEAST_CONFIDENCE, LEVELS_PER_DOUBLING } from '../contract/frame.ts'
import type { CellExcess } from '../verdict/excess.ts'

/**
 * What a map shows of one place, as one number: the count, how far it exceeds what is usual (tenths of log2 of the
 * ratio, 0 … 60) and how sure that is (percent). 0 = nothing is told. Two readings are alike if the numbers are.
 */
export type Reading = number

const CONFIDENCES = 128
const CODES = 64 * CONFIDENCES

/** Level and confidence of an excess as one number; 0 = none is told. */
export const excessCode = (level: number, confidence: number): number => level * CONFIDENCES + confidence

/** Nothing is told of an excess that is less likely than not. */
export function codeOf({ ratio, confidence }: CellExcess): number {
  const percent = Math.round(confidence * 100)
  if (percent < LEAST_CONFIDENCE) return 0
  const level = Math.round(Math.log2(ratio) * LEVELS_PER_DOUBLING)
  return excessCode(Math.min(HIGHEST_LEVEL, Math.max(0, level)), percent)
}

export const levelOf = (code: number): number => Math.floor(code / CONFIDENCES)
export const confidenceOf = (code: number): number => code % CONFIDENCES

export const readingOf = (count: number, code: number): Reading => (count === 0 ? 0 : count * CODES + code)
export const countIn = (reading: Reading): number => Math.floor(reading / CODES)
export const codeIn = (reading: Reading): number => reading % CODES
