/**
 * Spherical Mercator in units of the world's width: x grows east from 0 at −180° and goes on beyond 1 in the next copy of
 * the world, y grows south from 0 at MAX_LATITUDE to 1.
 */
export const MAX_LATITUDE = 85.0511287798066

/** Width in pixels of the whole world at zoom 0, as Leaflet has it. */
const WORLD_PIXELS = 256

export function worldPixels(zoom: number): number {
  return WORLD_PIXELS * 2 ** zoom
}

export function zoomForWorld(pixels: number): number {
  return Math.log2(pixels / WORLD_PIXELS)
}

export function worldX(lng: number): number {
  return lng / 360 + 0.5
}

export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return clamp01(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))
}

export function lngOf(x: number): number {
  return (x - 0.5) * 360
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** The same meridian between −180 and 180. */
export function wrapLng(lng: number): number {
  return lng - 360 * Math.floor((lng + 180) / 360)
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value))
}
