import type { Service } from '../catalog/catalog.ts'
import { problemsOf } from '../catalog/problems.ts'
import { MINUTE } from '../clock.ts'
import type { Category } from '../contract/service.ts'
import { locate } from '../intake/locate.ts'
import { PEOPLE_PER_NETWORK, SHARED_NETWORKS } from './people.ts'
import { mostAdded } from './rates.ts'
import {
  historyStart,
  type Background,
  type Expectation,
  type Phase,
  type Recorded,
  type Scenario,
  type Statement,
} from './scenario.ts'
import type { Faults } from './shape.ts'

type Catalog = readonly Pick<Service, 'slug' | 'category'>[]

/** When a person may be heard again on the same service. */
const REPEAT_MINUTES = 15
/** Standard deviations of a Poisson count beyond which nothing is expected to go. */
const SPREAD = 6
/** Shares are published rounded. */
const ROUNDING = 0.001

/** Adds every fault in what a well-formed scenario says. */
export function checkMeaning(scenario: Scenario, catalog: Catalog, faults: Faults): void {
  new Meaning(scenario, catalog, faults).check()
}

class Meaning {
  readonly #scenario: Scenario
  readonly #faults: Faults
  readonly #categories: ReadonlyMap<string, Category>
  readonly #first: number

  constructor(scenario: Scenario, catalog: Catalog, faults: Faults) {
    this.#scenario = scenario
    this.#faults = faults
    this.#first = historyStart(scenario)
    this.#categories = new Map([...scenario.services, ...catalog].map(({ slug, category }) => [slug, category]))
  }

  check(): void {
    const { services, background, phases, statements, records, expect } = this.#scenario
    this.#checkTimes()
    this.#checkServices(services)
    background.forEach((item, i) => this.#checkBackground(item, `background[${i}]`))
    phases.forEach((item, i) => this.#checkPhase(item, `phases[${i}]`))
    const networks = phases.reduce((sum, phase) => sum + (phase.networks ?? 0), 0)
    if (networks > SHARED_NETWORKS)
      this.#faults.add('phases', `name ${networks} networks, more than ${SHARED_NETWORKS}`)
    statements.forEach((item, i) => this.#checkStatement(item, `statements[${i}]`))
    for (const item of records) this.#checkRecorded(item)
    expect.forEach((item, i) => this.#checkExpectation(item, `expect[${i}]`))
  }

  #checkTimes(): void {
    const { start, end } = this.#scenario
    if (end <= start) this.#faults.add('end', 'must lie after start')
    for (const [name, time] of Object.entries({ start, end }))
      if (time % MINUTE !== 0) this.#faults.add(name, 'must be a whole minute')
  }

  #checkServices(services: Scenario['services']): void {
    const slugs = services.map(({ slug }) => slug)
    services.forEach(({ slug, dependencies = [], peers = [] }, i) => {
      if (slugs.indexOf(slug) !== i) this.#faults.add(`services[${i}]`, `"${slug}" is defined twice`)
      for (const other of [...dependencies, ...peers]) this.#checkService(other, `services[${i}]`)
    })
  }

  #checkBackground(item: Background, where: string): void {
    this.#checkService(item.service, where)
    this.#checkRegion(item.region, where)
    const same = this.#scenario.background.find((other) => isSameKey(other, item))
    if (same !== item) this.#faults.add(where, `${item.service} in ${item.region} has a background already`)
  }

  #checkPhase(phase: Phase, where: string): void {
    this.#checkService(phase.service, where)
    for (const region of phase.regions) this.#checkRegion(region, where)
    if (new Set(phase.regions).size < phase.regions.length) this.#faults.add(where, 'names a region twice')
    if (this.#checkSpan(phase, where)) this.#checkAmount(phase, where)
    this.#checkProblems(phase, where)
  }

  #checkSpan({ from, to, ramp = 0 }: Phase, where: string): boolean {
    const { end } = this.#scenario
    const before = this.#faults.list.length
    if (to <= from) this.#faults.add(where, 'ends before it starts: to must lie after from')
    else if (ramp > to - from) this.#faults.add(where, 'its ramp is longer than the phase')
    if (from < this.#first) this.#faults.add(where, `starts before the history does, ${iso(this.#first)}`)
    if (to > end) this.#faults.add(where, `ends after the scenario does, ${iso(end)}`)
    return this.#faults.list.length === before
  }

  #checkAmount(phase: Phase, where: string): void {
    const { perHour, times, signal = 'problem' } = phase
    if ((perHour === undefined) === (times === undefined)) {
      this.#faults.add(where, 'needs either perHour or times')
      return
    }
    if (times !== undefined && times < 1 && signal === 'problem')
      this.#faults.add(where, 'times must be at least 1: the background goes on')
    const lacking = times === undefined ? [] : phase.regions.filter((region) => !this.#hasBackground(phase, region))
    for (const region of lacking)
      this.#faults.add(where, `times needs a background of ${phase.service} in ${region}, and there is none`)
    if (lacking.length === 0) this.#checkNetworks(phase, where)
  }

  #hasBackground({ service }: Phase, region: string): boolean {
    return this.#scenario.background.some((item) => isSameKey(item, { service, region }))
  }

