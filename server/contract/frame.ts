import { parentOrdinal, TILE_STEP, type Resolution } from './grid.ts'

/** Minutes of the live window: the map always shows the last hour. */
export const WINDOW_MINUTES = 60

/**
 * [place, count, place, count, …]: absolute counts, so that a frame applied twice changes nothing; 0 removes. A place is
 * the ordinal of a cell of the map's resolution, or a coarser cell (`coarsePlace`), whose count is of reports that are
 * too few to be told of any finer cell. Every count is 0 or of MIN_REPORTERS people at least, and no report is in two of them.
 */
export type CellCounts = number[]

const RESOLUTION_BASE = 8

/** A cell coarser than the map's resolution, as a place: a negative number. */
export const coarsePlace = (resolution: Resolution, ordinal: number): number =>
  -(ordinal * RESOLUTION_BASE + resolution)

export interface PlacedCell {
  resolution: Resolution
  ordinal: number
}

/** The cell that a place on a map of some resolution stands for. */
export function cellOfPlace(place: number, resolution: Resolution): PlacedCell {
  if (place >= 0) return { resolution, ordinal: place }
  return { resolution: (-place % RESOLUTION_BASE) as Resolution, ordinal: Math.floor(-place / RESOLUTION_BASE) }
}

/** Ordinal of the tile that holds a place on a map of resolution r ≥ 4; coarser places lie within one tile too. */
export function tileOfPlace(place: number, resolution: Resolution): number {
  const cell = cellOfPlace(place, resolution)
  return parentOrdinal(cell.ordinal, cell.resolution - (resolution - TILE_STEP))
}

/**
 * [place, level, confidence, …]: how far a place exceeds what is usual there, in tenths of log2 of the ratio (0 … 60),
 * and how sure it is that it exceeds twice the usual, in percent. Absolute; 0, 0 removes. Places below LEAST_CONFIDENCE are
 * left out.
 */
export type CellExcesses = number[]

export const LEVELS_PER_DOUBLING = 10
/** A ratio of 64 or more. */
export const HIGHEST_LEVEL = 60
/** Percent. */
export const LEAST_CONFIDENCE = 50

/** Answer to `watch {topic: "heat"}`: everything that is on the map now. */
export interface HeatSnapshot {
  /** When it was true, in ms since 1970. */
  at: number
  /** Length of the window in minutes. */
  window: number
  resolution: Resolution
  cells: CellCounts
  /** Null: what is usual isn't known yet, or, of all services together, never. */
  excess: CellExcesses | null
}

/** A later change: places whose count or excess is now different. */
export interface HeatFrame {
  service: string
  resolution: Resolution
  at: number
  cells: CellCounts
  /** Left out where nothing changed. */
  excess?: CellExcesses
}

/** Applies a snapshot's or a frame's cells to a table of counts by place. */
export function applyCells(counts: Map<number, number>, cells: CellCounts): void {
  for (let i = 0; i + 1 < cells.length; i += 2) {
    const count = cells[i + 1]!
    if (count > 0) counts.set(cells[i]!, count)
    else counts.delete(cells[i]!)
  }
}

/** Every place that a snapshot or frame names. */
export function placesOf(cells: CellCounts, excess: CellExcesses): number[] {
  return [...cells.filter((_, i) => i % 2 === 0), ...excess.filter((_, i) => i % 3 === 0)]
}

export interface PlaceExcess {
  /** Tenths of log2 of the ratio to the usual. */
  level: number
  /** Percent. */
  confidence: number
}

/** Applies a snapshot's or a frame's excess to a table by place. */
export function applyExcess(table: Map<number, PlaceExcess>, excess: CellExcesses): void {
  for (let i = 0; i + 2 < excess.length; i += 3) {
    const [place, level, confidence] = [excess[i]!, excess[i + 1]!, excess[i + 2]!]
    if (confidence > 0) table.set(place, { level, confidence })
    else table.delete(place)
  }
}
