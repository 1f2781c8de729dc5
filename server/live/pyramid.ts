import { coarsePlace } from '../contract/frame.ts'
import { COARSEST, FINEST, MIN_REPORTERS, type Resolution } from '../contract/grid.ts'
import { CellSums } from './cellSums.ts'
import type { Changes } from './changes.ts'
import type { Visit } from './countTable.ts'

/**
 * Reports that wait to be told, and how many people made them at least, both in one number: sums of it are sums of both,
 * and nothing is made anew for each of the cells that a look at a map goes through.
 */
type Waiting = number

const REPORTS = 1024
const waiting = (reports: number, people: number): Waiting => reports * REPORTS + people
const reportsIn = (few: Waiting): number => Math.floor(few / REPORTS)
const peopleIn = (few: Waiting): number => few % REPORTS

/**
 * Counts per cell of one service at every resolution, and those of them that are repeats: reports without repeats are of
 * that many different people at least.
 *
 * What may be told of them: the reports of a cell too small to be told (of fewer than MIN_REPORTERS people) stay hidden,
 * and are told with the first ancestor under which those of that many are hidden. So every report told belongs to one
 * group of at least MIN_REPORTERS people that appears in all sums as a whole, and what is hidden under a cell is never of
 * more than two: no difference of counts, at whatever resolutions, singles out fewer. Worked out when asked for, since few
 * of the cells that change are watched.
 */
export class Pyramid {
  readonly #reports = new CellSums()
  /** Most services have none. */
  #repeats: CellSums | null = null
  readonly #least: number

  /** @param least people whose reports may be told */
  constructor(least: number = MIN_REPORTERS) {
    this.#least = least
  }

  /** Of resolution-6 cells in order, each once, with their counts. */
  static of(
    cells: readonly (readonly [ordinal: number, count: number, repeats: number])[],
    least: number = MIN_REPORTERS,
  ): Pyramid {
    const pyramid = new Pyramid(least)
    pyramid.#reports.addAll(cells.map(([ordinal, count]) => [ordinal, count]))
    const repeated = cells.filter(([, , repeats]) => repeats > 0)
    if (repeated.length > 0) pyramid.#sumsOfRepeats().addAll(repeated.map(([ordinal, , repeats]) => [ordinal, repeats]))
    return pyramid
  }

  get bytes(): number {
    return this.#reports.bytes + (this.#repeats?.bytes ?? 0)
  }

  count(resolution: Resolution, ordinal: number): number {
    return this.#reports.get(resolution, ordinal)
  }

  /** The reports of a cell that may be told, those told with it for being too few below it included. */
  told(resolution: Resolution, ordinal: number): number {
    const count = this.count(resolution, ordinal)
    return count === 0 ? 0 : count - reportsIn(this.#hidden(resolution, ordinal, count))
  }

  /** The reports told with this cell that none of its children tells. */
  rest(resolution: Resolution, ordinal: number): number {
    const few = this.#few(resolution, ordinal)
    return peopleIn(few) < this.#least ? 0 : reportsIn(few)
  }

  /** Visits every place to draw on a map of this resolution: its own cells, and coarser ones for what those don't tell. */
  forEachTold(resolution: Resolution, visit: Visit): void {
    this.forEach(resolution, (ordinal, count) => {
      const told = count - reportsIn(this.#hidden(resolution, ordinal, count))
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
  #hidden(resolution: Resolution, ordinal: number, count: number): Waiting {
    const people = count - this.#repeated(resolution, ordinal)
    if (people < this.#least) return waiting(count, people)
    const few = this.#few(resolution, ordinal)
    return peopleIn(few) < this.#least ? few : 0
  }

  /** Reports under a cell that none of its children tells. */
  #few(resolution: Resolution, ordinal: number): Waiting {
    if (resolution === FINEST) return 0
    if (resolution === FINEST - 1 && this.#repeated(resolution, ordinal) === 0) {
      const reports = this.#reports.sumBelow(ordinal, this.#least)
      return waiting(reports, reports)
    }
    let few = 0
    for (let child = ordinal * 7; child < ordinal * 7 + 7; child++) {
      const count = this.count((resolution + 1) as Resolution, child)
      if (count > 0) few += this.#hidden((resolution + 1) as Resolution, child, count)
    }
    return few
  }

  #repeated(resolution: Resolution, ordinal: number): number {
    return this.#repeats === null ? 0 : this.#repeats.get(resolution, ordinal)
  }

  /** Adds changes [from, to), which are of this resolution. */
  add(resolution: Resolution, changes: Changes, from: number, to: number): void {
    this.#reports.add(resolution, changes, from, to)
  }

  /** The same of reports that are repeats, which have to be added as reports too. */
  addRepeats(resolution: Resolution, changes: Changes, from: number, to: number): void {
    this.#sumsOfRepeats().add(resolution, changes, from, to)
  }

  #sumsOfRepeats(): CellSums {
    return (this.#repeats ??= new CellSums())
  }

  /** Visits every cell that isn't empty. Nothing must be added meanwhile. */
  forEach(resolution: Resolution, visit: Visit): void {
    this.#reports.forEach(resolution, visit)
  }
}
