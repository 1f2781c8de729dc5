/**
 * The grid's arithmetic: H3 cell ↔ ordinal ↔ tile.
 *
 * An ordinal is the cell's base cell and digits read as one number, baseCell·7^r + Σ digit·7^(r−i). The parent of an
 * ordinal is ⌊o/7⌋, it fits an int4 at resolution 6, and it goes both ways. Layout of an H3 index:
 * https://h3geo.org/docs/core-library/h3Indexing (mode 1 in bits 59–62, resolution 52–55, base cell 45–51, then fifteen
 * digits of three bits, unused ones 7).
 */

/** Stored and sent cells are never finer than this: about 36 km². */
export const FINEST = 6
export const COARSEST = 2
export const RESOLUTIONS = [2, 3, 4, 5, 6] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** From this resolution on, a map watches tiles instead of the whole world. */
export const FIRST_TILED = 4
/** A tile is the ancestor this many resolutions up. */
export const TILE_STEP = 4

/** What fewer people than this reported is never told of a place. */
export const MIN_REPORTERS = 3

const BASE_CELLS = 122
const DIGITS = 15

/** How many resolution-6 ordinals there are; every ordinal is below it. */
export const ORDINALS = BASE_CELLS * 7 ** FINEST

export function isResolution(value: unknown): value is Resolution {
  return RESOLUTIONS.includes(value as Resolution)
}

/** The ordinal of an H3 cell given as [lower, upper] 32-bit halves, as h3-js calls a split long. */
export function splitLongToOrdinal([lower, upper]: readonly number[], resolution: number): number {
  let ordinal = (upper! >>> 13) & 0x7f
  for (let i = 1; i <= resolution; i++) ordinal = ordinal * 7 + digitAt(lower!, upper!, 3 * (DIGITS - i))
  return ordinal
}

/** The three bits whose lowest is `bit` of a 64-bit number in two halves; digit 5 lies across both. */
function digitAt(lower: number, upper: number, bit: number): number {
  if (bit >= 32) return (upper >>> (bit - 32)) & 7
  if (bit <= 29) return (lower >>> bit) & 7
  return ((lower >>> bit) | (upper << (32 - bit))) & 7
}

/** The [lower, upper] halves of the cell, ready for h3-js. */
export function ordinalToSplitLong(ordinal: number, resolution: number): [number, number] {
  let lower = 0xffffffff
  let upper = 0x08001fff | (resolution << 20)
  let rest = ordinal
  for (let i = resolution; i >= 1; i--) {
    const cleared = 7 - (rest % 7)
    const bit = 3 * (DIGITS - i)
    if (bit < 32) lower ^= cleared << bit
    if (bit > 29) upper ^= bit >= 32 ? cleared << (bit - 32) : cleared >>> (32 - bit)
    rest = Math.floor(rest / 7)
  }
  return [lower >>> 0, (upper | (rest << 13)) >>> 0]
}

/** The ordinal of an H3 index in hexadecimal. */
export function cellToOrdinal(cell: string, resolution: number): number {
  const padded = cell.padStart(16, '0')
  return splitLongToOrdinal([parseInt(padded.slice(8), 16), parseInt(padded.slice(0, 8), 16)], resolution)
}

/** The H3 index in hexadecimal, as h3-js writes it. */
export function ordinalToCell(ordinal: number, resolution: number): string {
  const [lower, upper] = ordinalToSplitLong(ordinal, resolution)
  return upper.toString(16) + lower.toString(16).padStart(8, '0')
}

export function parentOrdinal(ordinal: number, steps: number): number {
  return Math.floor(ordinal / 7 ** steps)
}

/** Ordinal, at resolution r−4, of the tile that holds a cell of resolution r ≥ 4. */
export function tileOf(ordinal: number): number {
  return Math.floor(ordinal / 7 ** TILE_STEP)
}
