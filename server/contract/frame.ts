import type { Resolution } from './grid.ts'

/** Minutes of the live window: the map always shows the last hour. */
export const WINDOW_MINUTES = 60

/** [ordinal, count, ordinal, count, …]: absolute counts, so that a frame applied twice changes nothing; 0 removes. */
export type CellCounts = number[]

/** Answer to `watch {topic: "heat"}`: everything that is on the map now. */
export interface HeatSnapshot {
  /** When it was true, in ms since 1970. */
  at: number
  /** Length of the window in minutes. */
  window: number
  resolution: Resolution
  cells: CellCounts
}

/** A later change: cells whose count is now different. */
export interface HeatFrame {
  service: string
  resolution: Resolution
  at: number
  cells: CellCounts
}

/** Applies a snapshot's or a frame's cells to a table of counts. */
export function applyCells(counts: Map<number, number>, cells: CellCounts): void {
  for (let i = 0; i + 1 < cells.length; i += 2) {
    const count = cells[i + 1]!
    if (count > 0) counts.set(cells[i]!, count)
    else counts.delete(cells[i]!)
  }
}
