import type { Near } from '#contract/report.ts'

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

/** The counts with the visitor's own report in them, which the node that answered may not have seen yet. */
export function withOwn({ country, world, ...around }: Near): Near {
  const atLeastOwn = (count: number | null) => (count === null ? null : Math.max(1, count))
  return { ...around, country: atLeastOwn(country), world: Math.max(1, world) }
}
