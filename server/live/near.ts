import { placeNear } from '../catalog/nearby.ts'
import { parentOrdinal } from '../contract/grid.ts'
import { UNKNOWN_COUNTRY, type Near } from '../contract/report.ts'
import type { Place } from '../intake/locate.ts'
import type { Usual } from '../verdict/usual.ts'
import type { LiveState } from './state.ts'

/** Of "near you": cells of about 1,770 km², a city and its surroundings. */
const RESOLUTION = 4
const STEPS = 2

/** Looked for once a cell: 20 µs, and in an outage many report from the same ones. */
const names = new Map<number, string | null>()

/** Whether it's just me: what was reported of a service around a place, and what is usual there. */
export function near(state: LiveState, usual: Usual, service: number, { cell, country }: Place): Near {
  const around = cell < 0 ? null : parentOrdinal(cell, STEPS)
  return {
    area: around === null ? null : state.told(service, RESOLUTION, around),
    country: country === UNKNOWN_COUNTRY ? null : state.inCountry(service, country),
    world: state.total(service),
    place: around === null ? null : nameOf(around),
    usual: around === null ? null : usual.expectedAt(service, RESOLUTION, around),
  }
}

function nameOf(around: number): string | null {
  let name = names.get(around)
  if (name === undefined) names.set(around, (name = placeNear(around)))
  return name
}
