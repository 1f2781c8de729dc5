/**
 * The map, as the page knows it. Leaflet, H3 and canvas all lie behind createHeatMap; they weigh some 120 KB, so the page
 * imports this module after its first paint.
 */
import type { CellCounts, CellExcesses } from '#contract/frame.ts'
import type { Resolution } from '#contract/grid.ts'
import 'leaflet/dist/leaflet.css'
import './map.css'
import { HeatMapView } from './heatMapView.ts'
import type { ModeName, Theme } from './palette.ts'
import type { HoveredCell } from './pointer.ts'
import type { Bounds } from './tiles.ts'

export type { HoveredCell } from './pointer.ts'

/** What the map needs counts for. */
export interface MapView {
  resolution: Resolution
  /** H3 indexes of the ancestors, four resolutions up, of all cells in view; [] below resolution 4: the whole world. */
  tiles: string[]
}

/** Where the visitor is, as exactly as it is known; cells of any resolution. */
export interface OwnPlace {
  cell?: string | null
  country?: string | null
}

export interface HeatMapOptions {
  theme: Theme
  mode: ModeName
  /** BCP 47; numbers in labels follow it. */
  locale: string
  countryName(code: string): string
  /** What the chip above the visitor's own cell says. */
  ownLabel: string
  /** Called soon after creation and then whenever the map needs other counts than before. */
  onView(view: MapView): void
  /** Called when it becomes known, or unknown, what is usual; until it is known, counts are shown in either mode. */
  onUsual?(isKnown: boolean): void
  onHover?(cell: HoveredCell | null): void
  /** Degrees; without it the first snapshot decides what is shown first. */
  view?: Bounds
  /** Raster tiles instead of the bundled basemap. */
  tileUrl?: string
  tileAttribution?: string
}

export interface HeatMap {
  /** Replaces all counts of a resolution. The first one also picks what is shown, unless the visitor has moved the map. */
  setSnapshot(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void
  /** Absolute; of another resolution than the one shown they are ignored. */
  applyFrame(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void
  /** For labels; largest first. */
  setRegions(regions: readonly (readonly [country: string, count: number])[]): void
  setOwn(place: OwnPlace | null): void
  setTheme(theme: Theme): void
  setMode(mode: ModeName): void
  zoom(step: 1 | -1): void
  destroy(): void
}

/**
 * Makes an empty positioned element into the map. Labels keep clear of the element's siblings: whatever the page lays over
 * the map stands there.
 */
export function createHeatMap(element: HTMLElement, options: HeatMapOptions): HeatMap {
  return new HeatMapView(element, options)
}
