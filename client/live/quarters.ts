export const QUARTER_MS = 15 * 60_000
export const QUARTERS = 96

/** Start of the quarter of an hour that holds this moment. Zones differ from UTC by whole quarters, so it suits them all. */
export const quarterOf = (at: number): number => Math.floor(at / QUARTER_MS) * QUARTER_MS

/**
 * The counts as they stand at a later moment, when no report has come since: what is older than 24 h falls out, and the
 * quarters since then are empty. Always QUARTERS long; fewer, or none, are taken as the latest ones.
 */
export function quartersAt(counts: readonly number[], at: number, now: number): number[] {
  const passed = Math.max(0, (quarterOf(now) - quarterOf(at)) / QUARTER_MS)
  const moved = [...counts, ...new Array<number>(Math.min(passed, QUARTERS)).fill(0)]
  const missing = new Array<number>(Math.max(0, QUARTERS - moved.length)).fill(0)
  return [...missing, ...moved].slice(-QUARTERS)
}

/** Start of each of the 24 h's quarters, the last one holding `now`. */
export function quarterStarts(now: number): number[] {
  const last = quarterOf(now)
  return Array.from({ length: QUARTERS }, (_, i) => last - (QUARTERS - 1 - i) * QUARTER_MS)
}

/**
 * The counts without the quarter that isn't over, which would look like a fall; but once it holds more than the one
 * before, it is a rise, and stays.
 */
export function settled(counts: readonly number[]): readonly number[] {
  const last = counts.length - 1
  return last > 0 && counts[last]! <= counts[last - 1]! ? counts.slice(0, last) : counts
}
