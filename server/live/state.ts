import { cellOfPlace, tileOfPlace, type CellCounts } from '../contract/frame.ts'
import { RESOLUTIONS, type Resolution } from '../contract/grid.ts'
import type { Batch } from '../db/batches.ts'
import type { LiveSnapshot } from '../db/rollups.ts'
import { Changes } from './changes.ts'
import { countryCode, countryNumber } from './country.ts'
import { MinuteLog } from './minuteLog.ts'
import { Pyramid } from './pyramid.ts'
import { factOf, QUARTER_MINUTES, ServiceFacts } from './serviceFacts.ts'

export { QUARTERS } from './serviceFacts.ts'

/** Stands for every service together. Real services are numbered from 1. */
export const ALL = 0

/** Cells whose counts changed. The list is good for the length of the call. */
export type ChangedCells = (service: number, resolution: Resolution, ordinals: Int32Array) => void

const FINEST_FIRST = [...RESOLUTIONS].reverse()
const NO_CELLS = new Pyramid()
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
  /** Sums over the window by cell, of each service. Those of ALL are made when asked for: kept, they cost a third of a batch. */
  readonly #cells = new Map<number, Pyramid>()
  readonly #facts = new Map<number, ServiceFacts>()
  readonly #changedCells = new Map(RESOLUTIONS.map((resolution) => [resolution, new Changes()]))
  readonly #changedServices = new Set<number>()
  /** What was told of whole maps since the last change: many come to see the same. */
  readonly #toldMaps = new Map<number, CellCounts>()
  /** Empty between calls. */
  readonly #changes = new Changes()
  readonly #changedRepeats = new Changes()

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
    state.#sum()
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
    let bytes = this.#cellLog.bytes + this.#repeatLog.bytes + this.#factLog.bytes
    for (const pyramid of this.#cells.values()) bytes += pyramid.bytes
    return bytes
  }

  apply({ minutes, services, signals, problems, cells, countries, repeats }: Batch): void {
    for (let i = 0; i < minutes.length; i++) {
      const minute = minutes[i]!
      const service = services[i]!
      const signal = signals[i]!
      this.#addFact(minute, service, factOf(signal, problems[i]!, countryNumber(countries[i]!)), 1)
      if (signal !== 0) continue
      this.#addQuarter(Math.floor(minute / QUARTER_MINUTES), service, 1)
      if (cells[i]! >= 0) this.#addCell(minute, service, cells[i]!, 1)
    }
    for (const i of repeats) this.#addRepeat(minutes[i]!, services[i]!, cells[i]!, 1)
    this.#sum()
  }

  /** Moves the window to a later minute. */
  advance(minute: number): void {
    this.#cellLog.advance(minute, (gone) => this.#changes.append(gone))
    this.#repeatLog.advance(minute, (gone) => this.#changedRepeats.append(gone))
    this.#sum()
    this.#factLog.advance(minute, ({ services, codes, amounts, length }, left) => {
      for (let i = 0; i < length; i++) this.#countFact(left, services[i]!, codes[i]!, amounts[i]!)
    })
  }

  /** Visits each cell that changed since the last call, at least once, and each service, once. */
  drain(onCells: ChangedCells, onService: (service: number) => void): void {
    for (const [resolution, changes] of this.#changedCells) {
      changes.forEachRun((service, from, to) => {
        const ordinals = changes.codes.subarray(from, to)
        onCells(service, resolution, ordinals)
        onCells(ALL, resolution, ordinals)
      })
      changes.clear()
    }
    for (const service of this.#changedServices) onService(service)
    this.#changedServices.clear()
  }

  count(service: number, resolution: Resolution, ordinal: number): number {
    return this.#sumOver(service, (cells) => cells.count(resolution, ordinal))
  }

  /** What may be told of a cell: for ALL, what is told of each service, so that no difference tells more. */
  told(service: number, resolution: Resolution, ordinal: number): number {
    return this.#sumOver(service, (cells) => cells.told(resolution, ordinal))
  }

  /** What may be told of a place on a map of a resolution. */
  toldAt(service: number, resolution: Resolution, place: number): number {
    const cell = cellOfPlace(place, resolution)
    if (place >= 0) return this.told(service, resolution, place)
    return this.#sumOver(service, (cells) => cells.rest(cell.resolution, cell.ordinal))
  }

  /** Every place to draw on the map of a service, with what may be told of it; `tiles` null = the whole world. */
  cells(service: number, resolution: Resolution, tiles: ReadonlySet<number> | null): CellCounts {
    const all = this.#toldMap(service, resolution)
    if (tiles === null) return all
    const found: CellCounts = []
    for (let i = 0; i < all.length; i += 2)
      if (tiles.has(tileOfPlace(all[i]!, resolution))) found.push(all[i]!, all[i + 1]!)
    return found
  }

  /** Every cell that isn't empty, of each service and of all together, of these more than once. */
  forEachCell(visit: ChangedCells): void {
    for (const [service, pyramid] of this.#cells)
      for (const resolution of RESOLUTIONS) {
        const ordinals: number[] = []
        pyramid.forEach(resolution, (ordinal) => ordinals.push(ordinal))
        visit(service, resolution, Int32Array.from(ordinals))
        visit(ALL, resolution, Int32Array.from(ordinals))
      }
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
    return Math.floor(this.minute / QUARTER_MINUTES)
  }

  #toldMap(service: number, resolution: Resolution): CellCounts {
    const key = service * 8 + resolution
    const known = this.#toldMaps.get(key)
    if (known) return known
    const counts = new Map<number, number>()
    const add = (place: number, count: number) => counts.set(place, (counts.get(place) ?? 0) + count)
    for (const cells of this.#tellersOf(service)) cells.forEachTold(resolution, add)
    const told = [...counts].sort(([a], [b]) => a - b).flat()
    this.#toldMaps.set(key, told)
    return told
  }

  #sumOver(service: number, tell: (cells: Pyramid) => number): number {
    let sum = 0
    for (const cells of this.#tellersOf(service)) sum += tell(cells)
    return sum
  }

  /** The counts that decide what is told of a service, or of ALL. */
  *#tellersOf(service: number): Iterable<Pyramid> {
    if (service !== ALL) yield this.#cellsOf(service)
    else yield* this.#cells.values()
  }

  #cellsOf(service: number): Pyramid {
    return this.#cells.get(service) ?? NO_CELLS
  }

  #factsOf(service: number): ServiceFacts {
    return this.#facts.get(service) ?? NO_FACTS
  }

  #addCell(minute: number, service: number, cell: number, by: number): void {
    const log = this.#cellLog.at(minute)
    if (log === null) return
    log.push(service, cell, by)
    this.#changes.push(service, cell, by)
  }

  #addRepeat(minute: number, service: number, cell: number, by: number): void {
    const log = this.#repeatLog.at(minute)
    if (log === null) return
    log.push(service, cell, by)
    this.#changedRepeats.push(service, cell, by)
  }

  /** Carries what changed at resolution 6 into the sums of every resolution. Repeats are among the reports that changed. */
  #sum(): void {
    if (this.#changes.length === 0) return
    this.#toldMaps.clear()
    carry(this.#changedRepeats, (resolution, changes) => {
      changes.forEachRun((service, from, to) =>
        made(this.#cells, service, Pyramid).addRepeats(resolution, changes, from, to),
      )
    })
    carry(this.#changes, (resolution, changes) => {
      changes.forEachRun((service, from, to) => {
        made(this.#cells, service, Pyramid).add(resolution, changes, from, to)
      })
      this.#changedCells.get(resolution)!.append(changes)
    })
  }

  #addFact(minute: number, service: number, fact: number, by: number): void {
    const log = this.#factLog.at(minute)
    if (log === null) return
    log.push(service, fact, by)
    this.#countFact(minute, service, fact, by)
  }

  #countFact(minute: number, service: number, fact: number, by: number): void {
    made(this.#facts, service, ServiceFacts).add(minute, fact, by)
    this.#changedServices.add(service)
  }

  #addQuarter(quarter: number, service: number, by: number): void {
    made(this.#facts, service, ServiceFacts).addQuarter(quarter, by, this.#quarter)
  }
}

/** The value of a key, made if there is none. */
function made<V>(map: Map<number, V>, key: number, Kind: new () => V): V {
  let value = map.get(key)
  if (!value) map.set(key, (value = new Kind()))
  return value
}

/** Hands over changes of resolution-6 cells once per resolution, cells of one parent as one; then there are none. */
function carry(changes: Changes, take: (resolution: Resolution, changes: Changes) => void): void {
  if (changes.length === 0) return
  changes.compact()
  for (const resolution of FINEST_FIRST) {
    changes.merge()
    take(resolution, changes)
    changes.toParents()
  }
  changes.clear()
}
