export interface Axes {
  /** Pixels to the first quarter, and from one to the next. */
  left: number
  step: number
  yOf(value: number): number
}

type Values = readonly (number | null)[]

/** A line through the middles of the quarters whose value is known; '' without any. */
export function linePath(values: Values, { left, step, yOf }: Axes): string {
  return runsOf(values)
    .map(
      (run) =>
        `M${run.map(([i, value]) => `${(left + (i + 0.5) * step).toFixed(1)},${yOf(value).toFixed(1)}`).join('L')}`,
    )
    .join('')
}

/** The area between the axis and the values, in steps; '' without any. */
export function areaPath(values: Values, { left, step, yOf }: Axes): string {
  const base = yOf(0).toFixed(1)
  return runsOf(values)
    .map((run) => {
      const tops = run.map(([i, value]) => `V${yOf(value).toFixed(1)}H${(left + (i + 1) * step).toFixed(1)}`)
      return `M${(left + run[0]![0] * step).toFixed(1)},${base}${tops.join('')}V${base}Z`
    })
    .join('')
}

/** Neighbours with a value, with their indexes. */
function runsOf(values: Values): [index: number, value: number][][] {
  const runs: [number, number][][] = []
  values.forEach((value, i) => {
    if (value === null) return
    const last = runs.at(-1)
    if (last && last.at(-1)![0] === i - 1) last.push([i, value])
    else runs.push([[i, value]])
  })
  return runs
}
