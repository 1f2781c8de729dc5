import type L from 'leaflet'
import type { Spot } from './chipPlaces.ts'
import { latOf, lngOf, worldPixels } from './mercator.ts'
import { BOX, type Outlines } from './outlines.ts'

export interface VisibleCell extends Spot {
  ordinal: number
  lat: number
  lng: number
  /** Half of its width on the map, in pixels. */
  radius: number
}

/** The cells with their middle in the view, each once, in the copy of the world nearest to the middle. */
export function visibleCells(map: L.Map, outlines: Outlines, counts: ReadonlyMap<number, number>): VisibleCell[] {
  const scale = worldPixels(map.getZoom())
  const size = map.getSize()
  const { x: left, y: top } = map.getPixelBounds().min!
  const cells: VisibleCell[] = []
  for (const [ordinal, count] of counts) {
    const { x, y, radius } = middle(outlines, ordinal)
    const at = x * scale - left
    const px = at - scale * Math.round((at - size.x / 2) / scale)
    const py = y * scale - top
    if (px < 0 || px > size.x || py < 0 || py > size.y) continue
    cells.push({ ordinal, count, x: px, y: py, lat: latOf(y), lng: lngOf(x), radius: radius * scale })
  }
  return cells
}

export function middle(outlines: Outlines, ordinal: number): { x: number; y: number; radius: number } {
  const at = outlines.slot(ordinal) * BOX
  const [west, north, east, south] = outlines.boxes.subarray(at, at + BOX) as unknown as [
    number,
    number,
    number,
    number,
  ]
  return { x: (west + east) / 2, y: (north + south) / 2, radius: (east - west) / 2 }
}
