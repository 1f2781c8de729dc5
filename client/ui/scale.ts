/** A labelled axis from 0: `top` is its end, `lines` where its gridlines are, 0 included. Whole numbers only. */
export interface Scale {
  top: number
  lines: number[]
}

const MOST_LINES = 4

/** The smallest axis of round numbers that holds `max`, in three or four steps where the numbers allow it. */
export function scaleFor(max: number): Scale {
  const step = roundUp(Math.max(1, max) / MOST_LINES)
  const steps = Math.max(2, Math.ceil(max / step))
  return { top: steps * step, lines: Array.from({ length: steps + 1 }, (_, i) => i * step) }
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10)
}
