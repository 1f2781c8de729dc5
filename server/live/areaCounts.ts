import { cellToLatLng } from 'h3-js'
import { countryAllOver, countryAt } from '../catalog/countries.ts'
import { coarsePlace } from '../contract/frame.ts'
import { FINEST, ordinalToCell, type Resolution } from '../contract/grid.ts'
import { AREA_RESOLUTION, parseArea } from '../contract/region.ts'
import type { RegionVerdict } from '../contract/verdict.ts'
import type { LiveState } from './state.ts'

/** The resolution that the table of whole countries is of. */
const TABLE: Resolution = 4
const CHILDREN = 7

/** Of cells that no table tells of; a look into outlines takes 2.5 µs, and counts are sent four times a second. */
const atCentre = new Map<string, string>()

/**
 * Verdicts with the reports of areas that may be told. It is made of what the map tells: groups of three people at least
 * that appear in all sums as a whole, each in the country that its cell's centre lies in. So no difference between an
 * area and the map, or another area, tells of fewer.
 */
export const withAreaCounts = (
  state: LiveState,
  service: number,
  verdicts: readonly RegionVerdict[],
): RegionVerdict[] =>
  verdicts.map((said) => {
    const part = parseArea(said.region)
    if (part === null) return said
    const lastHour = toldIn(state, service, part.country, AREA_RESOLUTION, part.area)
    return { ...said, lastHour: lastHour > 0 ? lastHour : null }
  })

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
