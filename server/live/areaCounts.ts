import { cellToLatLng } from 'h3-js'
import { countryAllOver, countryAt } from '../catalog/countries.ts'
import { coarsePlace } from '../contract/frame.ts'
import { FINEST, ordinalToCell, type Resolution } from '../contract/grid.ts'
import { AREA_RESOLUTION, parseArea } from '../contract/region.ts'
import type { RegionVerdict } from '../contract/verdict.ts'
import { entryOf } from '../entryOf.ts'
import type { LiveState } from './state.ts'

/** The resolution that the table of whole countries is of. */
const TABLE: Resolution = 4
const CHILDREN = 7

/** Of cells that no table tells of; a look into outlines takes 2.5 µs, and counts are sent four times a second. */
const atCentre = new Map<string, string>()

/** Every area, those included of which nothing may be told. */
export const ALL_AREAS = { has: () => true }

/**
 * The reports of areas, of those that may be told. They are made of what the map tells: groups of three people at least
 * that appear in all sums as a whole, each in the country that its cell's centre lies in. So no difference between an
 * area and the map, or another area, tells of fewer.
 *
 * What was counted is kept until something changes there: adding up 400 areas takes 15 ms, and in an outage everybody
 * comes to see the same.
 */
export class AreaCounts {
  /** Service → area (resolution-2 ordinal) → country. */
  readonly #known = new Map<number, Map<number, Map<string, number>>>()

  /** Something may have changed in these areas (resolution-2 ordinals). */
  touch(service: number, areas: Iterable<number>): void {
    const known = this.#known.get(service)
    if (known) for (const area of areas) known.delete(area)
  }

  forget(): void {
    this.#known.clear()
  }

  /**
   * @param verdicts that name the areas
   * @param among areas to tell of, 0 where nothing may be told; without, all of which something may
   */
  of(
    state: LiveState,
    service: number,
    verdicts: readonly RegionVerdict[],
    among?: Pick<ReadonlySet<number>, 'has'>,
  ): [region: string, count: number][] {
    const counts: [string, number][] = []
    for (const { region } of verdicts) {
      const part = parseArea(region)
      if (part === null || among?.has(part.area) === false) continue
      const count = this.#count(state, service, part)
      if (count > 0 || among) counts.push([region, count])
    }
    return counts
  }

  #count(state: LiveState, service: number, { country, area }: Area): number {
    const areas = entryOf(this.#known, service, () => new Map<number, Map<string, number>>())
    const countries = entryOf(areas, area, () => new Map<string, number>())
    return entryOf(countries, country, () => toldIn(state, service, country, AREA_RESOLUTION, area))
  }
}

type Area = NonNullable<ReturnType<typeof parseArea>>

function toldIn(state: LiveState, service: number, country: string, resolution: Resolution, ordinal: number): number {
  if (state.count(service, resolution, ordinal) === 0) return 0
  const whole = resolution === TABLE ? countryAllOver(ordinal) : ''
  if (whole !== '') return whole === country ? state.told(service, resolution, ordinal) : 0
  const isThere = countryOf(resolution, ordinal) === country
  if (resolution === FINEST) return isThere ? state.told(service, resolution, ordinal) : 0
  // What none of the children tells is told of the cell as a whole.
  let told = isThere ? state.toldAt(service, resolution, coarsePlace(resolution, ordinal)) : 0
  for (let child = ordinal * CHILDREN; child < (ordinal + 1) * CHILDREN; child++)
    told += toldIn(state, service, country, (resolution + 1) as Resolution, child)
  return told
}

function countryOf(resolution: Resolution, ordinal: number): string {
  const cell = ordinalToCell(ordinal, resolution)
  let country = atCentre.get(cell)
  if (country === undefined) atCentre.set(cell, (country = countryAt(...cellToLatLng(cell))))
  return country
}
