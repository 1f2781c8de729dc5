import { minuteOf } from '../../clock.ts'
import type { ServiceDetail } from '../../contract/service.ts'
import type { Incident } from '../../contract/verdict.ts'
import type { Expectation } from '../scenario.ts'

/** How an expectation came out. */
export interface Outcome {
  isMet: boolean
  /** What was expected. */
  expected: string
  /** What there was, in scenario time. */
  found: string
}

/** What an evaluator makes of what it has seen. */
export type Finding = Omit<Outcome, 'expected'>

/** Follows the scenario and judges one expectation. */
export interface Evaluator {
  /** Whether it has to see what the API tells at the end of this minute, minutes since 1970. */
  wants(minute: number): boolean
  /** @param told of the expectation's service */
  see(minute: number, told: ServiceDetail): void
  /** @param incidents every one of the service, told after the last minute */
  finding(incidents: readonly Incident[]): Finding
}

/** The minute at which an expectation is decided; null: none in particular. */
export function momentOf(expectation: Expectation): number | null {
  if (expectation.kind === 'incidents') return null
  const time = expectation.kind === 'attribution' ? expectation.at : (expectation.at ?? expectation.by)
  return time === undefined ? null : minuteOf(time)
}

export const NOT_REACHED: Finding = { isMet: false, found: 'the scenario did not get there' }
