import { EXTENT, FINEST_TILES, type Basemap, type FlatLine, type Shape } from './basemap.ts'
import type { Sheet } from './blanket.ts'
import type { Ground } from './palette.ts'

const BORDER_OPACITY = 0.7
/** Below this zoom borders stand so close that they are drawn finer. */
const FINE_BELOW = 3.4

interface Tile {
  z: number
  x: number
  y: number
  /** Where it lies on the sheet, in pixels. */
  left: number
  top: number
  side: number
}

/** Land and its coast: what lies under the cells. */
export function paintLand(sheet: Sheet, basemap: Basemap, ground: Ground): void {
  sheet.context.fillStyle = ground.land
  for (const tile of tilesOf(sheet)) {
    sheet.context.beginPath()
    trace(sheet.context, basemap, 'land', tile)
    sheet.context.fill('evenodd')
  }
  strokeAll(sheet, basemap, 'coast', ground)
}

/** What lies over the cells. */
export function paintBorders(sheet: Sheet, basemap: Basemap, ground: Ground): void {
  sheet.context.globalAlpha = BORDER_OPACITY
  strokeAll(sheet, basemap, 'border', ground)
  sheet.context.globalAlpha = 1
}

/** One stroke for all tiles: where neighbours overlap, a line is covered once and not made darker. */
function strokeAll(sheet: Sheet, basemap: Basemap, shape: Shape, ground: Ground): void {
  const { context } = sheet
  context.beginPath()
  for (const tile of tilesOf(sheet)) trace(context, basemap, shape, tile)
  context.strokeStyle = ground.border
  context.lineWidth = sheet.zoom < FINE_BELOW ? 0.6 : 0.9
  context.lineJoin = 'round'
  context.stroke()
}

/** The tiles a sheet touches, 256 to 512 px wide, in every copy of the world that it shows. */
function* tilesOf(sheet: Sheet): Generator<Tile> {
  const z = Math.max(0, Math.min(FINEST_TILES, Math.ceil(sheet.zoom) - 1))
  const side = sheet.scale / 2 ** z
  const lastX = Math.floor((sheet.left + sheet.width) / side)
  const lastY = Math.min(2 ** z - 1, Math.floor((sheet.top + sheet.height) / side))
  for (let y = Math.max(0, Math.floor(sheet.top / side)); y <= lastY; y++) {
    for (let x = Math.floor(sheet.left / side); x <= lastX; x++) {
      yield { z, x, y, left: x * side - sheet.left, top: y * side - sheet.top, side }
    }
  }
}

function trace(context: CanvasRenderingContext2D, basemap: Basemap, shape: Shape, tile: Tile): void {
  for (const lines of basemap.tile(shape, tile.z, tile.x, tile.y)) {
    for (const line of lines) traceLine(context, line, tile)
  }
}

function traceLine(context: CanvasRenderingContext2D, line: FlatLine, { left, top, side }: Tile): void {
  const unit = side / EXTENT
  context.moveTo(left + line[0]! * unit, top + line[1]! * unit)
  for (let i = 2; i < line.length; i += 2) context.lineTo(left + line[i]! * unit, top + line[i + 1]! * unit)
}
