import L from 'leaflet'
import { MAX_LATITUDE, zoomForWorld } from './mercator.ts'

/** From bottom to top; the canvases of land, cells and borders, then outlines. Labels are Leaflet's markers above. */
export const PANES = {
  land: 'outcry-land',
  cells: 'outcry-cells',
  borders: 'outcry-borders',
  marks: 'outcry-marks',
} as const

const ZOOM_SNAP = 0.25
const FINEST_ZOOM = 10
/** Leaflet wants finite bounds; nobody pans a hundred times around the world. */
const MANY_TURNS = 36_000
/** Latitude in the middle of a world view: there is more land and there are more people in the north. */
const WORLD_CENTRE = 22

/** A Leaflet map without any of its own drawing: panes, limits and keys. */
export function createLeafletMap(element: HTMLElement, animated: boolean, attribution: boolean): L.Map {
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: attribution,
    zoomSnap: ZOOM_SNAP,
    maxZoom: FINEST_ZOOM,
    maxBounds: [
      [-MAX_LATITUDE, -MANY_TURNS],
      [MAX_LATITUDE, MANY_TURNS],
    ],
    maxBoundsViscosity: 1,
    zoomAnimation: animated,
    markerZoomAnimation: animated,
    fadeAnimation: animated,
    inertia: animated,
  })
  map.attributionControl?.setPrefix(false)
  Object.values(PANES).forEach((name, i) => {
    map.createPane(name).style.zIndex = String(210 + 10 * i)
  })
  map.setView([WORLD_CENTRE, 0], 0, { animate: false })
  return map
}

/** The whole width of the world, or as much as leaves no empty space above and below it. */
export function showWorld(map: L.Map): void {
  const zoom = snapped(zoomForWorld(map.getSize().x || 1), Math.floor)
  map.setView([WORLD_CENTRE, 0], Math.max(map.getMinZoom(), zoom), { animate: false })
}

/** No zoom at which the world is lower than the map. Leaflet's own setMinZoom would animate there. */
export function limitZoom(map: L.Map): void {
  map.options.minZoom = Math.max(0, snapped(zoomForWorld(map.getSize().y || 1), Math.ceil))
  if (map.getZoom() < map.options.minZoom) map.setZoom(map.options.minZoom, { animate: false })
}

/**
 * A page scrolls on when the wheel turns over the map, until the map was clicked or focused; with Ctrl or ⌘, which is also
 * what a pinch on a touchpad sends, it always zooms.
 */
export function zoomByWheelWhenMeant(element: HTMLElement, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent): void => {
    const meant = event.ctrlKey || event.metaKey || element.contains(document.activeElement)
    if (!meant) event.stopImmediatePropagation()
  }
  element.addEventListener('wheel', onWheel, { capture: true, passive: true, signal })
}

function snapped(zoom: number, round: (value: number) => number): number {
  return round(zoom / ZOOM_SNAP) * ZOOM_SNAP
}
