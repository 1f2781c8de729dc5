import { describe, expect, it } from 'vitest'
import type { Explain } from '#contract/service.ts'
import type { Incident, IncidentRegion } from '#contract/verdict.ts'
import { MAJOR, conditionsOf, windowScores } from '../../client/live/conditions.ts'
import { courses } from '../../client/live/course.ts'
import { explainWords } from '../../client/ui/explainWords.ts'
import { COUNTRY_SETTINGS, WORLD_SETTINGS } from '../../server/verdict/settings.ts'

const SUNDAY = new Date(2018, 3, 29, 9, 20).getTime()

const why: Explain = {
  method: 'any',
  region: 'DE',
  at: SUNDAY,
  verdict: 'major',
  since: SUNDAY - 60_000,
  recoveringAt: null,
  score: 59,
  possibleAt: 7,
  majorAt: 11.2,
  observed: 794,
  expected: 28,
  windowMinutes: 120,
  windows: [
    { minutes: 60, observed: 404, expected: 14, surprise: 60, threshold: 10 },
    { minutes: 120, observed: 794, expected: 28, surprise: 59, threshold: 7 },
  ],
  networks: 231,
  networksForMajor: 49,
  largestNetworkShare: 0.012,
  visibleMultiple: 13,
  discarded: { repeats: 57, sameNetwork: 22, fanOut: 3.4, late: 5, origin: 0 },
}

describe('why a verdict stands', () => {
  it('is told with what was reported and what is usual', () => {
    expect(explainWords(why)).toBe(
      '404 people in Germany reported a problem in the last hour. At this time on a Sunday it is usually 14. ' +
        'Chance alone would hardly do that.',
    )
  })

  it('“no problems” says what would have shown, and “not enough” claims no norm', () => {
    expect(explainWords({ ...why, region: 'world', verdict: 'ok' })).toContain(
      'An outage of 13 × the usual or more would have shown.',
    )
    const unknown = explainWords({ ...why, verdict: 'unknown', visibleMultiple: null })
    expect(unknown).toContain('No outage, however large, would show')
    expect(unknown).not.toContain('usually')
  })

  it('each window lies on the scale on which its own threshold is where “possible” begins', () => {
    const [hour, two] = windowScores(why)
    expect(hour!.score).toBeCloseTo(42)
    expect(two!.score).toBeCloseTo(59)
    const atThreshold = { ...why.windows[0]!, surprise: 10 }
    expect(windowScores({ ...why, windows: [atThreshold] })[0]!.score).toBeCloseTo(why.possibleAt)
  })

  it('[V46] says of too few people only that they are', () => {
    const few = { minutes: 60, observed: null, observedBelow: 5, expected: 2, surprise: null, threshold: 7 }
    const area = { ...why, region: 'DE/821f8ffffffffff', name: 'Kiel', windows: [few], verdict: 'unknown' as const }
    expect(explainWords(area)).toContain('Fewer than 5 problems were reported in')
    expect(windowScores(area)).toEqual([{ minutes: 60, observed: null, observedBelow: 5, expected: 2, score: null }])
    const conditions = conditionsOf({ ...area, observed: null, score: 0, networks: null, largestNetworkShare: null })
    expect(conditions.filter(({ value }) => value !== null).map(({ id }) => id)).toEqual(['score'])
  })

  it('names every condition with its value, met or not', () => {
    const met = (more: Partial<Explain>) => conditionsOf({ ...why, ...more }).filter((one) => !one.met)
    expect(met({})).toEqual([])
    expect(met({ networks: 48 })).toEqual([{ id: 'networks', needed: 49, value: 48, met: false }])
    expect(met({ largestNetworkShare: 0.4 }).map(({ id }) => id)).toEqual(['largest'])
    expect(met({ networks: null, largestNetworkShare: null }).map(({ value }) => value)).toEqual([null, null])
    expect(met({ observed: 7, expected: 3 }).map(({ id }) => id)).toEqual(['reports', 'ratio'])
  })

  it.each([WORLD_SETTINGS, COUNTRY_SETTINGS])('shows the conditions that the method has', (settings) => {
    expect(MAJOR).toEqual({
      reports: settings.majorReports,
      ratio: settings.majorRatio,
      largestShare: settings.majorLargestShare,
    })
  })
})

describe('the course of an incident', () => {
  const region = (more: Partial<IncidentRegion>): IncidentRegion => {
    const times = { startedAt: 0, detectedAt: 0, majorAt: null, recoveringAt: null, endedAt: null, peakAt: 0 }
    return { region: 'DE', state: 'major', worst: 'major', ...times, peakPerHour: 1, reports: 1, ...more }
  }
  const incident = (regions: IncidentRegion[], endedAt: number | null = null) =>
    ({ startedAt: 0, endedAt, regions }) as Incident

  it('begins with the world, then follows the regions as they were hit', () => {
    const regions = [region({ region: 'IR', startedAt: 5 }), region({ region: 'DE', startedAt: 2 }), region({ region: 'world', startedAt: 3 })] // prettier-ignore
    expect(courses(incident(regions), 10).map((one) => one.region)).toEqual(['world', 'DE', 'IR'])
  })

  it('is drawn from the start to the end, or to now while it lasts', () => {
    const [open] = courses(incident([region({ startedAt: 20, majorAt: 50 })]), 100)
    expect(open!.stretches).toEqual([
      { state: 'possible', from: 0.2, to: 0.5 },
      { state: 'major', from: 0.5, to: 1 },
    ])
    const [over] = courses(incident([region({ startedAt: 20, endedAt: 60 })], 80), 100)
    expect(over!.stretches).toEqual([{ state: 'possible', from: 0.25, to: 0.75 }])
  })
})
