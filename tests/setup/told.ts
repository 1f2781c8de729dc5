import { coarsePlace } from '../../server/contract/frame.ts'
import { parentOrdinal, type Resolution } from '../../server/contract/grid.ts'

const LEAST = 3

/** A report at a resolution-6 cell. */
export interface Located {
  cell: number
  /** By somebody who made another of these reports. */
  isRepeat: boolean
}

/** Reports that are only ever told together: where, how many, and of how many people at least. */
export interface Group {
  resolution: number
  ordinal: number
  count: number
  people: number
}

const located = (cell: number): Located => ({ cell, isRepeat: false })

/** Of reports by as many people. */
export const groupsOf = (cells: readonly number[]): Group[] => groupsOfReports(cells.map(located))

/** From the finest cells up, what is of too few people to be told waits for the next coarser cell. */
export function groupsOfReports(reports: readonly Located[], least = LEAST): Group[] {
  const groups: Group[] = []
  let left = [...reports]
  for (let resolution = 6; resolution >= 2; resolution--) {
    const found = byCell(left)
    for (const [ordinal, { length: count }] of found) {
      const people = peopleOf(found.get(ordinal)!)
      if (people >= least) groups.push({ resolution, ordinal, count, people })
    }
    left = left
      .filter(({ cell }) => peopleOf(found.get(cell)!) < least)
      .map((report) => ({ ...report, cell: parentOrdinal(report.cell, 1) }))
  }
  return groups
}

const peopleOf = (reports: readonly Located[]): number => reports.filter(({ isRepeat }) => !isRepeat).length

function byCell(reports: readonly Located[]): Map<number, Located[]> {
  const cells = new Map<number, Located[]>()
  for (const report of reports) cells.set(report.cell, [...(cells.get(report.cell) ?? []), report])
  return cells
}

/** What a map of a resolution shows of reports by as many people, from these resolution-6 ordinals: place → count. */
export const toldOf = (cells: readonly number[], shown: Resolution, least = LEAST): Map<number, number> =>
  toldOfReports(cells.map(located), shown, least)

/** The same of reports some of which are repeats; by place. */
export function toldOfReports(reports: readonly Located[], shown: Resolution, least = LEAST): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { resolution, ordinal, count } of groupsOfReports(reports, least)) {
    const place =
      resolution >= shown ? parentOrdinal(ordinal, resolution - shown) : coarsePlace(resolution as Resolution, ordinal)
    counts.set(place, (counts.get(place) ?? 0) + count)
  }
  return new Map([...counts].sort(([a], [b]) => a - b))
}
