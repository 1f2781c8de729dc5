export interface ProblemShare {
  /** '' for reports that named none. */
  id: string
  /** null for a type without a name, such as ''. */
  label: string | null
  /** Part of all reports, 0 to 1. */
  share: number
}

/** Which problems are reported, largest first; reports that named none come last, since they aren't a problem type. */
export function problemShares(
  counts: Readonly<Record<string, number>>,
  types: readonly { id: string; label: string }[],
): ProblemShare[] {
  const labels = new Map(types.map(({ id, label }) => [id, label]))
  const reported = Object.entries(counts).filter(([, count]) => count > 0)
  const total = reported.reduce((sum, [, count]) => sum + count, 0)
  const shares = reported.map(([id, count]) => ({ id, label: labels.get(id) ?? (id || null), share: count / total }))
  return shares.sort((a, b) => Number(a.id === '') - Number(b.id === '') || b.share - a.share)
}

/** Below it, a row says no more than that there are some. */
const LEAST_SHOWN = 0.01

export interface FoldedShares {
  shown: ProblemShare[]
  /** How many others there are, and their part of all reports. */
  others: { count: number; share: number } | null
}

/** The same with those that hardly anybody reports taken together; a single one takes no more room by itself. */
export function folded(shares: readonly ProblemShare[]): FoldedShares {
  const few = shares.filter(({ share }) => share < LEAST_SHOWN)
  if (few.length < 2) return { shown: [...shares], others: null }
  const others = { count: few.length, share: few.reduce((sum, { share }) => sum + share, 0) }
  return { shown: shares.filter((one) => !few.includes(one)), others }
}
