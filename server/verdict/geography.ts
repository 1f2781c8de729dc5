import { parentOrdinal, RESOLUTIONS, type Resolution } from '../contract/grid.ts'
import type { CellShare } from '../db/shares.ts'
import { leantShare } from './excess.ts'

/** How many of the resolution-3 cells of land each country has where: country → ordinal → 1. */
export type Land = ReadonlyMap<string, readonly number[]>

export interface Settlement {
  /** Resolution-6 ordinal. */
  cell: number
  /** Thousands. */
  people: number
}

const LAND_RESOLUTION = 3

type Sums = Map<number, number>[]
const emptySums = (): Sums => Array.from({ length: 7 }, () => new Map<number, number>())

function addUp(sums: Sums, finest: number, ordinal: number, amount: number): void {
  for (let r = finest; r >= RESOLUTIONS[0]; r--) {
    const cell = parentOrdinal(ordinal, finest - r)
    sums[r]!.set(cell, (sums[r]!.get(cell) ?? 0) + amount)
  }
}

/** The long-run share of each cell in its country's reports, with land and cities where little was reported. Pure. */
class CountryShares {
  readonly #history = emptySums()
  readonly #land = emptySums()
  readonly #people = emptySums()
  readonly #known = emptySums()
  /** Reports with a cell, and all. */
  located = 0
  all = 0
  #landTotal = 0
  #peopleTotal = 0

  addLand(cell: number): void {
    addUp(this.#land, LAND_RESOLUTION, cell, 1)
    this.#landTotal++
  }

  addPeople({ cell, people }: Settlement): void {
    addUp(this.#people, 6, cell, people)
    this.#peopleTotal += people
  }

  addHistory(cell: number, reports: number): void {
    addUp(this.#history, 6, cell, reports)
    this.located += reports
  }

  /** Cells of a resolution that anything is known of. */
  cells(resolution: number): Set<number> {
    return new Set([this.#history, this.#land, this.#people].flatMap((sums) => [...sums[resolution]!.keys()]))
  }

  history(resolution: number, cell: number): number {
    return this.#history[resolution]!.get(cell) ?? 0
  }

  share(resolution: number, cell: number): number {
    const known = this.#known[resolution]!.get(cell)
    if (known !== undefined) return known
    const share = resolution === RESOLUTIONS[0] ? this.#ofCountry(cell) : this.#ofParent(resolution, cell)
    this.#known[resolution]!.set(cell, share)
    return share
  }

  #ofCountry(cell: number): number {
    const area = this.#area(RESOLUTIONS[0], cell)
    return leantShare(1, this.history(RESOLUTIONS[0], cell), this.located, area)
  }

  #ofParent(resolution: number, cell: number): number {
    const parent = parentOrdinal(cell, 1)
    const siblings = this.#area(resolution - 1, parent)
    const area = siblings > 0 ? this.#area(resolution, cell) / siblings : 1 / 7
    const share = this.share(resolution - 1, parent)
    return leantShare(share, this.history(resolution, cell), this.history(resolution - 1, parent), area)
  }

  /** Part of the country in which a report is as likely as anywhere, as far as land and cities tell, half and half. */
  #area(resolution: number, cell: number): number {
    const steps = Math.max(0, resolution - LAND_RESOLUTION)
    const land = this.#land[resolution - steps]!.get(parentOrdinal(cell, steps)) ?? 0
    const people = this.#people[resolution]!.get(cell) ?? 0
    const parts = (this.#landTotal > 0 ? 1 : 0) + (this.#peopleTotal > 0 ? 1 : 0)
    if (parts === 0) return 0
    return (ratio(land / 7 ** steps, this.#landTotal) + ratio(people, this.#peopleTotal)) / parts
  }
}

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
const NOWHERE: readonly string[] = []
/** Reports without a place are as many as these until more is known. */
const LOCATED = { of: 10, are: 7 }

/** Where reports usually come from, country by country. Pure. */
export class Geography {
  readonly #countries = new Map<string, CountryShares>()
  /** Countries of each cell of the resolutions at which land is known. */
  readonly #within = [2, 3].map(() => new Map<number, string[]>())
  /** Reports ever heard, older ones counting less. */
  readonly total: number

  constructor(land: Land, settlements: ReadonlyMap<string, readonly Settlement[]>, history: readonly CellShare[]) {
    for (const [country, cells] of land) for (const cell of cells) this.#of(country).addLand(cell)
    for (const [country, list] of settlements) for (const one of list) this.#of(country).addPeople(one)
    for (const { country, cell, reports } of history)
      if (cell === null) this.#of(country).all += reports
      else this.#of(country).addHistory(cell, reports)
    for (const [country, shares] of this.#countries) this.#place(country, shares)
    this.total = history.reduce((sum, { cell, reports }) => (cell === null ? sum + reports : sum), 0)
  }

  /** Countries that a cell may lie in. */
  countriesAt(resolution: Resolution, cell: number): readonly string[] {
    const steps = Math.max(0, resolution - LAND_RESOLUTION)
    return this.#within[resolution - steps - 2]!.get(parentOrdinal(cell, steps)) ?? NOWHERE
  }

  share(country: string, resolution: Resolution, cell: number): number {
    return this.#countries.get(country)?.share(resolution, cell) ?? 0
  }

  history(country: string, resolution: Resolution, cell: number): number {
    return this.#countries.get(country)?.history(resolution, cell) ?? 0
  }

  /** Reports ever heard from a country. */
  reports(country: string): number {
    return this.#countries.get(country)?.all ?? 0
  }

  /** Which part of a country's reports says where it comes from. */
  located(country: string): number {
    const { located = 0, all = 0 } = this.#countries.get(country) ?? {}
    return Math.min(1, (located + LOCATED.are) / (all + LOCATED.of))
  }

  #of(country: string): CountryShares {
    let shares = this.#countries.get(country)
    if (!shares) this.#countries.set(country, (shares = new CountryShares()))
    return shares
  }

  #place(country: string, shares: CountryShares): void {
    this.#within.forEach((within, i) => {
      for (const cell of shares.cells(i + 2)) within.set(cell, [...(within.get(cell) ?? []), country])
    })
  }
}
