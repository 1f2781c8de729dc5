import type L from 'leaflet'
import { limitZoom, showWorld } from './leafletMap.ts'
import type { Bounds } from './tiles.ts'

/** Pixels left between what is shown first and the edge of the map. */
const PADDING: L.PointTuple = [24, 24]
/** Closer than countries have their names, one would see where in a country but not in which. */
const CLOSEST = 4.25

/** What part of the world is shown as long as the visitor hasn't chosen one. Never animated: the map opens there. */
export class Viewport {
  readonly #map: L.Map
  readonly #observer: ResizeObserver
  #bounds: Bounds | undefined
  #isMoved = false
  #isMoving = false

  constructor(map: L.Map, bounds: Bounds | undefined) {
    this.#map = map
    this.#bounds = bounds
    map.on('movestart zoomstart', () => (this.#isMoved ||= !this.#isMoving))
    this.#show()
    this.#observer = new ResizeObserver(() => this.#onResize())
    this.#observer.observe(map.getContainer())
  }

  get bounds(): Bounds {
    const bounds = this.#map.getBounds()
    const [south, north] = [bounds.getSouth(), bounds.getNorth()]
    return { south, north, west: bounds.getWest(), east: bounds.getEast() }
  }

  /** undefined = the whole world */
  open(bounds: Bounds | undefined): void {
    this.#bounds = bounds
    this.#show()
  }

  stop(): void {
    this.#observer.disconnect()
  }

  #onResize(): void {
    this.#unmoved(() => this.#map.invalidateSize({ pan: true, animate: false }))
    this.#show()
  }

  #show(): void {
    const { x, y } = this.#map.getSize()
    if (x === 0 || y === 0) return
    this.#unmoved(() => {
      limitZoom(this.#map)
      if (this.#isMoved) return
      if (this.#bounds)
        this.#map.fitBounds(toLeaflet(this.#bounds), { animate: false, padding: PADDING, maxZoom: CLOSEST })
      else showWorld(this.#map)
    })
  }

  /** What the map does by itself is no choice of the visitor's. */
  #unmoved(act: () => void): void {
    this.#isMoving = true
    act()
    this.#isMoving = false
  }
}

function toLeaflet({ south, west, north, east }: Bounds): L.LatLngBoundsExpression {
  return [
    [south, west],
    [north, east],
  ]
}
