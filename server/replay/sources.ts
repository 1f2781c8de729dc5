import { CATALOG_DATA } from '../catalog/data.ts'
import { problemsOf } from '../catalog/problems.ts'
import { MINUTE, minuteOf } from '../clock.ts'
import type { Signal } from '../contract/report.ts'
import type { Category } from '../contract/service.ts'
import { Crowd, SharedNetworks, type Person } from './people.ts'
import { Places } from './places.ts'
import { Chooser, Random } from './random.ts'
import { added, spanIn, Usual } from './rates.ts'
import type { Phase, Recorded, Scenario } from './scenario.ts'

/** Somebody who speaks about one service in one country, for one reason. */
export interface Source {
  service: string
  signal: Signal
  random: Random
  places: Places
  people: { next(): Person }
  /** '' = not said. */
  problems: Chooser<string>
  /** Reports in a minute, drawn. */
  count(minute: number): number
  /** The part of the minute, in ms, in which they fall. */
  span(minute: number): { from: number; to: number }
}

/** People who skip the question what the problem is. */
const SILENT_SHARE = 0.15
/** Each problem of a category is named this much as often as the one before it. */
const NEXT_PROBLEM = 0.55

/** Everybody who speaks in a scenario: its background, each phase in each of its regions, and what was recorded. */
export const sourcesOf = (scenario: Scenario): Source[] => new Sources(scenario).all()

/** Makes the sources, which share what they can. */
class Sources {
  readonly #scenario: Scenario
  readonly #usual: Usual
  readonly #crowd = new Crowd()
  readonly #places = new Map<string, Places>()
  readonly #categories: ReadonlyMap<string, Category>
  #sharedNetworks = 0

  constructor(scenario: Scenario) {
    this.#scenario = scenario
    this.#usual = new Usual(scenario.background)
    this.#categories = new Map([...scenario.services, ...CATALOG_DATA].map(({ slug, category }) => [slug, category]))
  }

  all(): Source[] {
    const { background, phases } = this.#scenario
    return [
      ...background.map(({ service, region }) => this.#usualSource(service, region)),
      ...phases.flatMap((phase, i) => this.#phaseSources(phase, phases.slice(0, i))),
      ...this.#recordedSources(),
    ]
  }

  #usualSource(service: string, region: string): Source {
    const source = this.#source(`background ${service} ${region}`, service, region)
    const rate = this.#usual.of(service, region)
    return { ...source, count: (minute) => source.random.poisson(rate(minute)) }
  }

  #phaseSources(phase: Phase, before: readonly Phase[]): Source[] {
    const { service, signal = 'problem', problems } = phase
    const people = phase.networks === undefined ? this.#crowd : this.#sharedOf(phase.networks)
    // By its rank among its like, so that a phase of another service put before it changes nothing.
    const rank = before.filter((other) => other.service === service).length
    return phase.regions.map((region) => {
      const source = this.#source(`phase ${service} ${rank} ${region}`, service, region)
      const usual = this.#usual.of(service, region)
      return {
        ...{ ...source, signal, people, problems: problems ? sharesOf(problems) : source.problems },
        count: (minute) => source.random.poisson(added(phase, usual, minute)),
        span: (minute) => spanIn(phase, minute),
      }
    })
  }

  /** Counts as they were recorded: nothing is drawn but where, when in the minute and what. */
  #recordedSources(): Source[] {
    const byKey = new Map<string, Recorded[]>()
    for (const record of this.#scenario.records) {
      const key = `${record.service} ${record.region}`
      const known = byKey.get(key)
      if (known) known.push(record)
      else byKey.set(key, [record])
    }
    return [...byKey.values()].map((records) => this.#recordedSource(records))
  }

  #recordedSource(records: readonly Recorded[]): Source {
    const { service, region } = records[0]!
    const counts = new Map<number, number>()
    for (const { at, count } of records) counts.set(minuteOf(at), (counts.get(minuteOf(at)) ?? 0) + count)
    return {
      ...this.#source(`records ${service} ${region}`, service, region),
      count: (minute) => counts.get(minute) ?? 0,
    }
  }

  /** Somebody of a crowd with a problem, who never says so. */
  #source(name: string, service: string, region: string): Source {
    return {
      service,
      signal: 'problem',
      random: Random.of(this.#scenario.seed, name),
      places: this.#placesIn(region),
      people: this.#crowd,
      problems: usualProblems(this.#categories.get(service) ?? 'other'),
      count: () => 0,
      span: (minute) => ({ from: minute * MINUTE, to: (minute + 1) * MINUTE }),
    }
  }

  #placesIn(region: string): Places {
    const places = this.#places.get(region) ?? new Places(region)
    this.#places.set(region, places)
    return places
  }

  #sharedOf(networks: number): SharedNetworks {
    const first = this.#sharedNetworks
    this.#sharedNetworks += networks
    return new SharedNetworks(first, networks)
  }
}

/** What is missing to 1 doesn't say. */
function sharesOf(problems: Record<string, number>): Chooser<string> {
  const shares = Object.entries(problems)
  const sum = shares.reduce((total, [, share]) => total + share, 0)
  return new Chooser([...shares, ['', Math.max(0, 1 - sum)]])
}

function usualProblems(category: Category): Chooser<string> {
  const said = problemsOf(category).map(({ slug }, i): [string, number] => [slug, NEXT_PROBLEM ** i])
  const sum = said.reduce((total, [, weight]) => total + weight, 0)
  return new Chooser([...said, ['', (sum * SILENT_SHARE) / (1 - SILENT_SHARE)]])
}
