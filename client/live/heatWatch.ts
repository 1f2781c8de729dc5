import type { HeatFrame, HeatSnapshot } from '#contract/frame.ts'
import { applyCells, type CellCounts } from '#contract/frame.ts'
import { FIRST_TILED, TILE_STEP, cellToOrdinal, tileOf, type Resolution } from '#contract/grid.ts'
import type { Answered, Link } from './link.ts'

/** What the map shows: below resolution 4 the whole world, else these tiles (H3 indexes). */
export interface MapView {
  resolution: Resolution
  tiles?: readonly string[]
}

/** Where counts go: the map. */
export interface HeatSink {
  setSnapshot(resolution: Resolution, cells: CellCounts): void
  applyFrame(resolution: Resolution, cells: CellCounts): void
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
    applyCells(this.#counts, this.#known((answer as HeatSnapshot).cells, stamp))
    this.#sink.setSnapshot(this.#resolution!, [...this.#counts].flat())
  }

  #frame(frame: HeatFrame): void {
    if (frame.service !== this.#service || frame.resolution !== this.#resolution) return
    const cells = this.#known(frame.cells)
    if (cells.length === 0) return
    applyCells(this.#counts, cells)
    this.#sink.applyFrame(frame.resolution, cells)
  }

  /** The counts of tiles that are watched and whose snapshot has come; with a stamp, only of that request's tiles. */
  #known(cells: CellCounts, stamp?: number): CellCounts {
    const known: CellCounts = []
    for (let i = 0; i + 1 < cells.length; i += 2) {
      const tile = this.#tiles.get(this.#tileOf(cells[i]!))
      if (tile?.ready && (stamp === undefined || tile.stamp === stamp)) known.push(cells[i]!, cells[i + 1]!)
    }
    return known
  }

  /** Cells of a tile that isn't ready are of unknown age, so a snapshot must not be mixed with them. */
  #forget(): void {
    for (const cell of this.#counts.keys()) {
      if (!this.#tiles.get(this.#tileOf(cell))?.ready) this.#counts.delete(cell)
    }
  }

  #tileOf(cell: number): number {
    return this.#resolution! < FIRST_TILED ? WORLD : tileOf(cell)
  }
}

function wantedTiles(resolution: Resolution, tiles: readonly string[] = []): Map<number, { cell: string | null }> {
  if (resolution < FIRST_TILED) return new Map([[WORLD, { cell: null }]])
  return new Map(tiles.map((cell) => [cellToOrdinal(cell, resolution - TILE_STEP), { cell }]))
}
