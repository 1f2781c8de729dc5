import { MIN_REPORTERS } from '../contract/grid.ts'
import type { Place } from './excess.ts'

/**
 * The place that stands for this one on a map: itself, its nearest ancestor with enough reports, or −1 for nothing. Which
 * counts are told with it, the live counts decide (live/pyramid.ts).
 */
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
