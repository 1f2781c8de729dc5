import { ordinalToCell, type Resolution } from '#contract/grid.ts'
import { cellToBoundary, cellToParent, getResolution } from 'h3-js'
import L from 'leaflet'
import { unwrapRing, type Position } from './antimeridian.ts'

/** Pixels between the own cell and the chip above it. */
const CHIP_ABOVE = 6

/** Outlines in ink above everything drawn: the visitor's own cell or country, and the cell under the pointer. */
export class Marks {
  readonly #map: L.Map
  readonly #pane: string
  readonly #renderer: L.Renderer
  readonly #own: L.LayerGroup
  readonly #hover: L.LayerGroup
  #ink: string

  constructor(map: L.Map, pane: string, ink: string) {
    this.#map = map
    this.#pane = pane
    this.#ink = ink
    this.#renderer = L.svg({ pane, padding: 0.5 })
    this.#own = L.layerGroup().addTo(map)
    this.#hover = L.layerGroup().addTo(map)
  }

  setInk(ink: string): void {
    this.#ink = ink
    for (const group of [this.#own, this.#hover]) {
      group.eachLayer((layer) => {
        if (layer instanceof L.Path) layer.setStyle({ color: ink })
      })
    }
  }

  /** @param cell of any resolution; drawn at the map's, or at its own where that is coarser */
  showOwnCell(cell: string, resolution: Resolution, chip: string): void {
    this.#own.clearLayers()
    const shown = cellToParent(cell, Math.min(resolution, getResolution(cell)))
    const ring = this.#nearView(cellRing(shown))
    this.#own.addLayer(this.#outline(ring))
    this.#own.addLayer(chipAbove(ring, chip))
  }

  showOwnCountry(outline: readonly Position[][]): void {
    this.#own.clearLayers()
    for (const line of outline) this.#own.addLayer(this.#outline(this.#nearView(line)))
  }

  hideOwn(): void {
    this.#own.clearLayers()
  }

  /** @param lng of the pointer: says in which copy of the world the cell is meant */
  hover(ordinal: number, resolution: Resolution, lng: number): L.LatLngBounds {
    this.#hover.clearLayers()
    const ring = moved(cellRing(ordinalToCell(ordinal, resolution)), lng)
    const outline = this.#outline(ring)
    this.#hover.addLayer(outline)
    return outline.getBounds()
  }

  leave(): void {
    this.#hover.clearLayers()
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

  #nearView(line: readonly Position[]): Position[] {
    return moved(line, this.#map.getCenter().lng)
  }
}

function cellRing(cell: string): Position[] {
  return unwrapRing(cellToBoundary(cell, true))
}

/** In the copy of the world nearest to a longitude. */
function moved(line: readonly Position[], lng: number): Position[] {
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
  html.style.marginTop = `${-CHIP_ABOVE}px`
  html.textContent = text
  const icon = L.divIcon({ html, className: 'map-label', iconSize: [0, 0] })
  return L.marker([north, (Math.min(...lngs) + Math.max(...lngs)) / 2], { icon, interactive: false, keyboard: false })
}
