import { areaName } from '../../catalog/areas.ts'
import { countryOf } from '../../contract/region.ts'
import type { CountExpectation, Expectation, IncidentsExpectation } from '../scenario.ts'
import { clockTime, number } from '../words.ts'

/** What is expected, on one line. */
export const expectedWords = (expectation: Expectation): string =>
  `${expectation.service}${'region' in expectation ? ` ${regionWords(expectation.region)}` : ''}: ${what(expectation)}`

/** DE, or DE around Munich. */
function regionWords(region: string): string {
  const name = areaName(region)
  return name === null ? region : `${countryOf(region)} around ${name}`
}

function what(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'count':
      return timed(`${boundsWords(expectation.count)} in the last hour`, expectation)
    case 'verdict':
      return timed([expectation.verdict].flat().join(' or '), expectation)
    case 'incidents':
      return incidentWords(expectation)
    case 'attribution':
      return timed(`put down to ${expectation.attribution}`, expectation)
  }
}

function boundsWords({ atLeast, atMost }: CountExpectation['count']): string {
  const parts = [
    atLeast === undefined ? [] : `at least ${number(atLeast)}`,
    atMost === undefined ? [] : `at most ${number(atMost)}`,
  ]
  return `${parts.flat().join(' and ')} reports`
}

function timed(words: string, { at, by, never }: { at?: number; by?: number; never?: true }): string {
  if (never) return `never ${words}`
  return at === undefined ? `${words} by ${clockTime(by!)}` : `${words} at ${clockTime(at)}`
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
