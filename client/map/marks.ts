import { ordinalToCell, type Resolution } from '#contract/grid.ts'
import { cellToBoundary, cellToParent, getResolution } from 'h3-js'
import L from 'leaflet'
import { unwrapRing, type Position } from './antimeridian.ts'
import type { Basemap } from './basemap.ts'
import type { OwnPlace } from './heatMap.ts'

/** Outlines in ink above everything drawn: the visitor's own cell or country, and the cell under the pointer. */
export class Marks {
  readonly #map: L.Map
  readonly #pane: string
  readonly #renderer: L.Renderer
  readonly #own: L.LayerGroup
  readonly #hover: L.LayerGroup
  readonly #ownLabel: string
  #ink: string
  #place: OwnPlace | null = null
  #basemap: Basemap | undefined
  #resolution: Resolution = 2
  /** Which copy of the world the own outline is drawn in. */
  #turn = 0

  constructor(map: L.Map, pane: string, ink: string, ownLabel: string) {
    this.#map = map
    this.#pane = pane
    this.#ink = ink
    this.#ownLabel = ownLabel
    this.#renderer = L.svg({ pane, padding: 0.5 })
    this.#own = L.layerGroup().addTo(map)
    this.#hover = L.layerGroup().addTo(map)
    map.on('moveend', () => this.#followTurn())
  }

  set basemap(basemap: Basemap) {
    this.#basemap = basemap
    this.#drawOwn()
  }

  setInk(ink: string): void {
    this.#ink = ink
    for (const group of [this.#own, this.#hover]) {
      group.eachLayer((layer) => {
        if (layer instanceof L.Path) layer.setStyle({ color: ink })
      })
    }
  }

  setOwn(place: OwnPlace | null, resolution: Resolution): void {
    this.#place = place
    this.#resolution = resolution
    this.#drawOwn()
  }

  refreshOwn(resolution: Resolution): void {
    if (resolution !== this.#resolution) this.setOwn(this.#place, resolution)
  }

  /** @param lng of the pointer: says in which copy of the world the cell is meant */
  hover(ordinal: number, resolution: Resolution, lng: number): L.LatLngBounds {
    this.#hover.clearLayers()
    const outline = this.#outline(near(cellRing(ordinalToCell(ordinal, resolution)), lng))
    this.#hover.addLayer(outline)
    return outline.getBounds()
  }

  leave(): void {
    this.#hover.clearLayers()
  }

  #followTurn(): void {
    const turn = Math.round(this.#map.getCenter().lng / 360)
    if (turn !== this.#turn) this.#drawOwn()
    this.#turn = turn
  }

  #drawOwn(): void {
    this.#own.clearLayers()
    const { cell, country } = this.#place ?? {}
    const middle = this.#map.getCenter().lng
    if (cell) this.#drawOwnCell(near(cellRing(shownCell(cell, this.#resolution)), middle))
    else if (country) {
      for (const line of this.#basemap?.outline(country) ?? []) this.#own.addLayer(this.#outline(near(line, middle)))
    }
  }

  #drawOwnCell(ring: Position[]): void {
    this.#own.addLayer(this.#outline(ring))
    this.#own.addLayer(chipAbove(ring, this.#ownLabel))
  }

  #outline(line: readonly Position[]): L.Polyline {
    return L.polyline(line.map(toLatLng), {
      pane: this.#pane,
      renderer: this.#renderer,
      interactive: false,
      color: this.#ink,
      weight: 2,
      lineJoin: 'round',
    })
  }
}

/** The cell of the map's resolution around a finer one. */
function shownCell(cell: string, resolution: Resolution): string {
  return cellToParent(cell, Math.min(resolution, getResolution(cell)))
}

function cellRing(cell: string): Position[] {
  return unwrapRing(cellToBoundary(cell, true))
}

/** In the copy of the world nearest to a longitude. */
function near(line: readonly Position[], lng: number): Position[] {
  const turn = 360 * Math.round((lng - (line[0]?.[0] ?? lng)) / 360)
  return line.map(([x, y]) => [x + turn, y])
}

function toLatLng([lng, lat]: Position): L.LatLngTuple {
  return [lat, lng]
}

function chipAbove(ring: readonly Position[], text: string): L.Marker {
  const north = Math.max(...ring.map(([, lat]) => lat))
  const lngs = ring.map(([lng]) => lng)
  const html = document.createElement('span')
  html.className = 'map-chip map-chip-own'
  html.textContent = text
  const icon = L.divIcon({ html, className: 'map-label', iconSize: [0, 0] })
  return L.marker([north, (Math.min(...lngs) + Math.max(...lngs)) / 2], { icon, interactive: false, keyboard: false })
}
