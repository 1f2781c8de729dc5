import { MINUTE, minuteOf } from '../clock.ts'
import type { ServiceDetail } from '../contract/service.ts'
import type {
  AttributionExpectation,
  CountExpectation,
  Expectation,
  IncidentsExpectation,
  VerdictExpectation,
} from './scenario.ts'
import { expectedWords } from './expectedWords.ts'
import { clockTime } from './words.ts'

/** How an expectation came out. `open`: nothing in this version says what it asks for. */
export interface Outcome {
  state: 'met' | 'failed' | 'open'
  /** What was expected. */
  expected: string
  /** What was there instead or as well, in scenario time. */
  found: string
}

/** Follows the scenario and judges one expectation. */
export interface Evaluator {
  readonly service: string
  /** Whether it has to see what the API tells at the end of this minute, minutes since 1970. */
  wants(minute: number): boolean
  see(minute: number, told: ServiceDetail): void
  /** After the last minute. */
  outcome(): Outcome
}

export function evaluatorOf(expectation: Expectation): Evaluator {
  switch (expectation.kind) {
    case 'count':
      return new CountEvaluator(expectation)
    case 'verdict':
    case 'incidents':
    case 'attribution':
      return new OpenEvaluator(expectation)
  }
}

/** Minute at which an expectation has to be looked at, whatever kind it is; null: at the end of the scenario. */
export function momentOf(expectation: Expectation): number | null {
  const at = 'at' in expectation ? expectation.at : undefined
  const by = 'by' in expectation ? expectation.by : undefined
  const time = at ?? by
  return time === undefined ? null : minuteOf(time)
}

/** Bounds of the problem reports of the last hour, in a country or the world. */
class CountEvaluator implements Evaluator {
  readonly service: string
  readonly #expectation: CountExpectation
  readonly #moment: number | null
  #last: { minute: number; count: number } | null = null
  /** Since when the bounds have been kept without a break. */
  #since: number | null = null
  #first: { minute: number; count: number } | null = null
  #most = 0

  constructor(expectation: CountExpectation) {
    this.service = expectation.service
    this.#expectation = expectation
    this.#moment = momentOf(expectation)
  }

  wants(minute: number): boolean {
    const { at, never } = this.#expectation
    return never === true || (at === undefined ? minute <= this.#moment! : minute === this.#moment)
  }

  see(minute: number, told: ServiceDetail): void {
    const count = countIn(told, this.#expectation.region)
    this.#last = { minute, count }
    this.#most = Math.max(this.#most, count)
    if (!this.#holds(count)) this.#since = null
    else {
      this.#since ??= minute
      this.#first ??= this.#last
    }
  }

  outcome(): Outcome {
    const judged = this.#expectation.never ? this.#ofNever() : this.#ofMoment()
    return { expected: expectedWords(this.#expectation), ...judged }
  }

  #holds(count: number): boolean {
    const { atLeast = 0, atMost = Infinity } = this.#expectation.count
    return count >= atLeast && count <= atMost
  }

  #ofNever(): Pick<Outcome, 'state' | 'found'> {
    if (this.#first === null) return { state: 'met', found: `${this.#most} at most` }
    return { state: 'failed', found: `${this.#first.count} at ${clockTime(this.#first.minute * MINUTE)}` }
  }

  #ofMoment(): Pick<Outcome, 'state' | 'found'> {
    if (this.#last?.minute !== this.#moment) return { state: 'failed', found: 'the scenario did not get there' }
    const { minute, count } = this.#last!
    const since =
      this.#since === null || this.#since === minute ? '' : `, kept since ${clockTime(this.#since * MINUTE)}`
    return {
      state: this.#since === null ? 'failed' : 'met',
      found: `${count} at ${clockTime(minute * MINUTE)}${since}`,
    }
  }
}

/** Waits for the part of the node that would know. */
class OpenEvaluator implements Evaluator {
  readonly service: string
  readonly #expectation: VerdictExpectation | IncidentsExpectation | AttributionExpectation

  constructor(expectation: VerdictExpectation | IncidentsExpectation | AttributionExpectation) {
    this.service = expectation.service
    this.#expectation = expectation
  }

  wants(): boolean {
    return false
  }

  see(): void {}

  outcome(): Outcome {
    return { state: 'open', expected: expectedWords(this.#expectation), found: 'not evaluated yet' }
  }
}

function countIn({ lastHour, regions }: ServiceDetail, region: string): number {
  if (region === 'world') return lastHour
  return regions.find(({ country }) => country === region)?.lastHour ?? 0
}
