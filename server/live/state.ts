import { WINDOW_MINUTES, type CellCounts } from '../contract/frame.ts'
import { FINEST, RESOLUTIONS, tileOf, type Resolution } from '../contract/grid.ts'
import type { Batch } from '../db/batches.ts'
import type { LiveSnapshot } from '../db/rollups.ts'
import { Changes, CountTable } from './countTable.ts'
import { COUNTRIES, countryCode, countryNumber } from './country.ts'
import { SlidingCounts } from './slidingCounts.ts'

/** Stands for every service together. Real services are numbered from 1. */
export const ALL = 0

export const QUARTERS = 96
const QUARTER_MINUTES = 15

/** What is counted per service beside its cells; one code each. */
const TOTAL = COUNTRIES
const WORKING = TOTAL + 1
const RECOVERED = TOTAL + 2
const PROBLEMS = TOTAL + 100

/** A cell whose count changed. */
export type ChangedCell = (service: number, resolution: Resolution, ordinal: number) => void

/**
 * The live window of all services: counts per cell at every resolution, per country, problem type and minute, and
 * quarters of an hour over a day. Pure: no I/O, and time comes in as minutes since 1970.
 */
export class LiveState {
  readonly #cells: SlidingCounts
  readonly #facts: SlidingCounts
  /** Sums over the window by cell, a table a resolution: of each service, and of all together. */
  readonly #totals = RESOLUTIONS.map(() => new CountTable())
  readonly #allTotals = RESOLUTIONS.map(() => new CountTable())
  readonly #factTotals = new CountTable()
  readonly #quarters = new Map<number, QuarterRing>()
  readonly #changedServices = new Set<number>()
  /** Empty between calls. */
  readonly #changes = new Changes()

  constructor(minute: number) {
    this.#cells = new SlidingCounts(minute)
    this.#facts = new SlidingCounts(minute)
  }

  static from(snapshot: Omit<LiveSnapshot, 'seen'>, minute: number): LiveState {
    const state = new LiveState(minute)
    for (const row of snapshot.cells) state.#addCell(row.minute, row.service, row.cell, row.reports)
    state.#sum()
    for (const row of snapshot.regions)
      state.#addFacts(row.minute, row.service, row.signal, row.problem, countryNumber(row.country), row.reports)
    for (const row of snapshot.quarters) state.#addQuarter(row.quarter, row.service, row.reports)
    for (const batch of snapshot.batches) state.apply(batch)
    return state
  }

  get minute(): number {
    return this.#cells.current
  }

  get bytes(): number {
    return (
      this.#cells.bytes +
      this.#facts.bytes +
      [...this.#totals, ...this.#allTotals].reduce((sum, table) => sum + table.bytes, 0)
    )
  }

  apply({ minutes, services, signals, problems, cells, countries }: Batch): void {
    for (let i = 0; i < minutes.length; i++) {
      const service = services[i]!
      const minute = minutes[i]!
      if (signals[i] === 0) {
        if (cells[i]! >= 0) this.#addCell(minute, service, cells[i]!, 1)
        this.#addQuarter(Math.floor(minute / QUARTER_MINUTES), service, 1)
      }
      this.#addFacts(minute, service, signals[i]!, problems[i]!, countryNumber(countries[i]!), 1)
    }
    this.#sum()
  }

  /** Moves the window to a later minute. */
  advance(minute: number): void {
    this.#cells.advance(minute, this.#changes)
    this.#sum()
    const gone = new Changes()
    this.#facts.advance(minute, gone)
    for (let i = 0; i < gone.length; i++) this.#addFact(gone.services[i]!, gone.codes[i]!, gone.amounts[i]!)
  }

  /** Visits each cell that changed since the last call, once, and each service. */
  drain(onCell: ChangedCell, onService: (service: number) => void): void {
    RESOLUTIONS.forEach((resolution, r) => {
      this.#totals[r]!.drain((service, ordinal) => onCell(service, resolution, ordinal))
      this.#allTotals[r]!.drain((service, ordinal) => onCell(service, resolution, ordinal))
    })
    for (const service of this.#changedServices) onService(service)
    this.#changedServices.clear()
  }

  count(service: number, resolution: Resolution, ordinal: number): number {
    return this.#table(service, resolution).get(service, ordinal)
  }

  /** Every cell of a service that isn't empty, by ordinal; `tiles` null = the whole world. */
  cells(service: number, resolution: Resolution, tiles: ReadonlySet<number> | null): CellCounts {
    const found: [number, number][] = []
    this.#table(service, resolution).forEach((owner, ordinal, count) => {
      if (owner === service && (tiles === null || tiles.has(tileOf(ordinal)))) found.push([ordinal, count])
    })
    return found.sort(([a], [b]) => a - b).flat()
  }

