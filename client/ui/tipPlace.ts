export interface Size {
  width: number
  height: number
}

export interface Frame {
  left: number
  top: number
  right: number
  bottom: number
}

const GAP = 16
const EDGE = 8

/**
 * Where a tip stands, in pixels from the map's top left: beside the cell, on the side with room, at its height as far as
 * the map's edges allow.
 */
export function tipPlace(cell: Frame, tip: Size, map: Size): { x: number; y: number } {
  const right = cell.right + GAP
  const x = right + tip.width + EDGE <= map.width ? right : Math.max(EDGE, cell.left - GAP - tip.width)
  const middle = (cell.top + cell.bottom - tip.height) / 2
  return { x, y: Math.max(EDGE, Math.min(middle, map.height - tip.height - EDGE)) }
}
