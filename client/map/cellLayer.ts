import type { CellCounts, CellExcesses } from '#contract/frame.ts'
import type { Resolution } from '#contract/grid.ts'
import type L from 'leaflet'
import { Cells } from './cells.ts'
import { Outlines } from './outlines.ts'
import type { CellMode } from './palette.ts'

export const FADE_MS = 160

/**
 * The cells on the map. Another resolution fades in over the old one once its snapshot is there; until then the old one
 * stays and goes on being drawn.
 */
export class CellLayer {
  readonly #map: L.Map
  readonly #pane: string
  readonly #fadeMs: number
  readonly #onShown: () => void
  readonly #outlines = new Map<Resolution, Outlines>()
  #mode: CellMode
  #shown: Cells | undefined
  /** The latest snapshot, until its outlines are made. */
  #coming: Cells | undefined
  #preparing = new AbortController()

  constructor(map: L.Map, pane: string, mode: CellMode, fadeMs: number, onShown: () => void) {
    this.#map = map
    this.#pane = pane
    this.#mode = mode
    this.#fadeMs = fadeMs
    this.#onShown = onShown
    map.on('unload', () => this.#preparing.abort())
  }

  /** What is shown; undefined before the first snapshot. */
  get shown(): Pick<Cells, 'outlines' | 'counts' | 'excess'> | undefined {
    return this.#shown
  }

  set mode(mode: CellMode) {
    this.#mode = mode
    if (this.#shown) this.#shown.mode = mode
    if (this.#coming) this.#coming.mode = mode
  }

  replace(resolution: Resolution, counts: CellCounts, excess: CellExcesses): void {
    this.#preparing.abort()
    this.#preparing = new AbortController()
    const coming = new Cells(this.#outlinesOf(resolution), this.#pane, this.#mode)
    coming.apply(counts, excess)
    this.#coming = coming
    void this.#prepare(coming, this.#preparing.signal)
  }

  /** Absolute. */
  apply(resolution: Resolution, counts: CellCounts, excess: CellExcesses): void {
    for (const cells of [this.#shown, this.#coming]) {
      if (cells?.outlines.resolution === resolution) cells.apply(counts, excess)
    }
  }

  async #prepare(coming: Cells, signal: AbortSignal): Promise<void> {
    if (!(await coming.prepare(signal))) return
    this.#coming = undefined
    if (this.#shown?.outlines === coming.outlines) this.#shown.replace(coming)
    else this.#show(coming)
    this.#onShown()
  }

  #show(cells: Cells): void {
    const before = this.#shown
    this.#shown = cells
    cells.blanket.addTo(this.#map)
    if (before) {
      fade(cells.blanket.canvas, [0, 1], this.#fadeMs)
      fade(before.blanket.canvas, [1, 0], this.#fadeMs).addEventListener('finish', () => before.blanket.remove())
    }
  }

  #outlinesOf(resolution: Resolution): Outlines {
    const outlines = this.#outlines.get(resolution) ?? new Outlines(resolution)
    this.#outlines.set(resolution, outlines)
    return outlines
  }
}

function fade(element: Element, opacity: [from: number, to: number], duration: number): Animation {
  return element.animate({ opacity }, { duration, easing: 'ease-out', fill: 'forwards' })
}
