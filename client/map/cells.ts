import { applyCells, type CellCounts } from '#contract/frame.ts'
import { Blanket } from './blanket.ts'
import type { Outlines } from './outlines.ts'
import { eraseCells, paintCells } from './paintCells.ts'
import type { CellMode } from './palette.ts'

/** With more of its cells changed than this part, all are painted anew. */
const MANY = 0.5
/** Outlines are made in slices of this length, so that a snapshot of many thousand cells never holds the page up. */
const SLICE_MS = 6

/** The cells of one resolution on a canvas of their own. */
export class Cells {
  readonly outlines: Outlines
  readonly counts = new Map<number, number>()
  readonly blanket: Blanket
  readonly #changed = new Set<number>()
  #mode: CellMode

  constructor(outlines: Outlines, pane: string, mode: CellMode) {
    this.outlines = outlines
    this.#mode = mode
    this.blanket = new Blanket(pane, (sheet) => {
      this.#changed.clear()
      paintCells(sheet, this.outlines, this.counts, this.#mode)
    })
  }

  set mode(mode: CellMode) {
    this.#mode = mode
    this.blanket.repaintNow()
  }

  replace(counts: ReadonlyMap<number, number>): void {
    this.counts.clear()
    for (const [ordinal, count] of counts) this.counts.set(ordinal, count)
    this.blanket.repaint()
  }

  apply(cells: CellCounts): void {
    applyCells(this.counts, cells)
    for (let i = 0; i < cells.length; i += 2) this.#changed.add(cells[i]!)
    if (this.#changed.size > this.counts.size * MANY) this.blanket.repaint()
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

  #touchUp(): void {
    this.blanket.touchUp((sheet) => {
      eraseCells(sheet, this.outlines, this.#changed)
      paintCells(sheet, this.outlines, this.#changedCounts(), this.#mode)
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
