import L from 'leaflet'
import { chipPlaces, cityPlaces, Crowd, type Size } from './chipPlaces.ts'
import { countClass } from './palette.ts'
import { overlap, placeLabels, type Box, type Candidates } from './placeLabels.ts'
import type { City, Places } from './places.ts'
import type { VisibleCell } from './visibleCells.ts'

const MOST_CHIPS = 8
/** Map area in px² per chip: a phone has room for two or three. */
const AREA_PER_CHIP = 55_000
/** A country with a few cells at the edge of the view may have no room for its chip; then the next one gets it. */
const TRIED_PER_CHIP = 2
const CITIES_FROM = 4.5
const FEW_CITIES_FROM = 3.25
const BETWEEN_CITIES = 120
const MOST_CITIES = 40
const MARGIN = 8

const FONT_SIZE = 12
const CHIP_HEIGHT = 24
/** Padding, border and the gap between name and count. */
const CHIP_EXTRA = 24
const CITY_HEIGHT = 16
const DOT = 6

export interface LabelTexts {
  countryName(code: string): string
  count(value: number): string
}

/** What a layout is made from. */
export interface LabelInput {
  cells: readonly VisibleCell[]
  places: Places
  /** Country of a cell, by the city nearest to it. */
  countryOf(cell: VisibleCell): string | undefined
  regions: readonly (readonly [country: string, count: number])[]
  ownCountry: string | undefined
  obstacles: readonly Box[]
}

/** Country chips, or from CITIES_FROM on city names: HTML above the canvases, so that text stays sharp while zooming. */
export class Labels {
  readonly #map: L.Map
  readonly #layer: L.LayerGroup
  readonly #texts: LabelTexts
  readonly #context = document.createElement('canvas').getContext('2d')!
  #counts = new Map<string, HTMLElement>()
  /** Countries the last layout tried to label; those without a free place aren't tried again before the next. */
  #tried = new Set<string>()

  constructor(map: L.Map, texts: LabelTexts) {
    this.#map = map
    this.#texts = texts
    this.#layer = L.layerGroup().addTo(map)
  }

  /** Changes the figures where they stand; true when other countries would be labelled now. */
  update(regions: LabelInput['regions']): boolean {
    for (const [country, count] of regions) {
      const element = this.#counts.get(country)
      if (element) element.textContent = this.#texts.count(count)
    }
    return this.#largest(regions).some((country) => !this.#tried.has(country))
  }

