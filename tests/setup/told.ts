import { coarsePlace } from '../../server/contract/frame.ts'
import { parentOrdinal, type Resolution } from '../../server/contract/grid.ts'

const LEAST = 3

/** Reports that are only ever told together: where, and how many. */
export interface Group {
  resolution: number
  ordinal: number
  count: number
}

/** From the finest cells up, who is too few to be told waits for the next coarser cell. One entry of `cells` a report. */
export function groupsOf(cells: readonly number[]): Group[] {
  const groups: Group[] = []
  let waiting = [...cells]
  for (let resolution = 6; resolution >= 2; resolution--) {
    const counts = groupSizes(waiting)
    for (const [ordinal, count] of counts) if (count >= LEAST) groups.push({ resolution, ordinal, count })
    waiting = waiting.filter((ordinal) => counts.get(ordinal)! < LEAST).map((ordinal) => parentOrdinal(ordinal, 1))
  }
  return groups
}

function groupSizes(ordinals: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const ordinal of ordinals) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1)
  return counts
}

/** What a map of a resolution shows of reports from these resolution-6 ordinals: place → count, by place. */
export function toldOf(cells: readonly number[], shown: Resolution): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { resolution, ordinal, count } of groupsOf(cells)) {
    const place =
      resolution >= shown ? parentOrdinal(ordinal, resolution - shown) : coarsePlace(resolution as Resolution, ordinal)
    counts.set(place, (counts.get(place) ?? 0) + count)
  }
  return new Map([...counts].sort(([a], [b]) => a - b))
}
