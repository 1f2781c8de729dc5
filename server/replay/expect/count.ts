import { MINUTE } from '../../clock.ts'
import type { ServiceDetail } from '../../contract/service.ts'
import type { CountExpectation } from '../scenario.ts'
import { clockTime, number } from '../words.ts'
import { momentOf, NOT_REACHED, type Evaluator, type Finding } from './evaluator.ts'

interface Sample {
  minute: number
  count: number
}

/** Bounds of the problem reports of the last hour, in a country or the world. */
export class CountEvaluator implements Evaluator {
  readonly #expectation: CountExpectation
  readonly #moment: number | null
  #last: Sample | null = null
  /** The first within the bounds, and the first of those that have kept them without a break. */
  #first: Sample | null = null
  #since: Sample | null = null
  #most = 0

  constructor(expectation: CountExpectation) {
    this.#expectation = expectation
    this.#moment = momentOf(expectation)
  }

  wants(minute: number): boolean {
    if (this.#moment === null) return true
    return this.#expectation.at === undefined ? minute <= this.#moment : minute === this.#moment
  }

  see(minute: number, told: ServiceDetail): void {
    const sample = { minute, count: countIn(told, this.#expectation.region) }
    this.#last = sample
    this.#most = Math.max(this.#most, sample.count)
    if (this.#holds(sample.count)) {
      this.#since ??= sample
      this.#first ??= sample
    } else this.#since = null
  }

  finding(): Finding {
    if (this.#last === null) return NOT_REACHED
    if (this.#moment !== null) return this.#ofMoment(this.#last)
    if (this.#first === null) return { isMet: true, found: `${number(this.#most)} at most` }
    return { isMet: false, found: sampleWords(this.#first) }
  }

  #holds(count: number): boolean {
    const { atLeast = 0, atMost = Infinity } = this.#expectation.count
    return count >= atLeast && count <= atMost
  }

  #ofMoment(last: Sample): Finding {
    if (last.minute !== this.#moment) return NOT_REACHED
    if (this.#since === null) return { isMet: false, found: sampleWords(last) }
    const since = this.#since === last ? '' : `, kept since ${clockTime(this.#since.minute * MINUTE)}`
    return { isMet: true, found: sampleWords(last) + since }
  }
}

function countIn({ lastHour, regions }: ServiceDetail, region: string): number {
  if (region === 'world') return lastHour
  return regions.find(({ country }) => country === region)?.lastHour ?? 0
}

const sampleWords = ({ minute, count }: Sample): string => `${number(count)} at ${clockTime(minute * MINUTE)}`
