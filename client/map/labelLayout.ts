import type L from 'leaflet'
import type { CellLayer } from './cellLayer.ts'
import { Labels, type LabelTexts } from './labels.ts'
import type { Outlines } from './outlines.ts'
import type { Box } from './placeLabels.ts'
import type { Places } from './places.ts'
import { visibleCells, type VisibleCell } from './visibleCells.ts'

type Regions = readonly (readonly [country: string, count: number])[]

/** Labels are laid out anew at most this often while only counts change. */
const SETTLE_MS = 2000
/** A cell further from any known city than this counts for no country's label. */
const NEAR_KM = 600

/** Decides when labels are laid out, and gathers what from. */
export class LabelLayout {
  readonly #map: L.Map
  readonly #layer: CellLayer
  readonly #labels: Labels
  readonly #countries = new WeakMap<Outlines, Map<number, string | undefined>>()
  #places: Places | undefined
  #regions: Regions = []
  #ownCountry: string | undefined
  #request = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(map: L.Map, layer: CellLayer, texts: LabelTexts) {
    this.#map = map
    this.#layer = layer
    this.#labels = new Labels(map, texts)
    map.on('moveend', () => this.soon())
  }

  set places(places: Places) {
    this.#places = places
    this.soon()
  }

  /** The visitor's country, where no chip of their own cell says "You". */
  set ownCountry(country: string | undefined) {
    this.#ownCountry = country
    this.soon()
  }

  setRegions(regions: Regions): void {
    this.#regions = regions
    if (this.#labels.update(regions)) this.#timer ??= setTimeout(() => this.soon(), SETTLE_MS)
  }

  /** In the next animation frame. */
  soon(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#now())
  }

  stop(): void {
    cancelAnimationFrame(this.#request)
    clearTimeout(this.#timer)
  }

  #now(): void {
    this.#request = 0
    clearTimeout(this.#timer)
    this.#timer = undefined
    const places = this.#places
    if (!places) return
    const shown = this.#layer.shown
    this.#labels.layout({
      cells: shown ? visibleCells(this.#map, shown.outlines, shown.counts) : [],
      places,
      countryOf: (cell) => this.#countryOf(cell, shown!.outlines, places),
      regions: this.#regions,
      ownCountry: this.#ownCountry,
      obstacles: overlays(this.#map.getContainer()),
    })
  }

  #countryOf(cell: VisibleCell, outlines: Outlines, places: Places): string | undefined {
    let known = this.#countries.get(outlines)
    if (!known) this.#countries.set(outlines, (known = new Map()))
    if (!known.has(cell.ordinal)) known.set(cell.ordinal, places.nearest(cell.lat, cell.lng, NEAR_KM)?.country)
    return known.get(cell.ordinal)
  }
}

/** What the page lays over the map: the siblings of its element; and the chip on the visitor's own cell. */
function overlays(element: HTMLElement): Box[] {
  const map = element.getBoundingClientRect()
  const siblings = [...(element.parentElement?.children ?? [])].filter((other) => other !== element)
  return [...siblings, ...element.querySelectorAll('.map-chip-own')]
    .map((other) => other.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ left, top, right, bottom }) => ({
      left: left - map.left,
      top: top - map.top,
      right: right - map.left,
      bottom: bottom - map.top,
    }))
}
