import type { Catalog, Service } from '../catalog/catalog.ts'
import { PROBLEM_TYPES } from '../catalog/problems.ts'
import type { Overview, ServiceCounts, ServiceLine } from '../contract/events.ts'
import { parentOrdinal } from '../contract/grid.ts'
import { UNKNOWN_COUNTRY, type Near } from '../contract/report.ts'
import type { Place } from '../intake/locate.ts'
import { ALL, type LiveState } from './state.ts'

/** What is sent of the live state, in the words of the contract. */

export function serviceCounts(state: LiveState, { id, slug }: Service, at: number): ServiceCounts {
  return {
    service: slug,
    at,
    total: state.total(id),
    minutes: state.perMinute(id),
    quarters: state.quarters(id),
    problems: problemCounts(state, id),
    regions: state.regions(id),
    working: state.working(id),
    recovered: state.recovered(id),
  }
}

function problemCounts(state: LiveState, service: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { id, slug } of [{ id: 0, slug: '' }, ...PROBLEM_TYPES]) {
    const count = state.problem(service, id)
    if (count > 0) counts[slug] = count
  }
  return counts
}

export function overview(state: LiveState, catalog: Catalog, services: Iterable<number>, at: number): Overview {
  const lines: ServiceLine[] = []
  for (const id of services) {
    const service = catalog.byId(id)
    if (service) lines.push({ service: service.slug, total: state.total(id), quarters: state.quarters(id) })
  }
  return { at, total: state.total(ALL), services: lines }
}

/** The resolution of "near you": cells of about 1,770 km², a city and its surroundings. */
const NEAR_STEPS = 2

export function near(state: LiveState, service: number, place: Place): Near {
  return {
    area: place.cell < 0 ? null : state.count(service, 4, parentOrdinal(place.cell, NEAR_STEPS)),
    country: place.country === UNKNOWN_COUNTRY ? null : state.inCountry(service, place.country),
    world: state.total(service),
  }
}
