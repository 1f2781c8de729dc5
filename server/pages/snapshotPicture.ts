import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Snapshot } from '../contract/snapshot.ts'
import { COLOURS } from './colours.ts'
import type { LandOutline } from './landOutline.ts'
import { drawMap, type Area } from './mapPicture.ts'
import { viewOf } from './mapView.ts'
import { pictureFont, usePictureFonts } from './pictureFonts.ts'
import { drawChart } from './snapshotChart.ts'
import { SAID_THEN } from './words.ts'

const WIDTH = 1600
const HEIGHT = 900
const MARGIN = 40
const MAP: Area = { x: 0, y: 148, width: WIDTH, height: 510 }
const CHART: Area = { x: MARGIN, y: 702, width: WIDTH - 2 * MARGIN, height: 126 }
const LEGEND: Area = { x: MARGIN, y: MAP.y + MAP.height - 104, width: 470, height: 84 }

const colours = COLOURS.light
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const number = (value: number) => value.toLocaleString('en')

/** A kept moment as a picture to print: map, legend, chart, verdict, time, and where it is from. PNG, 1600 × 900. */
export async function snapshotPicture(snapshot: Snapshot, land: LandOutline, url: string): Promise<Buffer> {
  usePictureFonts()
  const canvas = createCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d')
  context.fillStyle = colours.surface
  context.fillRect(0, 0, WIDTH, HEIGHT)
  drawHead(context, snapshot)
  drawMap(context, MAP, { land, cells: snapshot.cells, view: viewOf(snapshot.cells), colours })
  drawLegend(context, snapshot)
  write(context, 'Reports every 15 minutes, worldwide. Dotted: usual. Grey: what chance may bring. Times in UTC.', {
    ...{ x: MARGIN, y: 688, size: 18, colour: colours.ink2 },
  })
  drawChart(context, CHART, snapshot.series, { colours, tone: colours.verdict[snapshot.verdict], at: snapshot.at })
  drawFoot(context, snapshot, url)
  return canvas.encode('png')
}

interface Place {
  x: number
  y: number
  size: number
  colour: string
  weight?: 400 | 600
  /** Wider than this, it is written smaller. */
  width?: number
}

function write(context: SKRSContext2D, text: string, { x, y, size, colour, weight = 400, width }: Place): void {
  context.font = pictureFont(weight, size)
  const wide = context.measureText(text).width
  if (width !== undefined && wide > width) context.font = pictureFont(weight, (size * width) / wide)
  context.fillStyle = colour
  context.fillText(text, x, y)
}

function drawHead(context: SKRSContext2D, { service, verdict, at, total, expected }: Snapshot): void {
  const width = WIDTH - 2 * MARGIN
  write(context, SAID_THEN[verdict](service.name), {
    ...{ x: MARGIN, y: 72, size: 44, weight: 600, colour: colours.verdict[verdict], width },
  })
  const usual =
    expected === null ? 'what is usual was not known' : `usually ${number(Math.max(1, Math.round(expected)))}`
  const when = `The hour to ${new Date(at).toISOString().slice(11, 16)} UTC, ${days.format(at)}`
  write(context, `${when}: ${number(total)} ${total === 1 ? 'report' : 'reports'}, ${usual}.`, {
    ...{ x: MARGIN, y: 118, size: 26, colour: colours.ink, width },
  })
}

function drawLegend(context: SKRSContext2D, { cells, window }: Snapshot): void {
  const isExcess = cells.some(({ ratio }) => ratio !== null)
  const ramp = isExcess ? colours.excess : colours.counts
  const ticks = isExcess ? ['usual', '2×', '4×', '8×', '16×', '32×'] : ['1', '3', '10', '30', '100+']
  context.fillStyle = colours.surface
  context.beginPath()
  context.roundRect(LEGEND.x, LEGEND.y, LEGEND.width, LEGEND.height, 10)
  context.fill()
  const [x, width] = [LEGEND.x + 16, (LEGEND.width - 32) / ramp.length]
  const what = isExcess ? `Reports in ${window} minutes, times the usual` : `Reports per cell in ${window} minutes`
  write(context, what, { x, y: LEGEND.y + 26, size: 17, weight: 600, colour: colours.ink })
  ramp.forEach((colour, i) => {
    context.fillStyle = colour
    context.fillRect(x + i * width, LEGEND.y + 38, width - 2, 14)
    write(context, ticks[i]!, { x: x + i * width, y: LEGEND.y + 72, size: 16, colour: colours.ink2 })
  })
}

function drawFoot(context: SKRSContext2D, { service }: Snapshot, url: string): void {
  const y = HEIGHT - 22
  write(context, 'Reports are not users.', { x: MARGIN, y, size: 18, weight: 600, colour: colours.ink })
  context.textAlign = 'right'
  write(context, `Outcry, user reports about ${service.name} · ${url} · Map: Natural Earth`, {
    ...{ x: WIDTH - MARGIN, y, size: 18, colour: colours.ink2, width: 1200 },
  })
  context.textAlign = 'left'
}
