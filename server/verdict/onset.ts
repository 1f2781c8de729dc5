import type { Episode } from './verdict.ts'

/** A start is never moved further back than this before the alarm. */
export const MOST_BACK_MINUTES = 120
/** Fewer say too little: one person could move it. Two of a network count at most, so these are two networks or more. */
const FEWEST_LATE = 3
/** As where an alarm is back-dated at first: an excess is taken for so many times the usual … */
const RATIO = 2
/** … and looking back ends when so far below the best. */
const FAR_BELOW = 8

/** What was reported of one key, minutes since 1970 → effective problem reports. */
export interface Heard {
  /** What the detector was told. */
  told: ReadonlyMap<number, number>
  /** What came when its minute was judged. */
  late: ReadonlyMap<number, number>
}

/**
 * Where late reports move an open alarm's start: on from the present one, the likeliest change from normal to twice that,
 * by all that was reported. Never later, and never without late reports in the stretch gained.
 * @param rateAt usual reports per minute
 * @returns null where it stays
 */
export function correctedStart(
  { start, detected }: Pick<Episode, 'start' | 'detected'>,
  { told, late }: Heard,
  rateAt: (minute: number) => number,
): number | null {
  const reference = (RATIO - 1) / Math.log(RATIO)
  let [sum, best, lateness] = [0, 0, 0]
  let found: number | null = null
  for (let at = start - 1; at >= detected - MOST_BACK_MINUTES && sum >= best - FAR_BELOW; at--) {
    const afterwards = late.get(at) ?? 0
    lateness += afterwards
    sum += (told.get(at) ?? 0) + afterwards - reference * rateAt(at)
    if (sum <= best || lateness < FEWEST_LATE) continue
    best = sum
    found = at
  }
  return found
}
