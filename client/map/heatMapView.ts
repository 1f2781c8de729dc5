import { cellOfPlace, type CellCounts, type CellExcesses } from '#contract/frame.ts'
import { ordinalToCell, type Resolution } from '#contract/grid.ts'
import { cellToLatLng } from 'h3-js'
import L from 'leaflet'
import { Basemap, type BasemapFile } from './basemap.ts'
import { CellLayer, FADE_MS } from './cellLayer.ts'
import basemapUrl from './data/basemap.json?url'
import citiesUrl from './data/cities.json?url'
import { fetchData } from './fetchData.ts'
import { firstView, type Weighted } from './firstView.ts'
import { GroundLayer } from './groundLayer.ts'
import type { HeatMap, HeatMapOptions, MapView, OwnPlace } from './heatMap.ts'
import { LabelLayout } from './labelLayout.ts'
import { createLeafletMap, PANES, zoomByWheelWhenMeant } from './leafletMap.ts'
import { Marks } from './marks.ts'
import { GROUND, modeOf, type ModeName, type Theme } from './palette.ts'
import { Places, type CitiesFile } from './places.ts'
import { Pointer } from './pointer.ts'
import { zoomToResolution } from './resolution.ts'
import { tilesOfViewport } from './tiles.ts'
import { Viewport } from './viewport.ts'

/** Puts the map's parts together and hands on what the page tells it; each part knows only its own affair. */
export class HeatMapView implements HeatMap {
  readonly #map: L.Map
  readonly #options: HeatMapOptions
  readonly #viewport: Viewport
  readonly #cells: CellLayer
  readonly #ground: GroundLayer | undefined
  readonly #marks: Marks
  readonly #pointer: Pointer
  readonly #labels: LabelLayout
  readonly #end = new AbortController()
  #own: OwnPlace | null = null
  #theme: Theme
  #mode: ModeName
  #knowsUsual = false
  #asked = ''
  #isOpened = false

