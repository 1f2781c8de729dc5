import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Series } from '../contract/service.ts'
import type { Colours } from './colours.ts'
import type { Area } from './mapPicture.ts'
import { pictureFont } from './pictureFonts.ts'

const LABEL_WIDTH = 70
const AXIS_HEIGHT = 26
const MOST_LINES = 3
const HOUR = 3600_000

/** The day before a moment: bars per quarter hour, grey up to what chance may bring, and the line of what is usual. */
export function drawChart(
  context: SKRSContext2D,
  area: Area,
  series: Series,
  { colours, tone, at }: { colours: Colours; tone: string; at: number },
): void {
  const top = topOf(series)
  const left = area.x + LABEL_WIDTH
  const step = (area.width - LABEL_WIDTH) / series.counts.length
  const base = area.y + area.height - AXIS_HEIGHT
  const yOf = (value: number) => base - (value / top) * (base - area.y)
  const xOf = (time: number) => left + ((time - series.from) / series.step) * step
  context.fillStyle = colours.sunken
  context.fillRect(xOf(at - HOUR), area.y, xOf(at) - xOf(at - HOUR), base - area.y)
  drawGrid(context, { ...area, x: left }, top, yOf, colours)
  series.counts.forEach((count, i) => {
    const usual = Math.min(count, series.most[i] ?? 0)
    context.fillStyle = tone
    context.fillRect(left + i * step, yOf(count), step - 1, yOf(usual) - yOf(count))
    context.fillStyle = colours.excess[0]!
    context.fillRect(left + i * step, yOf(usual), step - 1, base - yOf(usual))
  })
  drawUsual(context, series, (i) => left + (i + 0.5) * step, yOf, colours)
  drawTimes(context, series, xOf, base, colours)
}

function drawGrid(context: SKRSContext2D, area: Area, top: number, yOf: (value: number) => number, colours: Colours) {
  context.font = pictureFont(400, 16)
  context.textAlign = 'right'
  for (let i = 0; i <= MOST_LINES; i++) {
    const value = (top * i) / MOST_LINES
    const y = Math.round(yOf(value)) + 0.5
    context.fillStyle = colours.line
    context.fillRect(area.x, y, area.width - LABEL_WIDTH, 1)
    context.fillStyle = colours.ink3
    context.fillText(value.toLocaleString('en'), area.x - 12, y + 6)
  }
}

function drawUsual(
  context: SKRSContext2D,
  { expected }: Series,
  xOf: (index: number) => number,
  yOf: (value: number) => number,
  { ink }: Colours,
): void {
  context.save()
  context.strokeStyle = ink
  context.lineWidth = 2.5
  context.lineCap = 'round'
  context.setLineDash([0.1, 6])
  context.beginPath()
  let isDown = false
  expected.forEach((value, i) => {
    if (value !== null) context[isDown ? 'lineTo' : 'moveTo'](xOf(i), yOf(value))
    isDown = value !== null
  })
  context.stroke()
  context.restore()
}

function drawTimes(context: SKRSContext2D, series: Series, xOf: (time: number) => number, base: number, c: Colours) {
  context.textAlign = 'center'
  context.fillStyle = c.ink3
  const end = series.from + series.counts.length * series.step
  for (let time = Math.ceil(series.from / (3 * HOUR)) * 3 * HOUR; time <= end; time += 3 * HOUR) {
    context.fillRect(xOf(time), base, 1, 6)
    context.fillText(new Date(time).toISOString().slice(11, 16), xOf(time), base + 24)
  }
  context.textAlign = 'left'
}

/** Three lines of round numbers above the highest bar. */
function topOf({ counts, most }: Series): number {
  const highest = Math.max(1, ...counts, ...most.map((value) => value ?? 0))
  const power = 10 ** Math.floor(Math.log10(highest / MOST_LINES))
  const step = [1, 2, 3, 5, 10].map((factor) => factor * power).find((one) => one * MOST_LINES >= highest)
  return MOST_LINES * Math.max(1, Math.ceil(step ?? highest))
}
