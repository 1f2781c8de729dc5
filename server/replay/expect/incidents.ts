import { HOUR } from '../../clock.ts'
import type { Incident } from '../../contract/verdict.ts'
import type { IncidentsExpectation, Scenario } from '../scenario.ts'
import { clockTime } from '../words.ts'
import type { Evaluator, Finding } from './evaluator.ts'

/** How many incidents began in the scenario, or from some time on, how long each was and what it is likened to. */
export class IncidentsEvaluator implements Evaluator {
  readonly #expectation: IncidentsExpectation
  readonly #from: number
  readonly #end: number

  constructor(expectation: IncidentsExpectation, { start, end }: Pick<Scenario, 'start' | 'end'>) {
    this.#expectation = expectation
    this.#from = expectation.from ?? start
    this.#end = end
  }

  wants(): boolean {
    return false
  }

  see(): void {}

  finding(incidents: readonly Incident[]): Finding {
    const { incidents: count, minHours = 0, similarTo } = this.#expectation
    const begun = incidents.filter(({ startedAt }) => startedAt >= this.#from).sort((a, b) => a.startedAt - b.startedAt)
    const isMet =
      begun.length === count &&
      begun.every((incident) => this.#hours(incident) >= minHours) &&
      begun.every((incident) => similarTo === undefined || similarDay(incident) === similarTo)
    return { isMet, found: begun.length === 0 ? 'none' : begun.map((incident) => this.#words(incident)).join('; ') }
  }

  /** One that is still open has lasted until now. */
  #hours({ startedAt, endedAt }: Incident): number {
    return ((endedAt ?? this.#end) - startedAt) / HOUR
  }

  #words(incident: Incident): string {
    const like = similarDay(incident)
    const length = `${this.#hours(incident).toFixed(1)} h${incident.endedAt === null ? ' so far' : ''}`
    return `from ${clockTime(incident.startedAt)}, ${length}${like === null ? '' : `, similar to ${like}`}`
  }
}

/** UTC day of the earlier incident that this one is likened to. */
const similarDay = ({ similar }: Incident): string | null =>
  similar === null ? null : new Date(similar.startedAt).toISOString().slice(0, 10)
