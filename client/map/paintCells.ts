import { cellOfPlace, type PlaceExcess } from '#contract/frame.ts'
import type { Sheet } from './blanket.ts'
import { BOX, VERTEX, type Outlines } from './outlines.ts'
import type { CellMode } from './palette.ts'

/** Ground left around each cell inside its outline, in pixels, so that neighbours don't touch. */
const GAP = 0.75
/** Below this zoom cells are so small that the gap shrinks with them. */
const FULL_GAP_FROM = 2
/**
 * Cells in one path. Measured for 4,000 cells at 2 pixels per pixel, without a GPU: 19 ms one by one, 16 ms with 64,
 * 27 ms with 512 and 136 ms in a single path, whose rows cross all of them. A line around each takes 40 ms more.
 */
const CELLS_PER_PATH = 64

/**
 * Coarser cells that stand for scattered reports lie below the others, and are this faint for each resolution between:
 * the wider the area they may have come from, the less its colour says of a place in it.
 */
const BLURRED = 0.45

/** How the counts are to be read. */
export interface Reading {
  mode: CellMode
  excess: ReadonlyMap<number, PlaceExcess>
}

/** A cell to be drawn: its slot and how many worlds to the east. */
interface Placed {
  slot: number
  copy: number
}

/** Draws the cells that the sheet shows, in every copy of the world that it shows. */
export function paintCells(
  sheet: Sheet,
  outlines: Outlines,
  counts: Iterable<readonly [place: number, count: number]>,
  { mode, excess }: Reading,
): void {
  const layers: Placed[][][] = []
  for (const [at, count] of counts) {
    const { resolution } = cellOfPlace(at, outlines.resolution)
    const layer = (layers[resolution] ??= mode.styles.map(() => []))
    place(sheet, outlines, at, layer[mode.classOf(count, excess.get(at))]!)
  }
  layers.forEach((byClass, resolution) => {
    const coarser = outlines.resolution - resolution
    sheet.context.globalAlpha = coarser > 0 ? BLURRED / coarser : 1
    paintLayer(sheet, outlines, byClass, mode)
  })
  sheet.context.globalAlpha = 1
}

function paintLayer(sheet: Sheet, outlines: Outlines, byClass: readonly Placed[][], mode: CellMode): void {
  const gap = GAP * Math.min(1, 2 ** (sheet.zoom - FULL_GAP_FROM))
  byClass.forEach((cells, i) => {
    sheet.context.fillStyle = mode.styles[i]!.fill
    fill(sheet, outlines, cells, gap)
  })
}

/** Takes cells off the sheet, up to their outline: half of the gap that neighbours keep is theirs. */
export function eraseCells(sheet: Sheet, outlines: Outlines, ordinals: Iterable<number>): void {
  const cells: Placed[] = []
  for (const ordinal of ordinals) place(sheet, outlines, ordinal, cells)
  sheet.context.globalCompositeOperation = 'destination-out'
  sheet.context.fillStyle = '#000'
  fill(sheet, outlines, cells, 0)
  sheet.context.globalCompositeOperation = 'source-over'
}

/** Adds a cell once for each whole world by which it has to be moved to lie on the sheet. */
function place({ scale, left, top, width, height }: Sheet, outlines: Outlines, ordinal: number, into: Placed[]): void {
  const slot = outlines.slot(ordinal)
  const at = slot * BOX
  const { boxes } = outlines
  if (boxes[at + 1]! * scale > top + height || boxes[at + 3]! * scale < top) return
  const last = Math.floor((left + width) / scale - boxes[at]!)
  for (let copy = Math.ceil(left / scale - boxes[at + 2]!); copy <= last; copy++) into.push({ slot, copy })
}

function fill(sheet: Sheet, outlines: Outlines, cells: readonly Placed[], inset: number): void {
  for (let i = 0; i < cells.length; i += CELLS_PER_PATH) {
    sheet.context.beginPath()
    const end = Math.min(cells.length, i + CELLS_PER_PATH)
    for (let j = i; j < end; j++) trace(sheet, outlines, cells[j]!, inset)
    sheet.context.fill()
  }
}

function trace(
  { context, scale, left, top }: Sheet,
  { starts, vertices }: Outlines,
  cell: Placed,
  inset: number,
): void {
  const shift = cell.copy * scale - left
  const first = starts[cell.slot]! * VERTEX
  const end = starts[cell.slot + 1]! * VERTEX
  for (let i = first; i < end; i += VERTEX) {
    const x = vertices[i]! * scale + shift + vertices[i + 2]! * inset
    const y = vertices[i + 1]! * scale - top + vertices[i + 3]! * inset
    if (i === first) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.closePath()
}
