import type { Near, ReportReceipt } from '#contract/report.ts'
import type { RegionVerdict } from '#contract/verdict.ts'
import { verdictIn, WORLD } from './verdicts.ts'

/** The smallest place whose count is known: the answer to "is it just me?". */
export interface Nearby {
  scope: 'area' | 'country' | 'world'
  /** Reports there in the last hour besides the visitor's own. */
  others: number
}

/** Fewer than three around the visitor are not counted out: then the country speaks. */
export const isFewAround = ({ area }: Near): boolean => area === 0

export function nearbyOf(near: Near): Nearby {
  const scope = near.area ? 'area' : near.country !== null ? 'country' : 'world'
  return { scope, others: Math.max(0, near[scope]! - 1) }
}

/** Problem reports usual in an hour like this where the nearest others are; null where that isn't known. */
export function usualNearby({ near, country }: ReportReceipt, verdicts: readonly RegionVerdict[]): number | null {
  const { scope } = nearbyOf(near)
  if (scope === 'area') return near.usual
  return verdictIn(verdicts, scope === 'country' ? country : WORLD)?.expected || null
}

/** The counts with the visitor's own report in them, which the node that answered may not have seen yet. */
export function withOwn({ country, world, ...around }: Near): Near {
  const atLeastOwn = (count: number | null) => (count === null ? null : Math.max(1, count))
  return { ...around, country: atLeastOwn(country), world: Math.max(1, world) }
}
