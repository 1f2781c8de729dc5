/** One line of the result: what was measured, beside what, and whether that is good enough. */
export interface Figure {
  what: string
  /** As a person reads it. */
  value: string
  goal?: Goal
}

export interface Goal {
  text: string
  met: boolean
}

export const atLeast = (value: number, limit: number, unit = '×'): Goal => ({
  text: `≥ ${limit} ${unit}`,
  met: value >= limit,
})

export const atMost = (value: number, limit: number, unit = '×'): Goal => ({
  text: `≤ ${limit} ${unit}`,
  met: value <= limit,
})

/** The value below which the given share of all lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`
export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`
export const ms = (duration: number): string => `${duration.toFixed(2)} ms`

/** A table with aligned columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, goal }) => [what, value, goal?.text ?? '', mark(goal)])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = ([what, value, goal, met]: string[]) =>
    `${what!.padEnd(widths[0]!)}  ${value!.padStart(widths[1]!)}  ${goal!.padEnd(widths[2]!)}  ${met}`.trimEnd()
  return rows.map(line).join('\n')
}

const mark = (goal: Goal | undefined) => (goal === undefined ? '' : goal.met ? 'met' : 'MISSED')