  constructor(element: HTMLElement, options: HeatMapOptions) {
    const animated = !matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#options = options
    this.#theme = options.theme
    this.#mode = options.mode
    this.#map = createLeafletMap(element, animated, Boolean(options.tileUrl))
    this.#isOpened = options.view !== undefined
    this.#viewport = new Viewport(this.#map, options.view)
    this.#ground = options.tileUrl ? undefined : new GroundLayer(this.#map, options.theme)
    if (options.tileUrl) rasterTiles(options.tileUrl, options.tileAttribution).addTo(this.#map)
    const fadeMs = animated ? FADE_MS : 0
    this.#cells = new CellLayer(this.#map, PANES.cells, modeOf('count', options.theme), fadeMs, () => this.#onShown())
    this.#marks = new Marks(this.#map, PANES.marks, GROUND[options.theme].ink, options.ownLabel)
    this.#pointer = new Pointer(this.#map, this.#cells, this.#marks, options.onHover)
    this.#labels = new LabelLayout(this.#map, this.#cells, labelTexts(options))
    this.#map.on('moveend', () => this.#report())
    zoomByWheelWhenMeant(element, this.#end.signal)
    queueMicrotask(() => this.#report())
    void this.#load()
  }

  setSnapshot(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    this.#hearUsual(excess !== null)
    if (this.#resolution() === this.#wanted() && resolution !== this.#wanted()) return
    if (!this.#isOpened) this.#open(resolution, inExcess(cells, excess))
    this.#cells.replace(resolution, cells, excess ?? [])
  }

  applyFrame(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    this.#hearUsual(excess !== null)
    this.#cells.apply(resolution, cells, excess ?? [])
    this.#pointer.refresh()
  }

  setRegions(regions: readonly (readonly [country: string, count: number])[]): void {
    this.#labels.setRegions(regions)
  }

  setOwn(place: OwnPlace | null): void {
    this.#own = place
    this.#marks.setOwn(place, this.#resolution() ?? this.#wanted())
    this.#labels.ownCountry = place?.cell ? undefined : (place?.country ?? undefined)
  }

  setTheme(theme: Theme): void {
    this.#ground?.setTheme(theme)
    this.#theme = theme
    this.#dress()
    this.#marks.setInk(GROUND[theme].ink)
  }

  setMode(mode: ModeName): void {
    this.#mode = mode
    this.#dress()
  }

  zoom(step: 1 | -1): void {
    this.#map.setZoom(this.#map.getZoom() + step)
  }

  destroy(): void {
    this.#end.abort()
    this.#labels.stop()
    this.#viewport.stop()
    this.#map.remove()
  }

  #hearUsual(isKnown: boolean): void {
    if (isKnown === this.#knowsUsual) return
    this.#knowsUsual = isKnown
    this.#dress()
    this.#options.onUsual?.(isKnown)
  }

  #dress(): void {
    this.#cells.mode = modeOf(this.#knowsUsual ? this.#mode : 'count', this.#theme)
    this.#pointer.refresh()
  }

  #onShown(): void {
    this.#marks.refreshOwn(this.#resolution()!)
    this.#pointer.refresh()
    this.#labels.soon()
  }

  #resolution(): Resolution | undefined {
    return this.#cells.shown?.outlines.resolution
  }

  #wanted(): Resolution {
    return zoomToResolution(this.#map.getZoom())
  }

  #open(resolution: Resolution, cells: CellCounts): void {
    this.#isOpened = true
    const own = this.#own?.cell ? pointOf(this.#own.cell) : undefined
    this.#viewport.open(firstView(weighted(resolution, cells), own))
  }

  /** Tells the page which counts are needed, if they are others than before. */
  #report(): void {
    if (this.#end.signal.aborted) return
    const resolution = this.#wanted()
    const view: MapView = { resolution, tiles: tilesOfViewport(this.#viewport.bounds, resolution) }
    const asked = JSON.stringify(view)
    if (asked === this.#asked) return
    this.#asked = asked
    this.#options.onView(view)
  }

  /** Basemap and names come after the first cells may already be drawn; the map works without them. */
  async #load(): Promise<void> {
    const { signal } = this.#end
    const basemap = this.#ground && fetchData<BasemapFile>(basemapUrl, signal)
    const places = fetchData<CitiesFile>(citiesUrl, signal)
    await Promise.allSettled([
      basemap?.then((file) => this.#showBasemap(file)),
      places.then((file) => this.#name(file)),
    ])
  }

  #showBasemap(file: BasemapFile): void {
    const basemap = new Basemap(file)
    this.#ground!.show(basemap)
    this.#marks.basemap = basemap
  }

  #name(file: CitiesFile): void {
    const places = new Places(file)
    this.#labels.places = places
    this.#pointer.places = places
  }
}

function rasterTiles(url: string, attribution = ''): L.TileLayer {
  return L.tileLayer(url, { attribution, pane: PANES.land })
}

function labelTexts({ locale, countryName }: HeatMapOptions) {
  const numbers = new Intl.NumberFormat(locale)
  return { countryName, count: (value: number) => numbers.format(value) }
}

/** The cells that exceed what is usual: what the visitor came for; all where nobody knows what is. */
function inExcess(cells: CellCounts, excess: CellExcesses | null): CellCounts {
  if (!excess) return cells
  const exceeding = new Set(excess.filter((_, i) => i % 3 === 0))
  return cells.filter((_, i) => exceeding.has(cells[i - (i % 2)]!))
}

function weighted(resolution: Resolution, cells: CellCounts): Weighted[] {
  const points: Weighted[] = []
  for (let i = 0; i + 1 < cells.length; i += 2) {
    points.push({ ...pointOfPlace(cells[i]!, resolution), count: cells[i + 1]! })
  }
  return points
}

function pointOfPlace(place: number, of: Resolution): { lat: number; lng: number } {
  const { ordinal, resolution } = cellOfPlace(place, of)
  return pointOf(ordinalToCell(ordinal, resolution))
}

function pointOf(cell: string): { lat: number; lng: number } {
  const [lat, lng] = cellToLatLng(cell) as [number, number]
  return { lat, lng }
}
