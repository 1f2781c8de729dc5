import {
  applyCells,
  applyExcess,
  placesOf,
  type CellCounts,
  type CellExcesses,
  type PlaceExcess,
} from '#contract/frame.ts'
import { Blanket } from './blanket.ts'
import type { Outlines } from './outlines.ts'
import { eraseCells, paintCells, type Reading } from './paintCells.ts'
import type { CellMode } from './palette.ts'

/** With more of its cells changed than this part, all are painted anew. */
const MANY = 0.5
/** Outlines are made in slices of this length, so that a snapshot of many thousand cells never holds the page up. */
const SLICE_MS = 6

/** The cells of one resolution on a canvas of their own. */
export class Cells {
  readonly outlines: Outlines
  readonly counts = new Map<number, number>()
  readonly excess = new Map<number, PlaceExcess>()
  readonly blanket: Blanket
  readonly #changed = new Set<number>()
  #mode: CellMode

  constructor(outlines: Outlines, pane: string, mode: CellMode) {
    this.outlines = outlines
    this.#mode = mode
    this.blanket = new Blanket(pane, (sheet) => {
      this.#changed.clear()
      paintCells(sheet, this.outlines, this.counts, this.#reading)
    })
  }

  set mode(mode: CellMode) {
    this.#mode = mode
    this.blanket.repaintNow()
  }

  replace({ counts, excess }: Pick<Cells, 'counts' | 'excess'>): void {
    this.counts.clear()
    this.excess.clear()
    for (const [place, count] of counts) this.counts.set(place, count)
    for (const [place, one] of excess) this.excess.set(place, one)
    this.blanket.repaint()
  }

  apply(cells: CellCounts, excess: CellExcesses): void {
    applyCells(this.counts, cells)
    applyExcess(this.excess, excess)
    for (const place of placesOf(cells, excess)) this.#changed.add(place)
    if (this.#changed.size > this.counts.size * MANY || this.#isLayered()) this.blanket.repaint()
    else this.#touchUp()
  }

  /** Makes the outlines of all cells; resolves to false when given up. */
  async prepare(signal: AbortSignal): Promise<boolean> {
    let until = performance.now() + SLICE_MS
    for (const ordinal of this.counts.keys()) {
      this.outlines.slot(ordinal)
      if (performance.now() < until) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (signal.aborted) return false
      until = performance.now() + SLICE_MS
    }
    return true
  }

  get #reading(): Reading {
    return { mode: this.#mode, excess: this.excess }
  }

  /** A coarser cell below others can't be taken off the canvas or put there without them. */
  #isLayered(): boolean {
    for (const place of this.#changed) if (place < 0) return true
    for (const place of this.counts.keys()) if (place < 0) return true
    return false
  }

  #touchUp(): void {
    this.blanket.touchUp((sheet) => {
      eraseCells(sheet, this.outlines, this.#changed)
      paintCells(sheet, this.outlines, this.#changedCounts(), this.#reading)
      this.#changed.clear()
    })
  }

  *#changedCounts(): Generator<[ordinal: number, count: number]> {
    for (const ordinal of this.#changed) {
      const count = this.counts.get(ordinal)
      if (count !== undefined) yield [ordinal, count]
    }
  }
}