  layout(input: LabelInput): void {
    this.#layer.clearLayers()
    this.#counts.clear()
    this.#tried = new Set(this.#largest(input.regions))
    // Where nothing is told by country, as of all services together, a few cities say where one is.
    const citiesFrom = input.regions.length > 0 ? CITIES_FROM : FEW_CITIES_FROM
    if (this.#map.getZoom() < citiesFrom) this.#layoutCountries(input)
    else this.#layoutCities(input)
  }

  #layoutCountries({ cells, regions, ownCountry, countryOf, obstacles }: LabelInput): void {
    const groups = grouped(cells, countryOf)
    const crowd = crowdOf(cells)
    const shown = regions
      .filter(([country, count]) => count > 0 && groups.has(country))
      .sort((a, b) => Number(b[0] === ownCountry) - Number(a[0] === ownCountry) || b[1] - a[1])
      .slice(0, TRIED_PER_CHIP * this.#chipLimit())
    const labels = shown.map(([country, count]) => ({
      id: country,
      places: chipPlaces(groups.get(country)!, this.#chipSize(country, count), crowd),
    }))
    const counts = new Map(shown)
    for (const [country, box] of placeLabels(labels, this.#frame(), obstacles, this.#chipLimit())) {
      this.#addChip(country, counts.get(country)!, box)
    }
  }

  #layoutCities(input: LabelInput): void {
    const crowd = crowdOf(input.cells)
    const chosen = this.#chooseCities(input)
    const labels = chosen.map(({ city, x, y }): Candidates => {
      return { id: String(city.rank), places: cityPlaces({ x, y, count: 0 }, this.#citySize(city), DOT, crowd) }
    })
    const boxes = placeLabels(labels, this.#frame(), input.obstacles)
    for (const spot of chosen) {
      const box = boxes.get(String(spot.city.rank))
      if (box) this.#addCity(spot, box)
    }
  }

  /** Where most is reported first, then the largest; BETWEEN_CITIES apart. */
  #chooseCities({ cells, places, obstacles }: LabelInput): CitySpot[] {
    const spots = citySpots(this.#map, places).map((spot) => ({ ...spot, reports: reportsAt(spot, cells) }))
    const chosen: CitySpot[] = []
    const most = this.#map.getZoom() < CITIES_FROM ? this.#chipLimit() : MOST_CITIES
    for (const spot of spots.sort((a, b) => b.reports - a.reports || a.city.rank - b.city.rank)) {
      if (chosen.length === most) break
      const dot = { left: spot.x - DOT, right: spot.x + DOT, top: spot.y - DOT, bottom: spot.y + DOT }
      if (obstacles.some((box) => overlap(box, dot))) continue
      if (chosen.every(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) >= BETWEEN_CITIES)) chosen.push(spot)
    }
    return chosen
  }

  #addChip(country: string, count: number, box: Box): void {
    const chip = element('span', 'map-chip')
    const figure = element('span', 'map-chip-count', this.#texts.count(count))
    chip.append(element('b', '', this.#texts.countryName(country)), figure)
    this.#add(chip, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    this.#counts.set(country, figure)
  }

  #addCity({ city, x, y }: CitySpot, box: Box): void {
    const label = element('span', box.right - x > x - box.left ? 'map-city' : 'map-city map-city-before')
    label.append(element('bdi', '', city.name))
    this.#add(label, x, y)
  }

  #add(html: HTMLElement, x: number, y: number): void {
    const icon = L.divIcon({ html, className: 'map-label', iconSize: [0, 0] })
    const at = this.#map.containerPointToLatLng([x, y])
    this.#layer.addLayer(L.marker(at, { icon, interactive: false, keyboard: false }))
  }

  #largest(regions: LabelInput['regions']): string[] {
    return regions.slice(0, this.#chipLimit()).map(([country]) => country)
  }

  #chipLimit(): number {
    const { x, y } = this.#map.getSize()
    return Math.max(2, Math.min(MOST_CHIPS, Math.floor((x * y) / AREA_PER_CHIP)))
  }

  #chipSize(country: string, count: number): Size {
    const width =
      this.#textWidth(this.#texts.countryName(country), 600) + this.#textWidth(this.#texts.count(count), 400)
    return { width: width + CHIP_EXTRA, height: CHIP_HEIGHT }
  }

  #citySize(city: City): Size {
    return { width: this.#textWidth(city.name, 500), height: CITY_HEIGHT }
  }

  #textWidth(text: string, weight: number): number {
    this.#context.font = `${weight} ${FONT_SIZE}px ${getComputedStyle(this.#map.getContainer()).fontFamily}`
    return this.#context.measureText(text).width
  }

  #frame(): Box {
    const { x, y } = this.#map.getSize()
    return { left: MARGIN, top: MARGIN, right: x - MARGIN, bottom: y - MARGIN }
  }
}

interface CitySpot {
  city: City
  x: number
  y: number
}

function citySpots(map: L.Map, places: Places): CitySpot[] {
  const bounds = map.getBounds()
  const middle = bounds.getCenter().lng
  return places.cities.flatMap((city) => {
    const lng = city.lng + 360 * Math.round((middle - city.lng) / 360)
    if (!bounds.contains([city.lat, lng])) return []
    const { x, y } = map.latLngToContainerPoint([city.lat, lng])
    return [{ city, x, y }]
  })
}

/** Class of the cell the city lies in, by distance to its middle; −1 without reports. Classes keep labels from flickering. */
function reportsAt({ x, y }: CitySpot, cells: readonly VisibleCell[]): number {
  const cell = cells.find((spot) => Math.hypot(spot.x - x, spot.y - y) < spot.radius)
  return cell ? countClass(cell.count) : -1
}

function crowdOf(cells: readonly VisibleCell[]): Crowd {
  const radius = cells.reduce((sum, cell) => sum + cell.radius, 0) / Math.max(1, cells.length)
  return new Crowd(cells, radius)
}

function grouped<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}
