import type { SKRSContext2D } from '@napi-rs/canvas'
import { directionOf, type Language } from '../contract/page.ts'
import type { Heat } from '../contract/service.ts'
import type { Verdict } from '../contract/verdict.ts'
import { writeText } from './cardText.ts'
import { COLOURS, type Colours } from './colours.ts'
import type { LandOutline } from './landOutline.ts'
import { drawMap, type Area } from './mapPicture.ts'
import { viewOf } from './mapView.ts'

export const CARD = { width: 1200, height: 630 } as const

export interface CardContent {
  language: Language
  /** The verdict's sentence, then where and how much. */
  title: string
  description: string
  verdict: Verdict
  /** Reports per quarter of an hour over the last 24 h. */
  quarters: readonly number[]
  cells: Heat['cells']
  /** When the figures were true. */
  at: number
}

const PANEL = 620
const MARGIN = 56
const TEXT = PANEL - 2 * MARGIN

/** Draws what is said of a service as a picture of 1200 by 630, mirrored where the language runs from right to left. */
export function drawCard(context: SKRSContext2D, content: CardContent, land: LandOutline): void {
  const colours = COLOURS.light
  const isMirrored = directionOf(content.language) === 'rtl'
  const panel = isMirrored ? CARD.width - PANEL : 0
  const map: Area = { x: isMirrored ? 0 : PANEL, y: 0, width: CARD.width - PANEL, height: CARD.height }
  drawMap(context, map, { land, cells: content.cells, view: viewOf(content.cells), colours })
  context.fillStyle = colours.surface
  context.fillRect(panel, 0, PANEL, CARD.height)
  context.fillStyle = colours.verdict[content.verdict]
  context.fillRect(isMirrored ? CARD.width - 12 : 0, 0, 12, CARD.height)
  context.direction = isMirrored ? 'rtl' : 'ltr'
  context.textAlign = 'start'
  drawWords(context, content, isMirrored ? CARD.width - MARGIN : MARGIN, colours)
  drawSparkline(context, content, { x: panel + MARGIN, y: 440, width: TEXT, height: 84 }, colours)
}

function drawWords(context: SKRSContext2D, content: CardContent, x: number, colours: Colours): void {
  const { title, description, verdict, language, at } = content
  const box = { x, width: TEXT }
  writeText(context, 'Outcry', { ...box, y: 44, weight: 700, size: 26, colour: colours.ink3, mostLines: 1 })
  const colour = colours.verdict[verdict]
  const below = writeText(context, title, { ...box, y: 100, weight: 700, size: 52, colour, mostLines: 3 })
  writeText(context, description, { ...box, y: below + 12, weight: 400, size: 25, colour: colours.ink2, mostLines: 3 })
  writeText(context, timeText(at, language), {
    ...box,
    y: 558,
    weight: 400,
    size: 22,
    colour: colours.ink3,
    mostLines: 1,
  })
}

function timeText(at: number, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)
  return `${time} UTC`
}

/** Time runs from left to right in every language. */
function drawSparkline(context: SKRSContext2D, { quarters, verdict }: CardContent, area: Area, colours: Colours): void {
  const { x, y, width, height } = area
  context.fillStyle = colours.line
  context.fillRect(x, y + height, width, 2)
  const most = Math.max(...quarters, 1)
  const step = width / Math.max(1, quarters.length)
  context.fillStyle = colours.verdict[verdict]
  quarters.forEach((count, i) => {
    const tall = (count / most) * height
    context.fillRect(x + i * step, y + height - tall, Math.max(1, step - 1), tall)
  })
}
