import type { CellCounts } from '../contract/frame.ts'
import type { Resolution } from '../contract/grid.ts'
import type { Batch } from '../db/batches.ts'
import type { LiveSnapshot } from '../db/rollups.ts'
import { ByService } from './byService.ts'
import type { Changes } from './changes.ts'
import { countryCode, countryNumber } from './country.ts'
import { ALL, LiveCells, type ChangedCells } from './liveCells.ts'
import { MinuteLog } from './minuteLog.ts'
import { factOf, QUARTER_MINUTES, ServiceFacts } from './serviceFacts.ts'

export { ALL, type ChangedCells } from './liveCells.ts'
export { QUARTERS } from './serviceFacts.ts'

const NO_FACTS = new ServiceFacts()

/**
 * The live window of all services: counts per cell at every resolution, per country, problem type and minute, and
 * quarters of an hour over a day. Pure: no I/O, and time comes in as minutes since 1970.
 */
export class LiveState {
  readonly #cellLog: MinuteLog
  /** Repeats are few: what of the cells' reports is no further person. */
  readonly #repeatLog: MinuteLog
  readonly #factLog: MinuteLog
  readonly #cells = new LiveCells()
  readonly #facts = new ByService(() => new ServiceFacts())

  constructor(minute: number) {
    this.#cellLog = new MinuteLog(minute)
    this.#repeatLog = new MinuteLog(minute)
    this.#factLog = new MinuteLog(minute)
  }

  static from(snapshot: Omit<LiveSnapshot, 'seen'>, minute: number): LiveState {
    const state = new LiveState(minute)
    for (const { minute, service, cell, reports, repeats } of snapshot.cells) {
      state.#addCell(minute, service, cell, reports)
      if (repeats > 0) state.#addRepeat(minute, service, cell, repeats)
    }
    state.#cells.settle()
    for (const { minute, service, signal, problem, country, reports } of snapshot.regions)
      state.#addFact(minute, service, factOf(signal, problem, countryNumber(country)), reports)
    for (const row of snapshot.quarters) state.#addQuarter(row.quarter, row.service, row.reports)
    for (const batch of snapshot.batches) state.apply(batch)
    return state
  }

  get minute(): number {
    return this.#cellLog.current
  }

  /** Of cells and logs; the rest is small. */
  get bytes(): number {
    return this.#cellLog.bytes + this.#repeatLog.bytes + this.#factLog.bytes + this.#cells.bytes
  }

  apply(batch: Batch): void {
    this.#applyFacts(batch)
    this.#applyCells(batch)
  }

