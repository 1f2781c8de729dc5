import type { Sheet } from './blanket.ts'
import { BOX, VERTEX, type Outlines } from './outlines.ts'
import type { CellMode, CellStyle } from './palette.ts'

/** Ground left around each cell inside its outline, in pixels, so that neighbours don't touch. */
const GAP = 0.75
const EDGE_WIDTH = 1
/** Below this zoom cells are so small that the gap shrinks with them. */
const FULL_GAP_FROM = 2
/** Cells in one path: a path of thousands is slow to fill, as its rows cross all of them. */
const CELLS_PER_PATH = 64

/** A cell to be drawn: its slot and how many worlds to the east. */
interface Placed {
  slot: number
  copy: number
}

/** Draws every cell of `counts` that the sheet shows, in every copy of the world that it shows. */
export function paintCells(
  sheet: Sheet,
  outlines: Outlines,
  counts: ReadonlyMap<number, number>,
  mode: CellMode,
): void {
  const byClass = mode.styles.map((): Placed[] => [])
  for (const [ordinal, count] of counts) {
    const slot = outlines.slot(ordinal)
    for (const copy of copiesIn(sheet, outlines.boxes, slot * BOX)) byClass[mode.classOf(count)]!.push({ slot, copy })
  }
  byClass.forEach((cells, i) => paintClass(sheet, outlines, cells, mode.styles[i]!))
}

/** Whole worlds by which a box has to be moved to lie on the sheet. */
function copiesIn({ scale, left, top, width, height }: Sheet, boxes: Float32Array, at: number): number[] {
  if (boxes[at + 1]! * scale > top + height || boxes[at + 3]! * scale < top) return []
  const first = Math.ceil(left / scale - boxes[at + 2]!)
  const last = Math.floor((left + width) / scale - boxes[at]!)
  return first > last ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function paintClass(sheet: Sheet, outlines: Outlines, cells: Placed[], style: CellStyle): void {
  const { context } = sheet
  context.fillStyle = style.fill
  context.strokeStyle = style.edge
  context.lineWidth = EDGE_WIDTH
  const inset = GAP * Math.min(1, 2 ** (sheet.zoom - FULL_GAP_FROM)) + EDGE_WIDTH / 2
  for (let i = 0; i < cells.length; i += CELLS_PER_PATH) {
    context.beginPath()
    for (const cell of cells.slice(i, i + CELLS_PER_PATH)) trace(sheet, outlines, cell, inset)
    context.fill()
    context.stroke()
  }
}

function trace(
  { context, scale, left, top }: Sheet,
  { starts, vertices }: Outlines,
  cell: Placed,
  inset: number,
): void {
  const shift = cell.copy * scale - left
  const end = starts[cell.slot + 1]! * VERTEX
  for (let i = starts[cell.slot]! * VERTEX, first = i; i < end; i += VERTEX) {
    const x = vertices[i]! * scale + shift + vertices[i + 2]! * inset
    const y = vertices[i + 1]! * scale - top + vertices[i + 3]! * inset
    if (i === first) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.closePath()
}
