import type { CellCounts, CellExcesses } from '#contract/frame.ts'
import type { Resolution } from '#contract/grid.ts'
import type { HeatSink, HeatWatch } from './heatWatch.ts'

/** A past moment as the map takes it. */
export interface PastMap {
  resolution: Resolution
  cells: CellCounts
  excess: CellExcesses | null
}

/**
 * Stands between the live counts and the map: while a past moment is shown, live ones go on being kept, but not shown.
 */
export class HeatSwitch implements HeatSink {
  readonly #map: HeatSink
  #isLive: boolean

  /** @param isLive false: the map waits for a past moment */
  constructor(map: HeatSink, isLive: boolean) {
    this.#map = map
    this.#isLive = isLive
  }

  setSnapshot(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    if (this.#isLive) this.#map.setSnapshot(resolution, cells, excess)
  }

  applyFrame(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    if (this.#isLive) this.#map.applyFrame(resolution, cells, excess)
  }

  showPast({ resolution, cells, excess }: PastMap): void {
    this.#isLive = false
    this.#map.setSnapshot(resolution, cells, excess)
  }

  showLive(watch: HeatWatch): void {
    if (this.#isLive) return
    this.#isLive = true
    watch.showAgain()
  }
}
