import type { Place } from './excess.ts'

/** A place is never shown alone with fewer reporters than this. */
export const MIN_REPORTERS = 3

/** What may be told of a tree of places. */
export interface Disclosure {
  /** places to draw, ascending */
  drawn: number[]
  /** places whose exact count may be told, at any resolution; the others' ratio in steps at most */
  counted: ReadonlySet<number>
}

/**
 * Which places of a tree to draw, and which to count exactly.
 * reporters: per place, an ancestor's including all below it; parents before children.
 */
export function disclose(places: readonly Place[], reporters: ArrayLike<number>, k = MIN_REPORTERS): Disclosure {
  return { drawn: drawnPlaces(places, reporters, k), counted: countedPlaces(places, reporters, k) }
}

/** The place that stands for this one: itself, its nearest ancestor with enough reporters, or −1 for nothing. */
export function shownAs(
  places: readonly Place[],
  place: number,
  reporters: ArrayLike<number>,
  k = MIN_REPORTERS,
): number {
  let i = place
  while (i >= 0 && reporters[i]! < k) i = places[i]!.parent
  return i
}

function drawnPlaces(places: readonly Place[], reporters: ArrayLike<number>, k: number): number[] {
  const inner = new Set(places.map((place) => place.parent))
  const drawn = new Set<number>()
  for (let i = 0; i < places.length; i++)
    if (!inner.has(i) && reporters[i]! > 0) drawn.add(shownAs(places, i, reporters, k))
  drawn.delete(-1)
  return [...drawn].sort((a, b) => a - b)
}

/**
 * Bottom up, a place is counted if what no count below it accounts for is nobody or at least k reporters: then no sum or
 * difference of counts singles out fewer than k.
 */
function countedPlaces(places: readonly Place[], reporters: ArrayLike<number>, k: number): Set<number> {
  const told = new Float64Array(places.length)
  const counted = new Set<number>()
  for (let i = places.length - 1; i >= 0; i--) {
    const rest = reporters[i]! - told[i]!
    if (reporters[i]! >= k && (rest === 0 || rest >= k)) {
      counted.add(i)
      told[i] = reporters[i]!
    }
    const { parent } = places[i]!
    if (parent >= 0) told[parent]! += told[i]!
  }
  return counted
}

/** A ratio in steps of a quarter of a doubling: enough for a colour, too coarse to count one person by. */
export const ratioStep = (ratio: number): number => 2 ** (Math.round(Math.log2(Math.max(ratio, 1 / 64)) * 4) / 4)
