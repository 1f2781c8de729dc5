import type { SKRSContext2D } from '@napi-rs/canvas'
import { cellToBoundary, getResolution } from 'h3-js'
import type { Heat } from '../contract/service.ts'
import type { Colours } from './colours.ts'
import { unwrapped, type LandOutline, type Line } from './landOutline.ts'
import type { View } from './mapView.ts'

/** Where on the canvas, in pixels. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export interface MapPicture {
  land: LandOutline
  /** As the API tells them: no cell of fewer than three reports is among them. */
  cells: Heat['cells']
  view: View
  colours: Colours
}

const STEPS_OF_COUNT = [1, 3, 10, 30, 100]
const COUNT_OPACITY = 0.92
const AS_USUAL_OPACITY = 0.3
/** Coarser cells are this faint for each resolution between, as on the live map. */
const BLURRED = 0.45
/** By how sure it is, as on the live map. */
const OPACITIES = [
  { from: 0.9, opacity: 0.95 },
  { from: 0.75, opacity: 0.7 },
  { from: 0.5, opacity: 0.45 },
]

/**
 * Draws land, cells and borders into a part of a canvas, as the live map shows them: how far each cell exceeds what is
 * usual where that is known, else how much was reported. Whoever draws loads the canvas; this only uses its context.
 */
export function drawMap(context: SKRSContext2D, area: Area, { land, cells, view, colours }: MapPicture): void {
  const pen = new Pen(context, area, view)
  context.save()
  context.beginPath()
  context.rect(area.x, area.y, area.width, area.height)
  context.clip()
  context.fillStyle = colours.sea
  context.fillRect(area.x, area.y, area.width, area.height)
  context.lineWidth = 0.8
  context.lineJoin = 'round'
  for (const polygon of land.land) pen.fill(polygon, colours.land, colours.border)
  drawCells(pen, cells, colours)
  context.globalAlpha = 0.7
  for (const border of land.borders) pen.stroke(border, colours.border)
  context.restore()
}

type Cell = Heat['cells'][number]

/** The coarser ones first: they stand for scattered reports and must not hide where the others are. */
function drawCells(pen: Pen, cells: readonly Cell[], colours: Colours): void {
  const placed = cells.map((cell) => ({ cell, resolution: getResolution(cell.cell) }))
  const finest = Math.max(...placed.map(({ resolution }) => resolution))
  placed.sort((a, b) => a.resolution - b.resolution)
  for (const { cell, resolution } of placed) {
    const coarser = finest - resolution
    drawCell(pen, cell, colours, coarser > 0 ? BLURRED / coarser : 1)
  }
}

function drawCell(pen: Pen, { cell, count, ratio, confidence }: Cell, colours: Colours, strength: number): void {
  const ring = unwrapped(cellToBoundary(cell, true))
  const { colour, opacity } = ratio === null ? ofCount(count, colours) : ofExcess(ratio, confidence ?? 0, colours)
  pen.context.globalAlpha = opacity * strength
  pen.fill([ring], colour, null)
  pen.context.globalAlpha = 1
}

function ofCount(count: number, { counts }: Colours) {
  const step = STEPS_OF_COUNT.findLastIndex((from) => count >= from)
  return { colour: counts[Math.max(0, step)]!, opacity: COUNT_OPACITY }
}

function ofExcess(ratio: number, confidence: number, { excess }: Colours) {
  const known = OPACITIES.find(({ from }) => confidence >= from)
  if (!known) return { colour: excess[0]!, opacity: AS_USUAL_OPACITY }
  const doublings = Math.floor(Math.log2(Math.max(2, ratio)))
  return { colour: excess[Math.min(excess.length - 1, doublings)]!, opacity: known.opacity }
}

const MAX_LATITUDE = 85

/** Mercator from 0 at the north to 1 at the south of a world 1 wide. */
function mercatorY(lat: number): number {
  const sine = Math.sin((Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** Draws in degrees. The view's middle is the area's; the scale is the largest that shows all of it. */
class Pen {
  readonly context: SKRSContext2D
  readonly #scale: number
  readonly #left: number
  readonly #top: number
  readonly #area: Area

  constructor(context: SKRSContext2D, area: Area, { west, east, south, north }: View) {
    this.context = context
    this.#area = area
    const [top, bottom] = [mercatorY(north), mercatorY(south)]
    // Never more than the whole world across: it would repeat.
    const scale = Math.min(area.width / ((east - west) / 360), area.height / (bottom - top))
    this.#scale = Math.max(scale, area.width)
    this.#left = area.x + area.width / 2 - ((west + east) / 720) * this.#scale
    this.#top = area.y + area.height / 2 - ((top + bottom) / 2) * this.#scale
  }

  fill(rings: readonly Line[], colour: string, edge: string | null): void {
    for (const turn of this.#turns(rings[0]!)) {
      this.context.beginPath()
      for (const ring of rings) this.#trace(ring, turn)
      this.context.fillStyle = colour
      this.context.fill('evenodd')
      if (edge === null) continue
      this.context.strokeStyle = edge
      this.context.stroke()
    }
  }

  stroke(line: Line, colour: string): void {
    this.context.strokeStyle = colour
    for (const turn of this.#turns(line)) {
      this.context.beginPath()
      this.#trace(line, turn)
      this.context.stroke()
    }
  }

  /** Whole turns by which a line has to be moved to lie in the area. */
  #turns(line: Line): number[] {
    const xs = line.map(([lng]) => lng)
    const [west, east] = [Math.min(...xs), Math.max(...xs)]
    const { x, width } = this.#area
    return [-360, 0, 360].filter((turn) => this.#x(east + turn) >= x && this.#x(west + turn) <= x + width)
  }

  #trace(line: Line, turn: number): void {
    line.forEach(([lng, lat], i) => {
      const [x, y] = [this.#x(lng + turn), this.#top + mercatorY(lat) * this.#scale]
      if (i === 0) this.context.moveTo(x, y)
      else this.context.lineTo(x, y)
    })
  }

  #x = (lng: number): number => this.#left + (lng / 360) * this.#scale
}
