import type { HeatFrame, HeatSnapshot } from '#contract/frame.ts'
import {
  applyCells,
  applyExcess,
  tileOfPlace,
  type CellCounts,
  type CellExcesses,
  type PlaceExcess,
} from '#contract/frame.ts'
import { FIRST_TILED, TILE_STEP, cellToOrdinal, type Resolution } from '#contract/grid.ts'
import type { Answered, Link } from './link.ts'

/** What the map shows: below resolution 4 the whole world, else these tiles (H3 indexes). */
export interface MapView {
  resolution: Resolution
  tiles?: readonly string[]
}

/** Where counts go: the map. */
export interface HeatSink {
  /** `excess` is null as long as nobody knows what is usual. */
  setSnapshot(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void
  applyFrame(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void
}

interface Tile {
  /** The tile's H3 index; null for the one room that is the whole world. */
  cell: string | null
  /** Which request asked for it; an answer to any other request is stale. */
  stamp: number
  ready: boolean
}

const WORLD = -1

/** Keeps the map's counts in step with the server while the map moves: one service, one view at a time. */
export class HeatWatch {
  readonly #link: Link
  readonly #service: string
  readonly #sink: HeatSink
  readonly #stops: (() => void)[]
  readonly #tiles = new Map<number, Tile>()
  readonly #counts = new Map<number, number>()
  readonly #excess = new Map<number, PlaceExcess>()
  #knowsUsual = false
  #resolution: Resolution | null = null
  #stamp = 0

  constructor(link: Link, service: string, sink: HeatSink) {
    this.#link = link
    this.#service = service
    this.#sink = sink
    this.#stops = [link.on('heat', (frame) => this.#frame(frame)), link.whenLive(() => this.#ask([...this.#tiles]))]
  }

  /** Follows the map: asks for what came into view, gives up what left it, and keeps the rest untouched. */
  view({ resolution, tiles }: MapView): void {
    if (resolution !== this.#resolution) this.#startOver(resolution)
    const wanted = wantedTiles(resolution, tiles)
    this.#drop([...this.#tiles].filter(([tile]) => !wanted.has(tile)))
    this.#ask([...wanted].filter(([tile]) => !this.#tiles.has(tile)))
  }

  stop(): void {
    this.#drop([...this.#tiles])
    for (const stop of this.#stops) stop()
  }

  #startOver(resolution: Resolution): void {
    this.#drop([...this.#tiles])
    this.#counts.clear()
    this.#excess.clear()
    this.#resolution = resolution
  }

  #ask(tiles: [number, Pick<Tile, 'cell'>][]): void {
    if (tiles.length === 0) return
    const stamp = ++this.#stamp
    for (const [tile, { cell }] of tiles) this.#tiles.set(tile, { cell, stamp, ready: false })
    this.#link.watch(this.#request(tiles), (answer) => this.#snapshot(answer, stamp))
  }

  #drop(tiles: [number, Pick<Tile, 'cell'>][]): void {
    if (tiles.length === 0) return
    this.#link.unwatch(this.#request(tiles))
    for (const [tile] of tiles) this.#tiles.delete(tile)
    this.#forget()
  }

  #request(tiles: [number, Pick<Tile, 'cell'>][]) {
    const base = { topic: 'heat' as const, service: this.#service, resolution: this.#resolution! }
    const cells = tiles.flatMap(([, { cell }]) => (cell === null ? [] : [cell]))
    return cells.length > 0 ? { ...base, tiles: cells } : base
  }

  #snapshot(answer: Answered, stamp: number): void {
    const asked = [...this.#tiles.values()].filter((tile) => tile.stamp === stamp)
    if (asked.length === 0) return
    for (const tile of asked) tile.ready = false
    this.#forget()
    for (const tile of asked) tile.ready = true
    const { cells, excess } = answer as HeatSnapshot
    this.#knowsUsual = excess !== null
    applyCells(this.#counts, this.#known(cells, 2, stamp))
    applyExcess(this.#excess, this.#known(excess ?? [], 3, stamp))
    this.showAgain()
  }

  /** Tells the sink all that is there, for one that looked elsewhere meanwhile. */
  showAgain(): void {
    if (this.#resolution === null || ![...this.#tiles.values()].some(({ ready }) => ready)) return
    const told = [...this.#excess].flatMap(([place, { level, confidence }]) => [place, level, confidence])
    this.#sink.setSnapshot(this.#resolution, [...this.#counts].flat(), this.#knowsUsual ? told : null)
  }

  #frame(frame: HeatFrame): void {
    if (frame.service !== this.#service || frame.resolution !== this.#resolution) return
    const cells = this.#known(frame.cells, 2)
    const excess = this.#known(frame.excess ?? [], 3)
    if (cells.length + excess.length === 0) return
    this.#knowsUsual ||= excess.length > 0
    applyCells(this.#counts, cells)
    applyExcess(this.#excess, excess)
    this.#sink.applyFrame(frame.resolution, cells, this.#knowsUsual ? excess : null)
  }

  /**
   * Those groups of `width` numbers whose place lies in a tile that is watched and whose snapshot has come; with a stamp,
   * only of that request's tiles.
   */
  #known(told: readonly number[], width: number, stamp?: number): number[] {
    const known: number[] = []
    for (let i = 0; i < told.length; i += width) {
      const tile = this.#tiles.get(this.#tileOf(told[i]!))
      if (tile?.ready && (stamp === undefined || tile.stamp === stamp)) known.push(...told.slice(i, i + width))
    }
    return known
  }

  /** Cells of a tile that isn't ready are of unknown age, so a snapshot must not be mixed with them. */
  #forget(): void {
    for (const table of [this.#counts, this.#excess])
      for (const place of table.keys()) if (!this.#tiles.get(this.#tileOf(place))?.ready) table.delete(place)
  }

  #tileOf(place: number): number {
    return this.#resolution! < FIRST_TILED ? WORLD : tileOfPlace(place, this.#resolution!)
  }
}

function wantedTiles(resolution: Resolution, tiles: readonly string[] = []): Map<number, { cell: string | null }> {
  if (resolution < FIRST_TILED) return new Map([[WORLD, { cell: null }]])
  return new Map(tiles.map((cell) => [cellToOrdinal(cell, resolution - TILE_STEP), { cell }]))
}
