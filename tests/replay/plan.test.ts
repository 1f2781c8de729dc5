import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, minuteOf } from '../../server/clock.ts'
import { locate } from '../../server/intake/locate.ts'
import { networkOf } from '../../server/intake/reporter.ts'
import { plan, type PlannedReport } from '../../server/replay/plan.ts'
import type { Phase, Scenario } from '../../server/replay/scenario.ts'
import { NOON, scenarioOf } from './scenarios.ts'

const reportsOf = (scenario: Scenario): PlannedReport[] => [...plan(scenario)].flatMap(({ reports }) => reports)

const flat = (region: string, perHour: number) => ({ service: 'telegram', region, perHour, shape: 'flat' as const })

const phaseOf = (parts: Partial<Phase> = {}): Phase => ({
  ...{ service: 'telegram', regions: ['DE'], from: NOON, to: NOON + HOUR, perHour: 600 },
  ...parts,
})

/** Within five standard deviations of a Poisson count. */
function expectAbout(count: number, mean: number): void {
  expect(Math.abs(count - mean)).toBeLessThan(5 * Math.sqrt(mean) + 1)
}

describe('a plan', () => {
  it('[R2] is the same for the same scenario, and another for another seed', () => {
    const scenario = scenarioOf({ background: [flat('DE', 200)], phases: [phaseOf()] })
    const first = reportsOf(scenario)
    expect(first.length).toBeGreaterThan(500)
    expect(reportsOf(scenario)).toEqual(first)
    expect(reportsOf({ ...scenario, seed: 2 })).not.toEqual(first)
  })

  it('[R2] leaves what is said beside a phase as it was without it', () => {
    const background = [flat('DE', 300), flat('FR', 300)]
    const said = (scenario: Scenario) =>
      reportsOf(scenario)
        .filter(({ report }) => report.signal === 'problem')
        .map(({ at, report, country }) => ({ at, report, country }))
    const without = said(scenarioOf({ background }))
    expect(said(scenarioOf({ background, phases: [phaseOf({ signal: 'working' })] }))).toEqual(without)
  })

  it('[R2] has each minute once, from the first of the history on, its reports in order and within it', () => {
    const scenario = scenarioOf({ historyDays: 1, background: [flat('DE', 60)], phases: [phaseOf({ perHour: 2000 })] })
    const minutes = [...plan(scenario)]
    expect(minutes.map(({ minute }) => minute)).toEqual(
      Array.from({ length: 25 * 60 }, (_, i) => minuteOf(NOON - DAY) + i),
    )
    for (const { minute, reports } of minutes) {
      const times = reports.map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.every((at) => minuteOf(at) === minute)).toBe(true)
    }
  })
})

