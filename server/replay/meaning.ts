import { MINUTE } from '../clock.ts'
import { countryOf } from '../contract/region.ts'
import { Ground, isSameKey, iso, type KnownServices } from './ground.ts'
import { SHARED_NETWORKS } from './people.ts'
import { PhaseMeaning } from './phaseMeaning.ts'
import type { Background, Expectation, Phase, Recorded, Scenario, Statement } from './scenario.ts'
import type { Faults } from './shape.ts'

/** Attributions that name no service. */
const UNNAMED = ['side-effect', 'none']

/** Adds every fault in what a well-formed scenario says. */
export function checkMeaning(scenario: Scenario, catalog: KnownServices, faults: Faults): void {
  new Meaning(new Ground(scenario, catalog, faults)).check()
}

class Meaning {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  check(): void {
    const { services, background, phases, statements, events, records, expect } = this.#ground.scenario
    this.#checkTimes()
    this.#checkServices(services)
    background.forEach((item, i) => this.#checkBackground(item, `background[${i}]`))
    this.#checkPhases(phases)
    statements.forEach((item, i) => this.#checkStatement(item, `statements[${i}]`))
    events.forEach(({ at }, i) => this.#ground.checkTime(at, this.#ground.scenario.start, `events[${i}]`))
    for (const item of records) this.#checkRecorded(item)
    expect.forEach((item, i) => this.#checkExpectation(item, `expect[${i}]`))
  }

  #checkTimes(): void {
    const { start, end } = this.#ground.scenario
    if (end <= start) this.#ground.faults.add('end', 'must lie after start')
    for (const [name, time] of Object.entries({ start, end }))
      if (time % MINUTE !== 0) this.#ground.faults.add(name, 'must be a whole minute')
  }

  #checkServices(services: Scenario['services']): void {
    const slugs = services.map(({ slug }) => slug)
    services.forEach(({ slug, dependencies = [], peers = [] }, i) => {
      if (slugs.indexOf(slug) !== i) this.#ground.faults.add(`services[${i}]`, `"${slug}" is defined twice`)
      for (const other of [...dependencies, ...peers]) this.#ground.checkService(other, `services[${i}]`)
    })
  }

  #checkBackground(item: Background, where: string): void {
    this.#ground.checkService(item.service, where)
    this.#ground.checkRegion(item.region, where)
    const same = this.#ground.scenario.background.find((other) => isSameKey(other, item))
    if (same !== item) this.#ground.faults.add(where, `${item.service} in ${item.region} has a background already`)
  }

  #checkPhases(phases: readonly Phase[]): void {
    const meaning = new PhaseMeaning(this.#ground)
    phases.forEach((item, i) => meaning.check(item, `phases[${i}]`))
    const networks = phases.reduce((sum, phase) => sum + (phase.networks ?? 0), 0)
    if (networks > SHARED_NETWORKS)
      this.#ground.faults.add('phases', `name ${networks} networks, more than ${SHARED_NETWORKS}`)
  }

  #checkStatement({ service, at }: Statement, where: string): void {
    this.#ground.checkService(service, where)
    this.#ground.checkTime(at, this.#ground.first, where)
  }

  #checkRecorded({ service, region, at }: Recorded): void {
    const where = `records, ${iso(at)}`
    this.#ground.checkService(service, where)
    this.#ground.checkRegion(region, where)
    this.#ground.checkTime(at, this.#ground.first, where)
  }

  #checkExpectation(item: Expectation, where: string): void {
    this.#ground.checkService(item.service, where)
    if ('region' in item && item.region !== 'world') this.#ground.checkRegion(countryOf(item.region), where)
    if (item.kind === 'count') this.#checkBounds(item.count, where)
    if (item.kind === 'count' || item.kind === 'verdict') this.#checkWhen(item, where)
    if (item.kind === 'attribution') {
      this.#ground.checkTime(item.at, this.#ground.scenario.start, where)
      if (!UNNAMED.includes(item.attribution)) this.#ground.checkService(item.attribution, where)
    }
    if (item.kind === 'incidents' && item.from !== undefined)
      this.#ground.checkTime(item.from, this.#ground.first, where)
  }

  #checkBounds({ atLeast, atMost }: { atLeast?: number; atMost?: number }, where: string): void {
    if (atLeast === undefined && atMost === undefined)
      this.#ground.faults.add(where, 'count needs atLeast, atMost or both')
    if ((atLeast ?? 0) > (atMost ?? Infinity)) this.#ground.faults.add(where, 'atLeast is more than atMost')
  }

  #checkWhen({ at, by, never }: { at?: number; by?: number; never?: true }, where: string): void {
    const given = [at, by, never].filter((value) => value !== undefined)
    if (given.length !== 1) this.#ground.faults.add(where, 'needs one of at, by and never')
    for (const time of [at, by])
      if (time !== undefined) this.#ground.checkTime(time, this.#ground.scenario.start, where)
  }
}