  /** Few networks hold few people, and nobody is heard twice within fifteen minutes. */
  #checkNetworks(phase: Phase, where: string): void {
    if (phase.networks === undefined) return
    const people = phase.networks * PEOPLE_PER_NETWORK
    const most = mostAdded(phase, this.#scenario, REPEAT_MINUTES)
    if (most + SPREAD * Math.sqrt(most) <= people) return
    const expected = `about ${Math.round(most)} reports in ${REPEAT_MINUTES} minutes`
    this.#faults.add(where, `${phase.networks} networks hold ${people} people, too few for ${expected}`)
  }

  #checkProblems({ service, problems = {}, signal = 'problem' }: Phase, where: string): void {
    const shares = Object.entries(problems)
    if (shares.length > 0 && signal !== 'problem') this.#faults.add(where, 'problems go only with the signal "problem"')
    const sum = shares.reduce((total, [, share]) => total + share, 0)
    if (sum > 1 + ROUNDING) this.#faults.add(where, `shares of problems add up to ${sum.toFixed(3)}, more than 1`)
    const category = this.#categories.get(service)
    if (!category) return
    const known = problemsOf(category).map(({ slug }) => slug)
    for (const [slug] of shares)
      if (!known.includes(slug))
        this.#faults.add(where, `"${slug}" is no problem of ${service}; there are: ${known.join(', ')}`)
  }

  #checkStatement({ service, at }: Statement, where: string): void {
    this.#checkService(service, where)
    this.#checkTime(at, this.#first, where)
  }

  #checkRecorded({ service, region, at }: Recorded): void {
    const where = `records, ${iso(at)}`
    this.#checkService(service, where)
    this.#checkRegion(region, where)
    this.#checkTime(at, this.#first, where)
  }

  #checkExpectation(item: Expectation, where: string): void {
    this.#checkService(item.service, where)
    if ('region' in item && item.region !== 'world') this.#checkRegion(item.region, where)
    if (item.kind === 'count') this.#checkBounds(item.count, where)
    if (item.kind === 'count' || item.kind === 'verdict') this.#checkWhen(item, where)
    if (item.kind === 'attribution') {
      this.#checkTime(item.at, this.#scenario.start, where)
      if (item.attribution !== 'side-effect') this.#checkService(item.attribution, where)
    }
    if (item.kind === 'incidents' && item.from !== undefined) this.#checkTime(item.from, this.#first, where)
  }

  #checkBounds({ atLeast, atMost }: { atLeast?: number; atMost?: number }, where: string): void {
    if (atLeast === undefined && atMost === undefined) this.#faults.add(where, 'count needs atLeast, atMost or both')
    if ((atLeast ?? 0) > (atMost ?? Infinity)) this.#faults.add(where, 'atLeast is more than atMost')
  }

  #checkWhen({ at, by, never }: { at?: number; by?: number; never?: true }, where: string): void {
    const given = [at, by, never].filter((value) => value !== undefined)
    if (given.length !== 1) this.#faults.add(where, 'needs one of at, by and never')
    for (const time of [at, by]) if (time !== undefined) this.#checkTime(time, this.#scenario.start, where)
  }

  #checkService(slug: string, where: string): void {
    if (!this.#categories.has(slug))
      this.#faults.add(where, `no service "${slug}": the catalog lacks it, and services doesn't define it`)
  }

  #checkRegion(region: string, where: string): void {
    if (!isCountry(region)) this.#faults.add(where, `"${region}" is not an ISO 3166-1 alpha-2 country`)
  }

  #checkTime(time: number, from: number, where: string): void {
    const { end } = this.#scenario
    if (time < from || time >= end)
      this.#faults.add(where, `${iso(time)} lies outside ${iso(from)} to ${iso(end)}, where it must be`)
  }
}

const isSameKey = (a: Background, b: Pick<Background, 'service' | 'region'>): boolean =>
  a.service === b.service && a.region === b.region

const iso = (time: number): string => new Date(time).toISOString().replace(/(:00)?\.000Z$/, 'Z')

function isCountry(region: string): boolean {
  try {
    return locate({ country: region }).country === region
  } catch {
    return false
  }
}
