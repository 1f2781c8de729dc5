import { MINUTE } from '../../clock.ts'
import type { ServiceDetail } from '../../contract/service.ts'
import type { Attribution } from '../../contract/verdict.ts'
import type { AttributionExpectation } from '../scenario.ts'
import { clockTime } from '../words.ts'
import { momentOf, NOT_REACHED, type Evaluator, type Finding } from './evaluator.ts'

/** What the trouble of a service, in any region, is put down to. */
export class AttributionEvaluator implements Evaluator {
  readonly #wanted: string
  readonly #moment: number
  #causes: Attribution[] | null = null

  constructor(expectation: AttributionExpectation) {
    this.#wanted = expectation.attribution
    this.#moment = momentOf(expectation)!
  }

  wants(minute: number): boolean {
    return minute === this.#moment
  }

  see(_minute: number, { verdicts, incident }: ServiceDetail): void {
    const causes = [...verdicts.map(({ cause }) => cause), incident?.cause ?? null]
    this.#causes = causes.filter((cause) => cause !== null)
  }

  finding(): Finding {
    if (this.#causes === null) return NOT_REACHED
    const isMet = this.#wanted === 'none' ? this.#causes.length === 0 : this.#causes.some((cause) => this.#isIt(cause))
    const names = new Set(this.#causes.map(({ kind, service }) => `${kind} of ${service}`.replace('upstream of ', '')))
    return { isMet, found: `${[...names].join(', ') || 'nothing'} at ${clockTime(this.#moment * MINUTE)}` }
  }

  #isIt({ kind, service }: Attribution): boolean {
    return this.#wanted === (kind === 'side-effect' ? kind : service)
  }
}