  /** Every cell that isn't empty, of each service and of all together. */
  forEachCell(visit: ChangedCell): void {
    RESOLUTIONS.forEach((resolution, r) => {
      for (const table of [this.#totals[r]!, this.#allTotals[r]!])
        table.forEach((service, ordinal) => visit(service, resolution, ordinal))
    })
  }

  total(service: number): number {
    return this.#factTotals.get(service, TOTAL)
  }

  working(service: number): number {
    return this.#factTotals.get(service, WORKING)
  }

  recovered(service: number): number {
    return this.#factTotals.get(service, RECOVERED)
  }

  inCountry(service: number, country: string): number {
    return this.#factTotals.get(service, countryNumber(country))
  }

  /** Problem reports by country, largest first. */
  regions(service: number): [country: string, count: number][] {
    const found: [string, number][] = []
    for (let i = 0; i < COUNTRIES; i++) {
      const count = this.#factTotals.get(service, i)
      if (count > 0) found.push([countryCode(i), count])
    }
    return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  }

  /** Problem reports of each type, by the type's number; 0 = not said. */
  problem(service: number, type: number): number {
    return this.#factTotals.get(service, PROBLEMS + type)
  }

  /** Problem reports in each of the last 60 minutes, oldest first. */
  perMinute(service: number): number[] {
    const first = this.minute - WINDOW_MINUTES + 1
    return Array.from({ length: WINDOW_MINUTES }, (_, i) => this.#facts.at(first + i, service, TOTAL))
  }

  /** Problem reports in each quarter of an hour over the last 24 h, the current one last; empty if there were none. */
  quarters(service: number): number[] {
    return this.#quarters.get(service)?.upTo(Math.floor(this.minute / QUARTER_MINUTES)) ?? []
  }

  /** Services that anybody had a problem with in the last 24 h. */
  reportedServices(): number[] {
    return [...this.#quarters.keys()].filter((service) => this.quarters(service).some((n) => n > 0))
  }

  #table(service: number, resolution: Resolution): CountTable {
    return (service === ALL ? this.#allTotals : this.#totals)[resolution - RESOLUTIONS[0]]!
  }

  #addCell(minute: number, service: number, cell: number, by: number): void {
    if (!this.#cells.holds(minute)) return
    this.#cells.add(minute, service, cell, by)
    this.#changes.push(service, cell, by)
  }

  /** Carries what changed at resolution 6 into the sums of every resolution; cells of one parent go on as one. */
  #sum(): void {
    const changes = this.#changes
    changes.sort()
    const together = new Int32Array(changes.length).fill(ALL)
    for (let r = FINEST - RESOLUTIONS[0]; r >= 0; r--) {
      changes.merge()
      this.#totals[r]!.addAll(changes)
      this.#allTotals[r]!.addAll(changes.withServices(together))
      changes.divideCodes(7)
    }
    changes.length = 0
  }

  #addFacts(minute: number, service: number, signal: number, problem: number, country: number, by: number): void {
    if (!this.#facts.holds(minute)) return
    if (signal !== 0) return this.#addFactAt(minute, service, signal === 1 ? WORKING : RECOVERED, by)
    this.#addFactAt(minute, service, TOTAL, by)
    this.#addFactAt(minute, service, country, by)
    this.#addFactAt(minute, service, PROBLEMS + problem, by)
  }

  #addFactAt(minute: number, service: number, fact: number, by: number): void {
    this.#facts.add(minute, service, fact, by)
    this.#addFact(service, fact, by)
  }

  #addFact(service: number, fact: number, by: number): void {
    this.#factTotals.add(service, fact, by)
    this.#changedServices.add(service)
    if (fact === TOTAL) this.#factTotals.add(ALL, TOTAL, by)
  }

  #addQuarter(quarter: number, service: number, by: number): void {
    const newest = Math.floor(this.minute / QUARTER_MINUTES)
    let ring = this.#quarters.get(service)
    if (!ring) this.#quarters.set(service, (ring = new QuarterRing()))
    ring.add(quarter, by, newest)
  }
}

/** Counts of the last 96 quarters of an hour. */
class QuarterRing {
  /** Twice a day, so that a quarter ahead of this node's clock doesn't overwrite one still shown. */
  readonly #counts = new Int32Array(2 * QUARTERS)
  readonly #owners = new Int32Array(2 * QUARTERS)

  add(quarter: number, by: number, newest: number): void {
    if (quarter <= newest - QUARTERS || quarter >= newest + QUARTERS) return
    const i = quarter % this.#counts.length
    if (this.#owners[i] !== quarter) this.#counts[i] = 0
    this.#owners[i] = quarter
    this.#counts[i]! += by
  }

  upTo(newest: number): number[] {
    return Array.from({ length: QUARTERS }, (_, i) => {
      const quarter = newest - QUARTERS + 1 + i
      const at = quarter % this.#counts.length
      return this.#owners[at] === quarter ? this.#counts[at]! : 0
    })
  }
}
