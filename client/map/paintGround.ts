import type { Basemap, Shape } from './basemap.ts'
import type { Sheet } from './blanket.ts'
import { clipRing, type Rect } from './clipRing.ts'
import type { Ground } from './palette.ts'

const BORDER_OPACITY = 0.7
/** Below this zoom borders stand so close that they are drawn finer. */
const FINE_BELOW = 3.4
/** Pixels beyond the sheet up to which shapes are drawn, so that their cut edges don't show. */
const BLEED = 4
/** Lines in one path; see paintCells. */
const LINES_PER_PATH = 64

/** Land and its coast: what lies under the cells. */
export function paintLand(sheet: Sheet, basemap: Basemap, ground: Ground): void {
  const { land, coasts } = basemap.detail(sheet.zoom)
  sheet.context.fillStyle = ground.land
  for (const rings of land) for (const turn of turnsOnSheet(sheet, rings[0]!)) fillPolygon(sheet, rings, turn)
  strokeLines(sheet, coasts, ground)
}

/** What lies over the cells. */
export function paintBorders(sheet: Sheet, basemap: Basemap, ground: Ground): void {
  sheet.context.globalAlpha = BORDER_OPACITY
  strokeLines(sheet, basemap.detail(sheet.zoom).borders, ground)
  sheet.context.globalAlpha = 1
}

function fillPolygon(sheet: Sheet, rings: readonly Shape[], turn: number): void {
  const window = windowOf(sheet, turn)
  sheet.context.beginPath()
  for (const ring of rings) {
    trace(sheet, turn, isWithin(ring, window) ? ring.points : clipRing(ring.points, window))
    sheet.context.closePath()
  }
  sheet.context.fill('evenodd')
}

function strokeLines(sheet: Sheet, lines: readonly Shape[], ground: Ground): void {
  const { context } = sheet
  context.strokeStyle = ground.border
  context.lineWidth = sheet.zoom < FINE_BELOW ? 0.6 : 0.9
  context.lineJoin = 'round'
  let traced = 0
  context.beginPath()
  for (const line of lines) {
    for (const turn of turnsOnSheet(sheet, line)) {
      traceVisible(sheet, turn, line)
      if (++traced % LINES_PER_PATH > 0) continue
      context.stroke()
      context.beginPath()
    }
  }
  context.stroke()
}

/** Whole worlds by which a shape has to be moved east to lie on the sheet. */
function turnsOnSheet(sheet: Sheet, { west, north, east, south }: Shape): number[] {
  const window = windowOf(sheet, 0)
  if (south < window.top || north > window.bottom) return []
  const first = Math.ceil(window.left - east)
  const count = Math.floor(window.right - west) - first + 1
  return count > 0 ? Array.from({ length: count }, (_, i) => first + i) : []
}

/** The sheet and its bleed in world units, as seen by a shape that will be moved. */
function windowOf({ scale, left, top, width, height }: Sheet, turn: number): Rect {
  return {
    left: (left - BLEED) / scale - turn,
    right: (left + width + BLEED) / scale - turn,
    top: (top - BLEED) / scale,
    bottom: (top + height + BLEED) / scale,
  }
}

function isWithin({ west, north, east, south }: Shape, { left, top, right, bottom }: Rect): boolean {
  return west >= left && east <= right && north >= top && south <= bottom
}

function trace({ context, scale, left, top }: Sheet, turn: number, points: ArrayLike<number>): void {
  const shift = turn * scale - left
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]! * scale + shift, points[i + 1]! * scale - top]
    if (i === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}

/** Leaves out what lies beyond one edge of the sheet: a coast may be thousands of points and show ten. */
function traceVisible(sheet: Sheet, turn: number, line: Shape): void {
  const { context, scale, top, width, height } = sheet
  const shift = turn * scale - sheet.left
  const { points } = line
  let isDown = false
  for (let i = 2; i < points.length; i += 2) {
    const [x, y] = [points[i]! * scale + shift, points[i + 1]! * scale - top]
    const [fromX, fromY] = [points[i - 2]! * scale + shift, points[i - 1]! * scale - top]
    const isOff =
      (x < 0 && fromX < 0) || (y < 0 && fromY < 0) || (x > width && fromX > width) || (y > height && fromY > height)
    if (isOff) isDown = false
    else {
      if (!isDown) context.moveTo(fromX, fromY)
      context.lineTo(x, y)
      isDown = true
    }
  }
}
