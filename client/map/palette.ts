import { LEAST_CONFIDENCE, LEVELS_PER_DOUBLING, type PlaceExcess } from '#contract/frame.ts'

/** Colours of the canvas, which can't read CSS custom properties cheaply; the page's own are in tokens.css. */
export type Theme = 'light' | 'dark'

export interface Ground {
  sea: string
  land: string
  border: string
  ink: string
}

export const GROUND: Record<Theme, Ground> = {
  light: { sea: '#E6EBEF', land: '#FAFBFB', border: '#C3CBD3', ink: '#12161B' },
  dark: { sea: '#0B0E12', land: '#1B222A', border: '#38434F', ink: '#EEF2F6' },
}

/** How a class of cells is drawn. */
export interface CellStyle {
  fill: string
}

/** A way of reading the map: which of its styles a cell gets. Cells are drawn style by style, so there are few of them. */
export interface CellMode {
  styles: readonly CellStyle[]
  /** @param excess undefined where it doesn't exceed what is usual, or nobody knows what that is */
  classOf(count: number, excess: PlaceExcess | undefined): number
}

export type ModeName = 'excess' | 'count'

/** Reports from which a cell is of each class. */
export const COUNT_STEPS = [1, 3, 10, 30, 100] as const

/** Lightness is monotone and turns with the theme: more is always further from the ground. */
export const COUNT_RAMP: Record<Theme, readonly string[]> = {
  light: ['#BCD8E4', '#86B8CF', '#4F90B6', '#286897', '#123C69'],
  dark: ['#1B4A6A', '#256A8F', '#3E93B8', '#76BDD6', '#D3EEF5'],
}

const COUNT_OPACITY = 0.92

/** The class of a count: the last step that it reaches, 0 for the lowest. */
export function countClass(count: number): number {
  let last = 0
  while (last + 1 < COUNT_STEPS.length && count >= COUNT_STEPS[last + 1]!) last++
  return last
}

/** "Number of reports". */
export function countMode(theme: Theme): CellMode {
  return {
    styles: COUNT_RAMP[theme].map((colour) => ({ fill: withOpacity(colour, COUNT_OPACITY) })),
    classOf: countClass,
  }
}

/** Times the usual from which a cell is of each class; the first class is of those as usual. */
export const EXCESS_STEPS = [1, 2, 4, 8, 16, 32] as const

/** Grey for what is as usual, then further from the ground with each doubling. */
export const EXCESS_RAMP: Record<Theme, readonly string[]> = {
  light: ['#AEB7C0', '#F5C76F', '#EF9A4B', '#DC6044', '#B0305A', '#651A58'],
  dark: ['#55616E', '#6A2A5C', '#A5345E', '#DB5A4C', '#F2994C', '#FBE08F'],
}

/** Percent of confidence from which a colour is drawn so densely. */
const CONFIDENCES = [
  { from: 50, opacity: 0.45 },
  { from: 75, opacity: 0.7 },
  { from: 90, opacity: 0.95 },
] as const
const AS_USUAL_OPACITY = 0.3

/** 0 as usual, then a class per doubling and confidence. */
export function excessClass(excess: PlaceExcess | undefined): number {
  if (!excess || excess.confidence < LEAST_CONFIDENCE) return 0
  const doublings = Math.floor(excess.level / LEVELS_PER_DOUBLING)
  const step = Math.min(EXCESS_STEPS.length - 1, Math.max(1, doublings))
  const density = CONFIDENCES.findLastIndex(({ from }) => excess.confidence >= from)
  return 1 + (step - 1) * CONFIDENCES.length + density
}

/** "Compared with usual". */
export function excessMode(theme: Theme): CellMode {
  const [usual, ...ramp] = EXCESS_RAMP[theme]
  const exceeding = ramp.flatMap((colour) => CONFIDENCES.map(({ opacity }) => ({ fill: withOpacity(colour, opacity) })))
  return {
    styles: [{ fill: withOpacity(usual!, AS_USUAL_OPACITY) }, ...exceeding],
    classOf: (_count, excess) => excessClass(excess),
  }
}

export const modeOf = (name: ModeName, theme: Theme): CellMode =>
  name === 'excess' ? excessMode(theme) : countMode(theme)

function withOpacity(colour: string, opacity: number): string {
  return (
    colour +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  )
}