  #applyFacts({ minutes, services, signals, problems, countries }: Batch): void {
    const newest = this.#quarter
    let log: Changes | null = null
    let last = -1
    for (let i = 0; i < minutes.length; i++) {
      const minute = minutes[i]!
      const signal = signals[i]!
      if (minute !== last) log = this.#factLog.at((last = minute))
      const facts = this.#facts.of(services[i]!)
      if (log !== null) {
        const fact = factOf(signal, problems[i]!, countryNumber(countries[i]!))
        log.push(services[i]!, fact, 1)
        facts.add(minute, fact, 1)
      }
      if (signal === 0) facts.addQuarter(quarterOf(minute), 1, newest)
    }
  }

  #applyCells({ minutes, services, signals, cells, repeats }: Batch): void {
    this.#cells.reserve(minutes.length)
    let log: Changes | null = null
    let last = -1
    for (let i = 0; i < minutes.length; i++) {
      if (signals[i] !== 0 || cells[i]! < 0) continue
      if (minutes[i] !== last) log = this.#cellLog.at((last = minutes[i]!))
      if (log === null) continue
      log.push(services[i]!, cells[i]!, 1)
      this.#cells.count(services[i]!, cells[i]!)
    }
    for (const i of repeats) this.#addRepeat(minutes[i]!, services[i]!, cells[i]!, 1)
    this.#cells.settle()
  }

  /** Moves the window to a later minute. */
  advance(minute: number): void {
    this.#cellLog.advance(minute, (gone) => this.#cells.addAll(gone))
    this.#repeatLog.advance(minute, (gone) => this.#cells.addRepeats(gone))
    this.#cells.settle()
    this.#factLog.advance(minute, ({ services, codes, amounts, length }, left) => {
      for (let i = 0; i < length; i++) this.#facts.of(services[i]!).add(left, codes[i]!, amounts[i]!)
    })
  }

  /** Visits each cell that changed since the last call, at least once, and each service, once. */
  drain(onCells: ChangedCells, onService: (service: number) => void): void {
    this.#cells.drain(onCells)
    for (const [service, facts] of this.#facts) {
      if (facts.hasChanged) onService(service)
      facts.hasChanged = false
    }
  }

  count(service: number, resolution: Resolution, ordinal: number): number {
    return this.#cells.get(service, resolution, ordinal)
  }

  /** What may be told of a cell. */
  told(service: number, resolution: Resolution, ordinal: number): number {
    return this.#cells.told(service, resolution, ordinal)
  }

  /** What may be told of a place on a map of a resolution. */
  toldAt(service: number, resolution: Resolution, place: number): number {
    return this.#cells.toldAt(service, resolution, place)
  }

  /** Every place to draw on the map of a service, with what may be told of it; `tiles` null = the whole world. */
  cells(service: number, resolution: Resolution, tiles: ReadonlySet<number> | null): CellCounts {
    return this.#cells.map(service, resolution, tiles)
  }

  /** Every cell that isn't empty, of each service and of all together, of these more than once. */
  forEachCell(visit: ChangedCells): void {
    this.#cells.forEach(visit)
  }

  /** Problem reports in the window. */
  total(service: number): number {
    if (service !== ALL) return this.#factsOf(service).signals[0]!
    let sum = 0
    for (const facts of this.#facts.values()) sum += facts.signals[0]!
    return sum
  }

  working(service: number): number {
    return this.#factsOf(service).signals[1]!
  }

  recovered(service: number): number {
    return this.#factsOf(service).signals[2]!
  }

  inCountry(service: number, country: string): number {
    return this.#factsOf(service).countries[countryNumber(country)]!
  }

  /** Problem reports by country, largest first. */
  regions(service: number): [country: string, count: number][] {
    const found: [string, number][] = []
    this.#factsOf(service).countries.forEach((count, country) => {
      if (count > 0) found.push([countryCode(country), count])
    })
    return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  }

  /** Problem reports of each type, by the type's number; 0 = not said. */
  problem(service: number, type: number): number {
    return this.#factsOf(service).problems[type] ?? 0
  }

  /** Problem reports in each of the last 60 minutes, oldest first. */
  perMinute(service: number): number[] {
    return this.#factsOf(service).perMinute(this.minute)
  }

  /** Problem reports in each quarter of an hour over the last 24 h, the current one last; empty if there were none. */
  quarters(service: number): number[] {
    return this.#facts.get(service)?.quarters(this.#quarter) ?? []
  }

  /** Services that anybody had a problem with in the last 24 h. */
  reportedServices(): number[] {
    return [...this.#facts.keys()].filter((service) => this.quarters(service).some((n) => n > 0))
  }

  get #quarter(): number {
    return quarterOf(this.minute)
  }

  #factsOf(service: number): ServiceFacts {
    return this.#facts.get(service) ?? NO_FACTS
  }

  #addCell(minute: number, service: number, cell: number, by: number): void {
    const log = this.#cellLog.at(minute)
    if (log === null) return
    log.push(service, cell, by)
    this.#cells.add(service, cell, by)
  }

  #addRepeat(minute: number, service: number, cell: number, by: number): void {
    const log = this.#repeatLog.at(minute)
    if (log === null) return
    log.push(service, cell, by)
    this.#cells.addRepeat(service, cell, by)
  }

  #addFact(minute: number, service: number, fact: number, by: number): void {
    const log = this.#factLog.at(minute)
    if (log === null) return
    log.push(service, fact, by)
    this.#facts.of(service).add(minute, fact, by)
  }

  #addQuarter(quarter: number, service: number, by: number): void {
    this.#facts.of(service).addQuarter(quarter, by, this.#quarter)
  }
}

const quarterOf = (minute: number): number => (minute / QUARTER_MINUTES) | 0
