import { coarsePlace } from '../contract/frame.ts'
import { COARSEST, FINEST, MIN_REPORTS, RESOLUTIONS, type Resolution } from '../contract/grid.ts'
import { Changes } from './changes.ts'
import { CountTable, type Visit } from './countTable.ts'

/**
 * Counts per cell of one service at every resolution; a table serves its own resolution and the next coarser one.
 *
 * What may be told of them: the reports of a cell too small to be told (fewer than MIN_REPORTS) stay hidden, and are told
 * with the first ancestor under which that many are hidden. So every report told belongs to one group of at least
 * MIN_REPORTS that appears in all sums as a whole, and what is hidden under a cell is never more than two: no
 * difference of counts, at whatever resolutions, singles out fewer. Worked out when asked for, since few of the cells
 * that change are watched.
 */
export class Pyramid {
  readonly #tables = { 6: new CountTable(), 4: new CountTable(), 2: new CountTable() }

  /** Of resolution-6 cells with their counts. */
  static of(cells: Iterable<readonly [ordinal: number, count: number]>): Pyramid {
    const pyramid = new Pyramid()
    const changes = new Changes()
    for (const [ordinal, count] of cells) changes.push(0, ordinal, count)
    for (const resolution of [...RESOLUTIONS].reverse()) {
      changes.merge()
      pyramid.add(resolution, changes, 0, changes.length)
      changes.toParents()
    }
    return pyramid
  }

  get bytes(): number {
    return Object.values(this.#tables).reduce((sum, table) => sum + table.bytes, 0)
  }

  count(resolution: Resolution, ordinal: number): number {
    return isOdd(resolution)
      ? this.#tables[childOf(resolution)].getParent(ordinal)
      : this.#tables[resolution].get(ordinal)
  }

  /** The reports of a cell that may be told, those told with it for being too few below it included. */
  told(resolution: Resolution, ordinal: number): number {
    const count = this.count(resolution, ordinal)
    return count === 0 ? 0 : count - this.#hidden(resolution, ordinal, count)
  }

  /** The reports told with this cell that none of its children tells. */
  rest(resolution: Resolution, ordinal: number): number {
    const few = this.#few(resolution, ordinal)
    return few < MIN_REPORTS ? 0 : few
  }

  /** Visits every place to draw on a map of this resolution: its own cells, and coarser ones for what those don't tell. */
  forEachTold(resolution: Resolution, visit: Visit): void {
    this.forEach(resolution, (ordinal, count) => {
      const told = count - this.#hidden(resolution, ordinal, count)
      if (told > 0) visit(ordinal, told)
    })
    for (let coarser = resolution - 1; coarser >= COARSEST; coarser--) this.#forEachRest(coarser as Resolution, visit)
  }

  #forEachRest(resolution: Resolution, visit: Visit): void {
    this.forEach(resolution, (ordinal) => {
      const rest = this.rest(resolution, ordinal)
      if (rest > 0) visit(coarsePlace(resolution, ordinal), rest)
    })
  }

  /** Reports under a cell that are told with none of its descendants, nor with itself. */
  #hidden(resolution: Resolution, ordinal: number, count: number): number {
    if (count < MIN_REPORTS) return count
    const few = this.#few(resolution, ordinal)
    return few < MIN_REPORTS ? few : 0
  }

  /** Reports under a cell that none of its children tells. */
  #few(resolution: Resolution, ordinal: number): number {
    if (resolution === FINEST) return 0
    if (resolution === FINEST - 1) return this.#tables[FINEST].sumBelow(ordinal, MIN_REPORTS)
    let few = 0
    for (let child = ordinal * 7; child < ordinal * 7 + 7; child++) {
      const count = this.count((resolution + 1) as Resolution, child)
      if (count > 0) few += this.#hidden((resolution + 1) as Resolution, child, count)
    }
    return few
  }

  /** Adds changes [from, to), which are of this resolution; those of the odd ones are in the next finer one's already. */
  add(resolution: Resolution, changes: Changes, from: number, to: number): void {
    if (!isOdd(resolution)) this.#tables[resolution].addAll(changes.codes, changes.amounts, from, to)
  }

  /** Visits every cell that isn't empty. Nothing must be added meanwhile. */
  forEach(resolution: Resolution, visit: Visit): void {
    if (isOdd(resolution)) this.#tables[childOf(resolution)].forEachParent(visit)
    else this.#tables[resolution].forEach(visit)
  }
}

type Odd = 3 | 5

const isOdd = (resolution: Resolution): resolution is Odd => resolution % 2 === 1
const childOf = (resolution: Odd) => (resolution === 5 ? 6 : 4)
