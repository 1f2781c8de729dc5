import type { CountExpectation, Expectation, IncidentsExpectation } from './scenario.ts'
import { clockTime, number } from './words.ts'

/** What is expected, on one line. */
export function expectedWords(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'count': {
      const { service, region, count } = expectation
      return `${service} ${region}: ${boundsWords(count)} in the last hour ${whenWords(expectation)}`
    }
    case 'verdict': {
      const verdict = [expectation.verdict].flat().join(' or ')
      return `${expectation.service} ${expectation.region}: ${verdict} ${whenWords(expectation)}`
    }
    case 'incidents':
      return `${expectation.service}: ${incidentWords(expectation)}`
    case 'attribution':
      return `${expectation.service}: put down to ${expectation.attribution} at ${clockTime(expectation.at)}`
  }
}

function boundsWords({ atLeast, atMost }: CountExpectation['count']): string {
  const parts = [
    atLeast === undefined ? [] : `at least ${number(atLeast)}`,
    atMost === undefined ? [] : `at most ${number(atMost)}`,
  ]
  return `${parts.flat().join(' and ')} reports`
}

function whenWords({ at, by, never }: { at?: number; by?: number; never?: true }): string {
  if (never) return 'never'
  return at === undefined ? `by ${clockTime(by!)}` : `at ${clockTime(at)}`
}

function incidentWords({ incidents, from, minHours, similarTo }: IncidentsExpectation): string {
  const parts = [
    `${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`,
    from === undefined ? [] : `from ${clockTime(from)} on`,
    minHours === undefined ? [] : `of ${minHours} h at least`,
    similarTo === undefined ? [] : `similar to ${similarTo}`,
  ]
  return parts.flat().join(' ')
}
