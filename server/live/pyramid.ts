import type { Resolution } from '../contract/grid.ts'
import type { Changes } from './changes.ts'
import { CountTable, type Visit } from './countTable.ts'

/** Counts per cell of one service at every resolution; a table serves its own resolution and the next coarser one. */
export class Pyramid {
  readonly #tables = { 6: new CountTable(), 4: new CountTable(), 2: new CountTable() }

  get bytes(): number {
    return Object.values(this.#tables).reduce((sum, table) => sum + table.bytes, 0)
  }

  count(resolution: Resolution, ordinal: number): number {
    return isOdd(resolution)
      ? this.#tables[childOf(resolution)].getParent(ordinal)
      : this.#tables[resolution].get(ordinal)
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
