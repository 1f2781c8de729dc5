import { coarsePlace, HIGHEST_LEVEL, LEAST_CONFIDENCE, LEVELS_PER_DOUBLING } from '#contract/frame.ts'
import { cellToOrdinal, FIRST_TILED, type Resolution } from '#contract/grid.ts'
import type { Heat, HeatCell } from '#contract/service.ts'
import { fetchHeat } from '../api.ts'
import type { PastMap } from './heatSwitch.ts'
import type { MapView } from './heatWatch.ts'

/** A past hour of a service: what the map shows of it, and what is said beside it. */
export interface PastMoment extends PastMap, Pick<Heat, 'at' | 'total' | 'expected' | 'verdict' | 'regions'> {}

/** A day of quarters and some more: who goes back and forth waits but once. */
const MOST_KNOWN = 128

/** Fetches past moments, and remembers them. */
export class PastHeat {
  readonly #slug: string
  readonly #known = new Map<string, Promise<PastMoment>>()

  constructor(slug: string) {
    this.#slug = slug
  }

  /** Throws ApiFault. @param at a whole quarter hour, in ms */
  get(at: number, { resolution, tiles = [] }: MapView): Promise<PastMoment> {
    const wanted = resolution < FIRST_TILED ? [] : [...tiles].sort()
    const name = `${at} ${resolution} ${wanted.join()}`
    const known = this.#known.get(name)
    if (known) return known
    const moment = fetchHeat(this.#slug, { at, resolution, tiles: wanted }).then((heat) => momentOf(heat, resolution))
    moment.catch(() => this.#known.delete(name))
    this.#known.set(name, moment)
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!)
    return moment
  }
}

/** The API's cells in the map's terms, as the live frames have them. */
export function momentOf({ cells, ...heat }: Heat, resolution: Resolution): PastMoment {
  const { at, total, expected, verdict, regions } = heat
  const knowsUsual = cells.length > 0 ? cells.some(({ ratio }) => ratio !== null) : expected !== null
  return {
    ...{ at, total, expected, verdict, regions, resolution },
    cells: cells.flatMap(({ cell, count }) => [placeOf(cell, resolution), count]),
    excess: knowsUsual ? cells.flatMap((cell) => excessOf(cell, resolution)) : null,
  }
}

function placeOf(cell: string, resolution: Resolution): number {
  const own = parseInt(cell[1]!, 16) as Resolution
  const ordinal = cellToOrdinal(cell, own)
  return own < resolution ? coarsePlace(own, ordinal) : ordinal
}

function excessOf({ cell, ratio, confidence }: HeatCell, resolution: Resolution): number[] {
  const percent = Math.round((confidence ?? 0) * 100)
  if (ratio === null || percent < LEAST_CONFIDENCE) return []
  const level = Math.round(Math.log2(ratio) * LEVELS_PER_DOUBLING)
  return [placeOf(cell, resolution), Math.min(HIGHEST_LEVEL, Math.max(0, level)), percent]
}
