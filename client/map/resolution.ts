import type { Resolution } from '#contract/grid.ts'

/** Zoom from which each resolution is too coarse: cells stay about 12 to 40 px wide. */
const FINER_FROM: readonly (readonly [zoom: number, resolution: Resolution])[] = [
  [8, 6],
  [6.5, 5],
  [5, 4],
  [3.25, 3],
]

export function zoomToResolution(zoom: number): Resolution {
  return FINER_FROM.find(([from]) => zoom >= from)?.[1] ?? 2
}
