import { greatCircleDistance, cellToLatLng, isValidCell, UNITS } from 'h3-js'
import { countryOf, isArea } from '../contract/region.ts'
import areas from './areas.json' with { type: 'json' }

type Area = readonly [city: string, people: number]

/** Country → H3 index → its largest city, and people in thousands; GeoNames, CC BY 4.0; see scripts/build-areas.js. */
const TABLE = areas as unknown as Record<string, Record<string, Area>>

/** An area without a city of its own still has people in it, in thousands. */
const FEW_PEOPLE = 1

const cellOf = (region: string): string => region.slice(3)
const areasOf = (region: string): Record<string, Area> => TABLE[countryOf(region)] ?? {}

/** Whether the cell of what looks like an area is one; a text of the same form may name no place. */
export const isPlace = (region: string): boolean => !isArea(region) || isValidCell(cellOf(region))

/** The city that an area is called after: its largest, or that of the area next to it; null for what isn't an area. */
export function areaName(region: string): string | null {
  if (!isArea(region)) return null
  const known = areasOf(region)
  const area = known[cellOf(region)] ?? nearest(known, cellOf(region))
  return area ? area[0] : null
}

/** A region as it is told: an area with the name of its city. */
export function namedRegion(region: string): { region: string; name?: string } {
  const name = areaName(region)
  return name === null ? { region } : { region, name }
}

function nearest(known: Record<string, Area>, cell: string): Area | undefined {
  const here = cellToLatLng(cell)
  const distance = (other: string) => greatCircleDistance(here, cellToLatLng(other), UNITS.km)
  const cells = Object.keys(known).sort((a, b) => distance(a) - distance(b))
  return cells[0] === undefined ? undefined : known[cells[0]]
}

/** Which part of a country's people live in an area of it, 0 … 1. */
export function shareOfPeople(region: string): number {
  const here = areasOf(region)[cellOf(region)]?.[1] ?? FEW_PEOPLE
  return here / Math.max(here, peopleOf(countryOf(region)))
}

const people = new Map<string, number>()

function peopleOf(country: string): number {
  let all = people.get(country)
  if (all === undefined) {
    all = Object.values(areasOf(country)).reduce((sum, [, here]) => sum + here, 0)
    people.set(country, all)
  }
  return all
}
