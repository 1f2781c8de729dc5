import { MINUTE, minuteOf, type Clock } from '../clock.ts'
import type { Incident } from '../contract/verdict.ts'
import { Exactness } from './exactness.ts'
import { momentOf, type Evaluator, type Outcome } from './expect/evaluator.ts'
import { evaluatorOf } from './expect/evaluators.ts'
import { expectedWords } from './expect/words.ts'
import type { ReplayNode } from './node.ts'
import { historyStart, servicesOf, type Expectation, type Scenario } from './scenario.ts'
import type { Sender } from './sender.ts'
import type { Tally } from './tally.ts'

export interface WitnessOptions {
  node: ReplayNode
  sender: Sender
  counted: Tally
  /** Real time. */
  wall: Clock
  signal: AbortSignal
}

/** Looks at what the API tells while a scenario plays, and says in the end what came of each expectation. */
export class Witness {
  readonly #scenario: Scenario
  readonly #options: WitnessOptions
  readonly #services: readonly string[]
  readonly #exactness: Exactness
  readonly #judges: readonly { expectation: Expectation; evaluator: Evaluator }[]
  /** Minutes in which every service is looked at: those that decide an expectation, and the last. */
  readonly #moments: ReadonlySet<number>

  constructor(scenario: Scenario, options: WitnessOptions) {
    this.#scenario = scenario
    this.#options = options
    this.#services = servicesOf(scenario)
    this.#exactness = new Exactness(options)
    this.#judges = scenario.expect.map((expectation) => {
      return { expectation, evaluator: evaluatorOf(expectation, scenario) }
    })
    const moments = scenario.expect.map(momentOf).filter((minute) => minute !== null)
    this.#moments = new Set([...moments, minuteOf(scenario.end - 1)])
  }

  /** After the last report of a minute was answered. */
  async look(minute: number): Promise<void> {
    const isMoment = this.#moments.has(minute)
    const curious = this.#judges.filter(({ evaluator }) => evaluator.wants(minute))
    if (isMoment) await this.#endMinute(minute)
    for (const service of isMoment ? this.#services : new Set(curious.map(({ expectation }) => expectation.service))) {
      const told = await this.#exactness.told(service, minute)
      for (const { expectation, evaluator } of curious) if (expectation.service === service) evaluator.see(minute, told)
    }
  }

  /** After the last minute. */
  async outcomes(): Promise<Outcome[]> {
    const { end } = this.#scenario
    const incidents = new Map<string, Incident[]>()
    for (const service of this.#services) {
      await this.#exactness.checkHours(service, historyStart(this.#scenario), end)
      const path = `/api/v1/incidents?service=${service}`
      incidents.set(service, (await this.#options.sender.get<{ incidents: Incident[] }>(path)).incidents)
    }
    const outcomes = this.#judges.map(({ expectation, evaluator }) => {
      return { expected: expectedWords(expectation), ...evaluator.finding(incidents.get(expectation.service)!) }
    })
    return [...outcomes, this.#exactness.outcome()]
  }

  /** A minute is judged once it is over: at the end of this one, those before it are. */
  async #endMinute(minute: number): Promise<void> {
    const { node, wall, signal } = this.#options
    node.clock.advanceTo((minute + 1) * MINUTE - 1)
    if (minute > minuteOf(this.#scenario.start)) await node.judging.until(minute - 1, { wall, signal })
  }
}
