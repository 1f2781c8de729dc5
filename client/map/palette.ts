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
  classOf(count: number): number
}

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

function withOpacity(colour: string, opacity: number): string {
  return (
    colour +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  )
}
