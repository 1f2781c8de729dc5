/** Where the chart's quarters lie, in pixels from the start of its plot. */
export interface ChartFrame {
  /** Of the first quarter. */
  left: number
  /** Width of a quarter. */
  step: number
  /** Height down to the axis. */
  base: number
}
