import type L from 'leaflet'
import type { Basemap } from './basemap.ts'
import { Blanket } from './blanket.ts'
import { PANES } from './leafletMap.ts'
import { paintBorders, paintLand } from './paintGround.ts'
import { GROUND, type Theme } from './palette.ts'

/** Sea, land and borders of the bundled basemap; only sea until it has arrived. */
export class GroundLayer {
  readonly #map: L.Map
  readonly #land: Blanket
  readonly #borders: Blanket
  #basemap: Basemap | undefined
  #theme: Theme

  constructor(map: L.Map, theme: Theme) {
    this.#map = map
    this.#theme = theme
    this.#land = new Blanket(PANES.land, (sheet) => paintLand(sheet, this.#basemap!, GROUND[this.#theme]))
    this.#borders = new Blanket(PANES.borders, (sheet) => paintBorders(sheet, this.#basemap!, GROUND[this.#theme]))
    this.#fillSea()
  }

  show(basemap: Basemap): void {
    this.#basemap = basemap
    this.#land.addTo(this.#map)
    this.#borders.addTo(this.#map)
  }

  setTheme(theme: Theme): void {
    this.#theme = theme
    this.#fillSea()
    this.#land.repaintNow()
    this.#borders.repaintNow()
  }

  #fillSea(): void {
    this.#map.getContainer().style.background = GROUND[this.#theme].sea
  }
}
