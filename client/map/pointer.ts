import { cellOfPlace, coarsePlace, type PlacedCell, type PlaceExcess } from '#contract/frame.ts'
import { cellToOrdinal, COARSEST, ordinalToCell, type Resolution } from '#contract/grid.ts'
import { cellToLatLng, getHexagonEdgeLengthAvg, latLngToCell, UNITS } from 'h3-js'
import type L from 'leaflet'
import type { CellLayer } from './cellLayer.ts'
import type { Marks } from './marks.ts'
import { wrapLng } from './mercator.ts'
import type { Box } from './placeLabels.ts'
import type { Places } from './places.ts'

/** The cell under the pointer or the last tap, for the tip. */
export interface HoveredCell {
  /** H3 index. */
  cell: string
  resolution: Resolution
  /** Problem reports in the last hour; of a coarser cell, those that are too few to be told of finer ones. */
  count: number
  /** Null where it doesn't exceed what is usual. */
  excess: PlaceExcess | null
  /** Largest city in the cell, else the one nearest to it; null when there is none near or names have not arrived. */
  place: string | null
  /** ISO 3166-1 alpha-2 of that city. */
  country: string | null
  /** Where the cell lies, in pixels from the map's top left corner: the tip stands beside it. */
  box: Box
}

type OnHover = ((cell: HoveredCell | null) => void) | undefined

/** A cell of open sea or desert further from any known city than this isn't named after one. */
const NEAR_KM = 250

/** Finds the cell under the pointer by its coordinate: no shape is ever hit-tested, however many are drawn. */
export class Pointer {
  readonly #map: L.Map
  readonly #layer: CellLayer
  readonly #marks: Marks
  readonly #onHover: OnHover
  #places: Places | undefined
  /** What was last told; a cell whose count changes is told again. */
  #told = ''
  #at: L.LatLng | undefined

  constructor(map: L.Map, layer: CellLayer, marks: Marks, onHover: OnHover) {
    this.#map = map
    this.#layer = layer
    this.#marks = marks
    this.#onHover = onHover
    map.on('mousemove click', (event) => this.#point((event as L.LeafletMouseEvent).latlng))
    map.on('mouseout movestart zoomstart', () => this.leave())
  }

  set places(places: Places) {
    this.#places = places
  }

  leave(): void {
    this.#at = undefined
    this.#tell('', () => this.#clear())
  }

  /** Counts have changed under the pointer. */
  refresh(): void {
    if (this.#at) this.#point(this.#at)
  }

  #point(at: L.LatLng): void {
    this.#at = at
    const shown = this.#layer.shown
    if (!shown) return
    const { resolution } = shown.outlines
    const place = placeAt(at, resolution, shown.counts)
    if (place === undefined) return this.#tell('', () => this.#clear())
    const count = shown.counts.get(place)!
    const excess = shown.excess.get(place) ?? null
    const what = [resolution, place, count, excess?.level, excess?.confidence].join('/')
    this.#tell(what, () => this.#enter(cellOfPlace(place, resolution), { count, excess }, at.lng))
  }

  #tell(what: string, act: () => void): void {
    if (what === this.#told) return
    this.#told = what
    act()
  }

  #clear(): void {
    this.#marks.leave()
    this.#onHover?.(null)
  }

  #enter({ ordinal, resolution }: PlacedCell, told: Pick<HoveredCell, 'count' | 'excess'>, lng: number): void {
    const bounds = this.#marks.hover(ordinal, resolution, lng)
    const cell = ordinalToCell(ordinal, resolution)
    const city = cityOf(cell, resolution, this.#places)
    const { x: left, y: top } = this.#map.latLngToContainerPoint(bounds.getNorthWest())
    const { x: right, y: bottom } = this.#map.latLngToContainerPoint(bounds.getSouthEast())
    const box = { left, top, right, bottom }
    this.#onHover?.({ cell, resolution, ...told, place: city?.name ?? null, country: city?.country ?? null, box })
  }
}

/** The finest place with a count around a point. */
function placeAt({ lat, lng }: L.LatLng, shown: Resolution, counts: ReadonlyMap<number, number>): number | undefined {
  for (let resolution = shown; resolution >= COARSEST; resolution = (resolution - 1) as Resolution) {
    const ordinal = cellToOrdinal(latLngToCell(lat, wrapLng(lng), resolution), resolution)
    const place = resolution === shown ? ordinal : coarsePlace(resolution, ordinal)
    if (counts.has(place)) return place
  }
  return undefined
}

function cityOf(cell: string, resolution: Resolution, places: Places | undefined) {
  const [lat, lng] = cellToLatLng(cell) as [number, number]
  const inside = getHexagonEdgeLengthAvg(resolution, UNITS.km)
  return places?.largest(lat, lng, inside) ?? places?.nearest(lat, lng, NEAR_KM)
}
