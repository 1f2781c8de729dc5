import type { Service } from '../catalog/catalog.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import type { Category } from '../contract/service.ts'
import { locate } from '../intake/locate.ts'
import { historyStart, type Background, type Scenario } from './scenario.ts'
import type { Faults } from './shape.ts'

export type KnownServices = readonly Pick<Service, 'slug' | 'category'>[]

/** What a scenario's parts may refer to: services, countries, times. Says what doesn't exist. */
export class Ground {
  readonly scenario: Scenario
  readonly faults: Faults
  /** Where the history begins. */
  readonly first: number
  readonly #categories: ReadonlyMap<string, Category>

  constructor(scenario: Scenario, catalog: KnownServices, faults: Faults) {
    this.scenario = scenario
    this.faults = faults
    this.first = historyStart(scenario)
    this.#categories = new Map([...scenario.services, ...catalog].map(({ slug, category }) => [slug, category]))
  }

  category(slug: string): Category | undefined {
    return this.#categories.get(slug)
  }

  checkService(slug: string, where: string): void {
    if (!this.#categories.has(slug))
      this.faults.add(where, `no service "${slug}": the catalog lacks it, and services doesn't define it`)
  }

  checkRegion(region: string, where: string): void {
    if (region === UNKNOWN_COUNTRY) this.faults.add(where, 'the spot lies in no country')
    else if (!isCountry(region)) this.faults.add(where, `"${region}" is not an ISO 3166-1 alpha-2 country`)
  }

  checkTime(time: number, from: number, where: string): void {
    const { end } = this.scenario
    if (time < from || time >= end)
      this.faults.add(where, `${iso(time)} lies outside ${iso(from)} to ${iso(end)}, where it must be`)
  }
}

export const isSameKey = (a: Background, b: Pick<Background, 'service' | 'region'>): boolean =>
  a.service === b.service && a.region === b.region

/** A time for people, without the zeros of a whole second. */
export const iso = (time: number): string => new Date(time).toISOString().replace(/(:00)?\.000Z$/, 'Z')

function isCountry(region: string): boolean {
  try {
    return locate({ country: region }).country === region
  } catch {
    return false
  }
}
