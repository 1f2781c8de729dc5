import { cellToOrdinal, ordinalToCell, parentOrdinal } from './grid.ts'

/**
 * Regions by name: `world`, a country (ISO 3166-1 alpha-2), or an area of one, `DE/821fa7fffffffff`: the part of an H3
 * cell of resolution 2 (about 87,000 km²) that lies in that country. A cell cut by a border is an area of each.
 */
export const REGION_PATTERN = '^(world|[A-Z]{2}(/82[0-9a-f]{13})?)$'

export const AREA_RESOLUTION = 2

const SEPARATOR = '/'

/** @param area resolution-2 ordinal */
export const areaRegion = (country: string, area: number): string =>
  country + SEPARATOR + ordinalToCell(area, AREA_RESOLUTION)

/** The area of a country that holds a cell of the given resolution, 2 or finer; H3 indexes. */
export const areaRegionAt = (country: string, cell: string, resolution: number): string =>
  areaRegion(country, parentOrdinal(cellToOrdinal(cell, resolution), resolution - AREA_RESOLUTION))

export const isArea = (region: string): boolean => region.includes(SEPARATOR)

/** The country that an area is part of; of any other region itself. */
export const countryOf = (region: string): string => region.split(SEPARATOR, 1)[0]!

/** An area's country and resolution-2 ordinal; null of any other region. */
export function parseArea(region: string): { country: string; area: number } | null {
  const [country, cell] = region.split(SEPARATOR)
  return cell === undefined ? null : { country: country!, area: cellToOrdinal(cell, AREA_RESOLUTION) }
}
