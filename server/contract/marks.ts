import type { Verdict } from './verdict.ts'

/**
 * Five outlines that can be told apart without colour, on a field of 24: solid ones have their mark cut out by the
 * surface's colour, rings are drawn with these dashes.
 */
export const VERDICT_MARKS: Record<Verdict, { solid?: string; ring?: string; mark: string }> = {
  unknown: { ring: '4.1 2.18', mark: 'M9.2 9.6a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.1M12 17.3v.1' },
  ok: { solid: 'M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z', mark: 'M7 12.4l3.5 3.5 6.6-7.2' },
  possible: { solid: 'M12 2 23.4 22H.6z', mark: 'M12 9.4v5.2M12 17.9v.1' },
  major: { solid: 'M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z', mark: 'M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6' },
  recovering: { ring: '', mark: 'M12 17V7.4M7.8 11.4 12 7.2l4.2 4.2' },
}

const LEAST_SCALE = 4

/** Ends of scales that people read easily: 4, 10, 20, 40, 100 … */
export function scaleEnd(most: number): number {
  let end = LEAST_SCALE
  for (let i = 0; end < most; i++) end *= [2.5, 2, 2][i % 3]!
  return end
}

export const SPARK_WIDTH = 96
export const SPARK_HEIGHT = 40

/** A sparkline as a path, left to right. @param end of the scale */
export const sparkPath = (quarters: readonly number[], end: number): string =>
  `M${quarters
    .map((count, i) => {
      const y = SPARK_HEIGHT - 1 - (count / end) * (SPARK_HEIGHT - 3)
      return `${((i / (quarters.length - 1)) * SPARK_WIDTH).toFixed(1)},${y.toFixed(1)}`
    })
    .join('L')}`
