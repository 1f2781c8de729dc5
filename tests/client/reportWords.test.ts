import { describe, expect, it } from 'vitest'
import type { Near, ReportReceipt } from '#contract/report.ts'
import type { RegionVerdict } from '#contract/verdict.ts'
import { ApiFault, UNREACHABLE } from '../../client/api.ts'
import { usualNearby } from '../../client/live/nearby.ts'
import { answerWords, faultWords } from '../../client/ui/reportWords.ts'

type Counts = Pick<Near, 'area' | 'country' | 'world'> & Partial<Near>

const receipt = (counts: Counts, country: string | null): ReportReceipt => {
  return { id: 'a', counted: true, cell: null, country, near: { place: null, usual: null, ...counts } }
}

describe('what is usual where the nearest others are', () => {
  const said = (region: string, expected: number): RegionVerdict => {
    return { region, verdict: 'ok', since: null, recoveringAt: null, expected, cause: null }
  }
  const verdicts = [said('world', 66), said('DE', 5), said('FR', 0)]

  it.each([
    ['around the visitor', { area: 41, country: 404, world: 6041, usual: 2.2 }, 'DE', 2.2],
    ['in the country, where few are around', { area: 0, country: 250, world: 2590, usual: 2.2 }, 'DE', 5],
    ['in the country, where no place was given', { area: null, country: 250, world: 2590 }, 'DE', 5],
    ['in the world', { area: null, country: null, world: 2590 }, null, 66],
    ['nowhere, where nothing is known', { area: null, country: 250, world: 2590 }, 'FR', null],
    ['nowhere, where nothing is said', { area: null, country: 250, world: 2590 }, 'IS', null],
  ])('%s', (_, counts, country, usual) => {
    expect(usualNearby(receipt(counts, country), verdicts)).toBe(usual)
  })
})

describe('is it just me?', () => {
  it('says how many report around, and how many are usual there', () => {
    const words = answerWords(receipt({ area: 41, country: 404, world: 6041, place: 'Hamburg', usual: 2.2 }, 'DE'))
    expect(words).toEqual({
      title: 'Not just you',
      lead: '41 reports near Hamburg in the last hour, usually 2.',
      more: 'In all: 404 in Germany, 6,041 worldwide.',
    })
  })

  it('names no place where there is none, and nothing usual where that is not known', () => {
    expect(answerWords(receipt({ area: 3, country: 4, world: 4 }, 'DE')).lead).toBe(
      '3 reports near you in the last hour.',
    )
    expect(answerWords(receipt({ area: 3, country: 4, world: 4, usual: 0.1 }, 'DE')).lead).toBe(
      '3 reports near you in the last hour, usually <1.',
    )
  })

  it('one other is one other', () => {
    const { lead } = answerWords(receipt({ area: null, country: 2, world: 2 }, 'DE'))
    expect(lead).toBe('You and 1 other in Germany reported problems in the last hour.')
  })

  it('[P4] fewer than three near are few, not counted out, with the country’s count beside it', () => {
    const words = answerWords(receipt({ area: 0, country: 3, world: 900 }, 'IS'))
    expect(words.title).toBe('Few reports near you')
    expect(words.lead).toBe('You and 2 others in Iceland reported problems in the last hour.')
    expect(words.more).toBe('In all: 900 worldwide.')
  })

  it('says so when nobody else in the country reported', () => {
    const words = answerWords(receipt({ area: 0, country: 1, world: 900 }, 'IS'))
    expect([words.title, words.lead]).toEqual([
      'First report in Iceland',
      'Nobody else in Iceland reported problems in the last hour.',
    ])
  })

  it('speaks of the country where nothing finer is known', () => {
    const words = answerWords(receipt({ area: null, country: 5, world: 9 }, 'FR'))
    expect(words.lead).toBe('You and 4 others in France reported problems in the last hour.')
    expect(words.more).toBe('In all: 9 worldwide.')
  })

  it('says that the place is not known instead of pretending to know it', () => {
    const words = answerWords(receipt({ area: null, country: null, world: 1 }, null))
    expect(words.title).toBe('First report')
    expect(words.more).toContain('not known')
  })

  it('never counts fewer than the visitor', () => {
    const { more } = answerWords(receipt({ area: 41, country: 0, world: 0 }, 'DE'))
    expect(more).toBe('In all: 1 in Germany, 1 worldwide.')
  })
})

describe('a report that did not get through', () => {
  it('says how long to wait', () => {
    const limited = faultWords(new ApiFault(429, 'TOO_MANY_REPORTS', 'x', 42), true)
    expect(limited.more).toBe('Try again in 42 seconds.')
    expect(faultWords(new ApiFault(503, 'OVERLOADED', 'x', 90), true).more).toBe('Try again in 2 minutes.')
    expect(faultWords(new ApiFault(503, 'OVERLOADED', 'x', 1), true).more).toBe('Try again in 1 second.')
  })

  it('tells a missing network from a server that does not answer', () => {
    const fault = new ApiFault(0, UNREACHABLE, '')
    expect(faultWords(fault, false).title).toBe('You’re offline')
    expect(faultWords(fault, true).title).toBe('No answer')
  })

  it('passes on what the server says about a report it refuses', () => {
    expect(faultWords(new ApiFault(400, 'UNKNOWN_PROBLEM', 'No such problem.'), true).lead).toBe('No such problem.')
  })
})