describe('how much is said', () => {
  it('is what the background says, an hour on the mean of a day', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('DE', 'IR', 'US'),
        (seed, rate, region) => {
          const background = [{ service: 'telegram', region, perHour: rate, shape: 'diurnal' as const }]
          const count = reportsOf(scenarioOf({ seed: Math.abs(seed), end: NOON + DAY, background })).length
          expectAbout(count, 24 * rate)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('follows the day where the people are: quiet at night, loudest in the evening', () => {
    const shareAt = (region: string, localHour: number, offset: number) => {
      const background = [{ service: 'telegram', region, perHour: 2_000, shape: 'diurnal' as const }]
      const start = NOON - 12 * HOUR + (localHour - offset) * HOUR
      return reportsOf(scenarioOf({ start, end: start + HOUR, background })).length / 2_000
    }
    for (const [region, offset] of [
      ['DE', 1],
      ['IR', 3.5],
      ['JP', 9],
    ] as const) {
      expect(shareAt(region, 3, offset)).toBeLessThan(0.45)
      expect(shareAt(region, 18.5, offset)).toBeGreaterThan(1.6)
    }
  })

  it('is, in a phase with times, so many times the background, the background included', () => {
    const scenario = scenarioOf({
      background: [flat('DE', 60)],
      phases: [{ ...phaseOf({ times: 20 }), perHour: undefined }],
    })
    expectAbout(reportsOf(scenario).length, 20 * 60)
  })

  it('is, in a phase with perHour, so much in each of its regions beside the background', () => {
    const reports = reportsOf(
      scenarioOf({ background: [flat('DE', 600)], phases: [phaseOf({ regions: ['DE', 'FR'] })] }),
    )
    const named = (country: string) => reports.filter((report) => report.country === country).length
    expectAbout(reports.length, 3 * 600)
    expectAbout(named('DE'), 2 * 600 * 0.97)
    expectAbout(named('FR'), 600 * 0.97)
  })

  it('rises over the ramp, and stops where the phase does', () => {
    const phase = phaseOf({
      perHour: 60_000,
      from: NOON + 10 * MINUTE,
      to: NOON + 40 * MINUTE + 30_000,
      ramp: 20 * MINUTE,
    })
    const perMinute = [...plan(scenarioOf({ phases: [phase] }))].map(({ reports }) => reports.length)
    expect(perMinute.slice(0, 10)).toEqual(new Array(10).fill(0))
    expectAbout(perMinute[15]!, 1_000 * (5.5 / 20))
    expectAbout(perMinute[25]!, 1_000 * (15.5 / 20))
    expectAbout(perMinute[35]!, 1_000)
    expectAbout(perMinute[40]!, 500)
    expect(perMinute.slice(41)).toEqual(new Array(19).fill(0))
  })

  it('is exactly what was recorded, where there are records', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ minute: fc.integer({ min: 0, max: 59 }), count: fc.integer({ min: 0, max: 50 }) })),
        (lines) => {
          const records = lines.map(({ minute, count }) => {
            return { at: NOON + minute * MINUTE + 17_000, service: 'telegram', region: 'DE', count }
          })
          const counts = [...plan(scenarioOf({ records }))].map(({ reports }) => reports.length)
          const sums = new Array<number>(60).fill(0)
          for (const { minute, count } of lines) sums[minute]! += count
          expect(counts).toEqual(sums)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('what is said', () => {
  it('names problems in the shares of the phase; the rest names none', () => {
    const problems = { connection: 0.6, blocked: 0.3 }
    const reports = reportsOf(scenarioOf({ phases: [phaseOf({ perHour: 10_000, problems })] }))
    const named = (problem?: string) => reports.filter(({ report }) => report.problem === problem).length
    expectAbout(named('connection'), 6_000)
    expectAbout(named('blocked'), 3_000)
    expectAbout(named(undefined), 1_000)
  })

  it('has no problem where it is good news', () => {
    const reports = reportsOf(scenarioOf({ phases: [phaseOf({ signal: 'recovered' })] }))
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.every(({ report }) => report.signal === 'recovered' && report.problem === undefined)).toBe(true)
  })

  it('[R1] is where the server, too, will find it: the plan knows its country', () => {
    for (const country of ['DE', 'LI', 'VA', 'RU', 'FJ', 'XK']) {
      const reports = reportsOf(scenarioOf({ phases: [phaseOf({ regions: [country], perHour: 2_000 })] }))
      for (const { report, country: planned } of reports) expect(locate(report.location).country).toBe(planned)
      const nowhere = reports.filter((report) => report.country === 'ZZ').length
      expectAbout(nowhere, reports.length * 0.03)
      expect(reports.length - nowhere).toBe(reports.filter((report) => report.country === country).length)
    }
  })
})

describe('who says it', () => {
  it('is someone else each time, from a network of their own', () => {
    const reports = reportsOf(scenarioOf({ phases: [phaseOf({ perHour: 20_000 })] }))
    expect(new Set(reports.map(({ person }) => networkOf(person.address))).size).toBe(reports.length)
    expect(reports.every(({ person }) => person.network === null)).toBe(true)
  })

  it('comes from as few networks as the phase says, and nobody speaks twice within fifteen minutes', () => {
    const phases = [3, 2].map((networks) => phaseOf({ regions: ['DE', 'FR'], perHour: 500, networks }))
    const reports = reportsOf(scenarioOf({ phases }))
    expect(new Set(reports.map(({ person }) => person.network)).size).toBe(5)
    expect(new Set(reports.map(({ person }) => networkOf(person.address))).size).toBe(5)
    const last = new Map<string, number>()
    for (const { at, person } of reports) {
      expect(at - (last.get(person.address) ?? -Infinity)).toBeGreaterThanOrEqual(15 * MINUTE)
      last.set(person.address, at)
    }
  })
})
