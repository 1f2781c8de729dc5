import { COARSEST, type Resolution } from '../contract/grid.ts'
import { Changes } from './changes.ts'
import { CountTable, type Visit } from './countTable.ts'

/**
 * Sums of one kind per cell at every resolution. A table serves its own resolution and the next coarser one; the coarsest,
 * of which few cells are ever asked for, is added up then: kept in a table of its own, it costs a twentieth of small batches.
 */
export class CellSums {
  readonly #tables = { 6: new CountTable(), 4: new CountTable() }

  get bytes(): number {
    return Object.values(this.#tables).reduce((sum, table) => sum + table.bytes, 0)
  }

  get(resolution: Resolution, ordinal: number): number {
    if (resolution === COARSEST) return this.#coarsest(ordinal)
    return isOdd(resolution)
      ? this.#tables[childOf(resolution)].getParent(ordinal)
      : this.#tables[resolution].get(ordinal)
  }

  /** Sum over the children of a resolution-5 cell of those counts that are smaller than `limit`. */
  sumBelow(ordinal: number, limit: number): number {
    return this.#tables[6].sumBelow(ordinal, limit)
  }

  /** Adds changes [from, to), which are of this resolution; those of the odd ones are in the next finer one's already. */
  add(resolution: Resolution, changes: Changes, from: number, to: number): void {
    if (resolution !== COARSEST && !isOdd(resolution))
      this.#tables[resolution].addAll(changes.codes, changes.amounts, from, to)
  }

  /** Adds counts of resolution-6 cells, which come in order and each once, to those of every resolution. */
  addAll(cells: Iterable<readonly [ordinal: number, count: number]>): void {
    const changes = new Changes()
    for (const [ordinal, count] of cells) changes.push(0, ordinal, count)
    changes.climb((_service, resolution, from, to) => this.add(resolution, changes, from, to))
  }

  /** Visits every cell that isn't empty. Nothing must be added meanwhile. */
  forEach(resolution: Resolution, visit: Visit): void {
    if (resolution === COARSEST) this.#forEachCoarsest(visit)
    else if (isOdd(resolution)) this.#tables[childOf(resolution)].forEachParent(visit)
    else this.#tables[resolution].forEach(visit)
  }

  #coarsest(ordinal: number): number {
    let sum = 0
    for (let child = ordinal * 7; child < ordinal * 7 + 7; child++) sum += this.#tables[4].getParent(child)
    return sum
  }

  #forEachCoarsest(visit: Visit): void {
    const sums = new Map<number, number>()
    this.#tables[4].forEachParent((child, count) => {
      const ordinal = Math.floor(child / 7)
      sums.set(ordinal, (sums.get(ordinal) ?? 0) + count)
    })
    for (const [ordinal, count] of sums) visit(ordinal, count)
  }
}

type Odd = 3 | 5

const isOdd = (resolution: Resolution): resolution is Odd => resolution % 2 === 1
const childOf = (resolution: Odd) => (resolution === 5 ? 6 : 4)
