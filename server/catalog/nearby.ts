import { gridDisk } from 'h3-js'
import { cellToOrdinal, ordinalToCell } from '../contract/grid.ts'
import table from './nearby.json' with { type: 'json' }

const RESOLUTION = 4
/** A city names the cells around its own too, unless one of them has a city of a third of its size. */
const NEIGHBOUR_WEIGHT = 1 / 3

interface City {
  name: string
  /** Thousands. */
  people: number
}

/** The largest city of each resolution-4 cell, by ordinal; GeoNames, CC BY 4.0; see scripts/build-nearby.js. */
const CITIES = readTable()

function readTable(): Map<number, City> {
  const cities = new Map<number, City>()
  let cell = 0
  table.cells.forEach((step, i) => {
    cell += step
    cities.set(cell, { name: table.names[i]!, people: table.people[i]! })
  })
  return cities
}

/**
 * The place that people in a cell would name, as English maps write it; null in the wilderness.
 * @param cell ordinal of a resolution-4 cell, about 1,770 km²
 */
export function placeNear(cell: number): string | null {
  const own = ordinalToCell(cell, RESOLUTION)
  let best: City | null = null
  let most = 0
  for (const index of gridDisk(own, 1)) {
    const city = CITIES.get(cellToOrdinal(index, RESOLUTION))
    const weight = city ? city.people * (index === own ? 1 : NEIGHBOUR_WEIGHT) : 0
    if (weight > most) [best, most] = [city!, weight]
  }
  return best?.name ?? null
}
