import { parentOrdinal, COARSEST, type Resolution } from '../contract/grid.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { cellExcess, type CellExcess } from './excess.ts'
import type { Geography } from './geography.ts'

/** Reports that it takes before shares mean anything. */
const LEAST_HISTORY = 100

/** What was reported of a service in the window: nothing but what may be told, so that no ratio tells more. */
export interface Reported {
  told(resolution: Resolution, cell: number): number
  inCountry(country: string): number
}

interface Expecting {
  /** Problem reports usual in the window; 0 where nothing is known. */
  expected(service: number, region: string): number
}

/** How many reports are usual in each cell, and how far the reported ones exceed that. Pure. */
export class Usual {
  readonly #board: Expecting
  /** Where reports usually come from; null before it was read. */
  geography: Geography | null = null

  constructor(board: Expecting) {
    this.#board = board
  }

  /** The excess of any cell at one moment; null while it isn't known what is usual. */
  excessOf(service: number, reported: Reported): ExcessMap | null {
    const expected = this.#expectedBy(service)
    return expected && new ExcessMap(this.geography!, expected, reported)
  }

  /** Problem reports usual in a cell in the window; null while that isn't known. */
  expectedAt(service: number, resolution: Resolution, cell: number): number | null {
    const expected = this.#expectedBy(service)
    if (!expected) return null
    const geography = this.geography!
    return geography
      .countriesAt(resolution, cell)
      .map((country) => expected(country) * geography.located(country) * geography.share(country, resolution, cell))
      .reduce((sum, part) => sum + part, 0)
  }

  #expectedBy(service: number): ((country: string) => number) | null {
    const { geography } = this
    const world = this.#board.expected(service, WORLD_REGION)
    if (!geography || geography.total < LEAST_HISTORY || world <= 0) return null
    return (country) => this.#board.expected(service, country) || (world * geography.reports(country)) / geography.total
  }
}

/** Works out cells as they are asked for, each once, from their country down through all cells around them. */
export class ExcessMap {
  readonly #geography: Geography
  readonly #expectedIn: (country: string) => number
  readonly #reported: Reported
  readonly #cells = new Map<number, CellExcess>()
  readonly #countries = new Map<string, CellExcess>()

  constructor(geography: Geography, expectedIn: (country: string) => number, reported: Reported) {
    this.#geography = geography
    this.#expectedIn = expectedIn
    this.#reported = reported
  }

  at(resolution: Resolution, cell: number): CellExcess {
    const key = cell * 8 + resolution
    let excess = this.#cells.get(key)
    if (!excess) this.#cells.set(key, (excess = this.#cell(resolution, cell)))
    return excess
  }

  #cell(resolution: Resolution, cell: number): CellExcess {
    const geography = this.#geography
    const sums = { expected: 0, history: 0, share: 0, around: 0 }
    for (const country of geography.countriesAt(resolution, cell)) {
      const whole = this.#country(country)
      const part = geography.share(country, resolution, cell)
      sums.expected += whole.expected * part
      sums.around += whole.expected * part * whole.ratio
      sums.share += part
      sums.history += geography.history(country, resolution, cell)
    }
    const ratioAround = this.#ratioAround(resolution, cell, sums)
    return cellExcess(sums.history, sums.share, this.#reported.told(resolution, cell), sums.expected, ratioAround)
  }

  #ratioAround(resolution: Resolution, cell: number, sums: { expected: number; around: number }): number {
    if (resolution > COARSEST) return this.at((resolution - 1) as Resolution, parentOrdinal(cell, 1)).ratio
    return sums.expected > 0 ? sums.around / sums.expected : 1
  }

  /** What is expected of a country is of those reports that say where they come from. */
  #country(country: string): CellExcess {
    let excess = this.#countries.get(country)
    if (!excess) {
      const all = this.#expectedIn(country)
      const history = this.#geography.reports(country)
      const whole = cellExcess(history, 1, this.#reported.inCountry(country), all, 1)
      excess = { ...whole, expected: all * this.#geography.located(country) }
      this.#countries.set(country, excess)
    }
    return excess
  }
}
