import { problemsOf } from '../catalog/problems.ts'
import { iso, isSameKey, type Ground } from './ground.ts'
import { PEOPLE_PER_NETWORK } from './people.ts'
import { mostAdded } from './rates.ts'
import type { Phase } from './scenario.ts'

/** When a person may be heard again on the same service. */
const REPEAT_MINUTES = 15
/** What perHour itself may be. */
const MOST_PER_HOUR = 1e7
/** Standard deviations of a Poisson count beyond which nothing is expected to go. */
const SPREAD = 6
/** Shares are published rounded. */
const ROUNDING = 0.001

/** Checks phases one by one. */
export class PhaseMeaning {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  check(phase: Phase, where: string): void {
    this.#ground.checkService(phase.service, where)
    for (const region of phase.regions) this.#ground.checkRegion(region, where)
    if (new Set(phase.regions).size < phase.regions.length) this.#ground.faults.add(where, 'names a region twice')
    if (this.#checkSpan(phase, where)) this.#checkAmount(phase, where)
    this.#checkProblems(phase, where)
  }

  #checkSpan({ from, to, ramp = 0 }: Phase, where: string): boolean {
    const { end } = this.#ground.scenario
    const before = this.#ground.faults.list.length
    if (to <= from) this.#ground.faults.add(where, 'ends before it starts: to must lie after from')
    else if (ramp > to - from) this.#ground.faults.add(where, 'its ramp is longer than the phase')
    if (from < this.#ground.first)
      this.#ground.faults.add(where, `starts before the history does, ${iso(this.#ground.first)}`)
    if (to > end) this.#ground.faults.add(where, `ends after the scenario does, ${iso(end)}`)
    return this.#ground.faults.list.length === before
  }

  #checkAmount(phase: Phase, where: string): void {
    const { perHour, times, signal = 'problem' } = phase
    if ((perHour === undefined) === (times === undefined)) {
      this.#ground.faults.add(where, 'needs either perHour or times')
      return
    }
    if (times !== undefined && times < 1 && signal === 'problem')
      this.#ground.faults.add(where, 'times must be at least 1: the background goes on')
    const lacking = times === undefined ? [] : phase.regions.filter((region) => !this.#hasBackground(phase, region))
    for (const region of lacking)
      this.#ground.faults.add(where, `times needs a background of ${phase.service} in ${region}, and there is none`)
    if (this.#largestRate(phase) > MOST_PER_HOUR)
      this.#ground.faults.add(where, `more than ${MOST_PER_HOUR} reports an hour in a region`)
    else if (lacking.length === 0) this.#checkNetworks(phase, where)
  }

  #largestRate({ service, regions, times = 0 }: Phase): number {
    const rates = this.#ground.scenario.background.filter(
      (item) => item.service === service && regions.includes(item.region),
    )
    return times * Math.max(0, ...rates.map(({ perHour }) => perHour))
  }

  #hasBackground({ service }: Phase, region: string): boolean {
    return this.#ground.scenario.background.some((item) => isSameKey(item, { service, region }))
  }

  /** Few networks hold few people, and nobody is heard twice within fifteen minutes. */
  #checkNetworks(phase: Phase, where: string): void {
    if (phase.networks === undefined) return
    const people = phase.networks * PEOPLE_PER_NETWORK
    const most = mostAdded(phase, this.#ground.scenario, REPEAT_MINUTES)
    if (most + SPREAD * Math.sqrt(most) <= people) return
    const expected = `about ${Math.round(most)} reports in ${REPEAT_MINUTES} minutes`
    this.#ground.faults.add(where, `${phase.networks} networks hold ${people} people, too few for ${expected}`)
  }

  #checkProblems({ service, problems = {}, signal = 'problem' }: Phase, where: string): void {
    const shares = Object.entries(problems)
    if (shares.length > 0 && signal !== 'problem')
      this.#ground.faults.add(where, 'problems go only with the signal "problem"')
    const sum = shares.reduce((total, [, share]) => total + share, 0)
    if (sum > 1 + ROUNDING)
      this.#ground.faults.add(where, `shares of problems add up to ${sum.toFixed(3)}, more than 1`)
    const category = this.#ground.category(service)
    if (!category) return
    const known = problemsOf(category).map(({ slug }) => slug)
    for (const [slug] of shares)
      if (!known.includes(slug))
        this.#ground.faults.add(where, `"${slug}" is no problem of ${service}; there are: ${known.join(', ')}`)
  }
}
