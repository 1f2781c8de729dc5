import { createRequire } from 'node:module'
import type { SKRSContext2D } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)

/** Scripts of the pages' languages. Each is a family of its own, so that a glyph one lacks is looked for in the next. */
const FILES: Record<string, string> = {
  OutcryLatin: '@fontsource/noto-sans/files/noto-sans-latin',
  OutcryLatinMore: '@fontsource/noto-sans/files/noto-sans-latin-ext',
  OutcryCyrillic: '@fontsource/noto-sans/files/noto-sans-cyrillic',
  OutcryArabic: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic',
}
const WEIGHTS = [400, 700] as const
type Weight = (typeof WEIGHTS)[number]

interface Fonts {
  registerFromPath(path: string, family: string): unknown
}

export function registerFonts(fonts: Fonts): void {
  for (const [family, file] of Object.entries(FILES))
    for (const weight of WEIGHTS)
      fonts.registerFromPath(require.resolve(`${file}-${weight}-normal.woff2`), `${family}${weight}`)
}

export const font = (weight: Weight, size: number): string =>
  `${size}px ${Object.keys(FILES)
    .map((family) => `${family}${weight}`)
    .join(', ')}`

export interface TextBox {
  /** The side at which lines begin: the left one, or of a text from right to left the right one. */
  x: number
  /** Top of the first line. */
  y: number
  width: number
  weight: Weight
  size: number
  colour: string
  mostLines: number
}

const LINE = 1.25
/** Of a line, from its top to the letters' foot. */
const BASE = 0.95
const SMALLEST = 0.6

/** Writes a text in lines, smaller where it would need too many, and returns where the next may begin. */
export function writeText(context: SKRSContext2D, text: string, box: TextBox): number {
  let { size } = box
  let lines = wrapped(context, text, box, size)
  while (lines.length > box.mostLines && size > box.size * SMALLEST) lines = wrapped(context, text, box, (size -= 2))
  if (lines.length > box.mostLines) lines = [...lines.slice(0, box.mostLines - 1), `${lines[box.mostLines - 1]}…`]
  context.font = font(box.weight, size)
  context.fillStyle = box.colour
  lines.forEach((line, i) => context.fillText(line, box.x, box.y + (i * LINE + BASE) * size))
  return box.y + lines.length * LINE * size
}

function wrapped(context: SKRSContext2D, text: string, { width, weight }: TextBox, size: number): string[] {
  context.font = font(weight, size)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
