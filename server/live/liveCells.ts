import { cellOfPlace, tileOfPlace, type CellCounts } from '../contract/frame.ts'
import { RESOLUTIONS, type Resolution } from '../contract/grid.ts'
import { ByService } from './byService.ts'
import { CellRuns } from './cellRuns.ts'
import { Changes } from './changes.ts'
import { Fresh } from './fresh.ts'
import { Pyramid } from './pyramid.ts'

/** Stands for every service together. Real services are numbered from 1. */
export const ALL = 0

/** Cells whose counts changed. The list is good for the length of the call. */
export type ChangedCells = (service: number, resolution: Resolution, ordinals: Int32Array) => void

const NO_CELLS = new Pyramid()

/**
 * Counts per cell of all services at every resolution, and which of them changed. What is added can be read once it's
 * settled. Pure.
 */
export class LiveCells {
  /** Sums of each service. Those of ALL are made when asked for: kept, they cost a third of a batch. */
  readonly #pyramids = new ByService(() => new Pyramid())
  readonly #changed = new Map(RESOLUTIONS.map((resolution) => [resolution, new CellRuns()]))
  /** What was told of whole maps since the last change: many come to see the same. */
  readonly #toldMaps = new Map<number, CellCounts>()
  /** Empty once settled. */
  readonly #fresh = new Fresh()
  readonly #changes = new Changes()
  readonly #changedRepeats = new Changes()

  get bytes(): number {
    let bytes = 0
    for (const pyramid of this.#pyramids.values()) bytes += pyramid.bytes
    return bytes
  }

  /** Room for this many reports has to be made before they are counted. */
  reserve(reports: number): void {
    this.#fresh.reserve(reports)
  }

  /** One report more. */
  count(service: number, cell: number): void {
    if (!this.#fresh.hasRoomFor(service)) this.#settleFresh()
    this.#fresh.push(service, cell)
  }

  add(service: number, cell: number, by: number): void {
    this.#changes.push(service, cell, by)
  }

  addAll(changes: Changes): void {
    this.#changes.append(changes)
  }

  /** Repeats have to be added as reports too. */
  addRepeat(service: number, cell: number, by: number): void {
    this.#changedRepeats.push(service, cell, by)
  }

  addRepeats(changes: Changes): void {
    this.#changedRepeats.append(changes)
  }

  /** Carries what was added at resolution 6 into the sums of every resolution. */
  settle(): void {
    this.#changes.compact()
    this.#carry()
    this.#settleFresh()
    this.#changedRepeats.compact()
    this.#changedRepeats.climb((service, resolution, from, to) =>
      this.#pyramids.of(service).addRepeats(resolution, this.#changedRepeats, from, to),
    )
  }

  /** Visits each cell that changed since the last call, at least once. */
  drain(visit: ChangedCells): void {
    for (const [resolution, runs] of this.#changed)
      runs.drain((service, ordinals) => {
        visit(service, resolution, ordinals)
        visit(ALL, resolution, ordinals)
      })
  }

  /** Every cell that isn't empty, of each service and of all together, of these more than once. */
  forEach(visit: ChangedCells): void {
    for (const [service, pyramid] of this.#pyramids)
      for (const resolution of RESOLUTIONS) {
        const ordinals: number[] = []
        pyramid.forEach(resolution, (ordinal) => ordinals.push(ordinal))
        visit(service, resolution, Int32Array.from(ordinals))
        visit(ALL, resolution, Int32Array.from(ordinals))
      }
  }

  get(service: number, resolution: Resolution, ordinal: number): number {
    return this.#sumOver(service, (pyramid) => pyramid.count(resolution, ordinal))
  }

  /** What may be told of a cell: for ALL, what is told of each service, so that no difference tells more. */
  told(service: number, resolution: Resolution, ordinal: number): number {
    return this.#sumOver(service, (pyramid) => pyramid.told(resolution, ordinal))
  }

  /** What may be told of a place on a map of a resolution. */
  toldAt(service: number, resolution: Resolution, place: number): number {
    const cell = cellOfPlace(place, resolution)
    if (place >= 0) return this.told(service, resolution, place)
    return this.#sumOver(service, (pyramid) => pyramid.rest(cell.resolution, cell.ordinal))
  }

  /** Every place to draw on the map of a service, with what may be told of it; `tiles` null = the whole world. */
  map(service: number, resolution: Resolution, tiles: ReadonlySet<number> | null): CellCounts {
    const all = this.#toldMap(service, resolution)
    if (tiles === null) return all
    const found: CellCounts = []
    for (let i = 0; i < all.length; i += 2)
      if (tiles.has(tileOfPlace(all[i]!, resolution))) found.push(all[i]!, all[i + 1]!)
    return found
  }

  #toldMap(service: number, resolution: Resolution): CellCounts {
    const key = service * 8 + resolution
    const known = this.#toldMaps.get(key)
    if (known) return known
    const counts = new Map<number, number>()
    const add = (place: number, count: number) => counts.set(place, (counts.get(place) ?? 0) + count)
    for (const pyramid of this.#tellersOf(service)) pyramid.forEachTold(resolution, add)
    const told = [...counts].sort(([a], [b]) => a - b).flat()
    this.#toldMaps.set(key, told)
    return told
  }

  #sumOver(service: number, tell: (pyramid: Pyramid) => number): number {
    let sum = 0
    for (const pyramid of this.#tellersOf(service)) sum += tell(pyramid)
    return sum
  }

  /** The counts that decide what is told of a service, or of ALL. */
  *#tellersOf(service: number): Iterable<Pyramid> {
    if (service !== ALL) yield this.#pyramids.get(service) ?? NO_CELLS
    else yield* this.#pyramids.values()
  }

  #settleFresh(): void {
    this.#fresh.moveTo(this.#changes)
    this.#carry()
  }

  #carry(): void {
    const changes = this.#changes
    if (changes.length > 0) this.#toldMaps.clear()
    changes.climb((service, resolution, from, to) => {
      this.#pyramids.of(service).add(resolution, changes, from, to)
      this.#changed.get(resolution)!.add(service, changes, from, to)
    })
  }
}
