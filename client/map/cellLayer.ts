import { applyCells, type CellCounts } from '#contract/frame.ts'
import type { Resolution } from '#contract/grid.ts'
import type L from 'leaflet'
import { Blanket } from './blanket.ts'
import { Outlines } from './outlines.ts'
import { paintCells } from './paintCells.ts'
import type { CellMode } from './palette.ts'

export const FADE_MS = 160

/** The cells of one resolution on their own canvas. */
interface Cells {
  outlines: Outlines
  counts: Map<number, number>
  blanket: Blanket
}

/**
 * The cells on the map. Another resolution fades in over the old one once its snapshot is there; until then the old one
 * stays and goes on being drawn.
 */
export class CellLayer {
  readonly #map: L.Map
  readonly #pane: string
  readonly #fadeMs: number
  readonly #outlines = new Map<Resolution, Outlines>()
  #mode: CellMode
  #cells: Cells | undefined

  constructor(map: L.Map, pane: string, mode: CellMode, fadeMs: number) {
    this.#map = map
    this.#pane = pane
    this.#mode = mode
    this.#fadeMs = fadeMs
  }

  /** Resolution of the cells that are shown; undefined before the first snapshot. */
  get resolution(): Resolution | undefined {
    return this.#cells?.outlines.resolution
  }

  get counts(): ReadonlyMap<number, number> {
    return this.#cells?.counts ?? new Map()
  }

  get outlines(): Outlines | undefined {
    return this.#cells?.outlines
  }

  setMode(mode: CellMode): void {
    this.#mode = mode
    this.#cells?.blanket.repaintNow()
  }

  replace(resolution: Resolution, cells: CellCounts): void {
    if (resolution !== this.resolution) this.#change(resolution, cells)
    else {
      this.#cells!.counts.clear()
      this.apply(cells)
    }
  }

  /** Absolute counts of the resolution that is shown. */
  apply(cells: CellCounts): void {
    if (!this.#cells) return
    applyCells(this.#cells.counts, cells)
    this.#cells.blanket.repaint()
  }

  #change(resolution: Resolution, cells: CellCounts): void {
    const before = this.#cells
    this.#cells = this.#add(resolution, cells)
    if (!before) return
    fade(this.#cells.blanket.canvas, [0, 1], this.#fadeMs)
    fade(before.blanket.canvas, [1, 0], this.#fadeMs).addEventListener('finish', () => before.blanket.remove())
  }

  #add(resolution: Resolution, cells: CellCounts): Cells {
    const outlines = this.#outlines.get(resolution) ?? new Outlines(resolution)
    this.#outlines.set(resolution, outlines)
    const counts = new Map<number, number>()
    applyCells(counts, cells)
    const blanket = new Blanket(this.#pane, (sheet) => paintCells(sheet, outlines, counts, this.#mode))
    blanket.addTo(this.#map)
    return { outlines, counts, blanket }
  }
}

function fade(element: Element, opacity: [from: number, to: number], duration: number): Animation {
  return element.animate({ opacity }, { duration, easing: 'ease-out', fill: 'forwards' })
}
