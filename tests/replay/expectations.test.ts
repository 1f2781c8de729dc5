import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, minuteOf } from '../../server/clock.ts'
import type { ServiceDetail } from '../../server/contract/service.ts'
import type { Incident, IncidentRegion, Verdict } from '../../server/contract/verdict.ts'
import { evaluatorOf } from '../../server/replay/expect/evaluators.ts'
import { expectedWords } from '../../server/replay/expect/words.ts'
import type { Expectation } from '../../server/replay/scenario.ts'
import { NOON, scenarioOf } from './scenarios.ts'

const FIRST = minuteOf(NOON)

interface Told {
  /** Problem reports in the last hour in the world and in Germany. */
  world?: number
  DE?: number
  verdict?: Verdict
  cause?: { kind: 'upstream' | 'side-effect'; service: string }
}

function detail({ world = 0, DE = 0, verdict = 'ok', cause }: Told): ServiceDetail {
  const said = { region: 'DE', verdict, since: null, recoveringAt: null, expected: 1, cause: cause ?? null }
  return {
    ...{ slug: 'telegram', name: 'Telegram', category: 'messenger', homepage: null, at: NOON, lastHour: world },
    ...{ dependencies: [], alternatives: [], problemTypes: [], quarters: [], problems: {}, working: 0, recovered: 0 },
    regions: DE > 0 ? [{ country: 'DE', lastHour: DE }] : [],
    areas: [],
    judgedAt: NOON,
    saidAs: '',
    verdicts: [said],
    incident: null,
    statement: null,
  }
}

/** Shows an evaluator the minutes that it wants, from the scenario's first on. */
function judge(expectation: Expectation, minutes: readonly Told[], incidents: readonly Incident[] = []) {
  const evaluator = evaluatorOf(expectation, scenarioOf())
  minutes.forEach((told, i) => {
    if (evaluator.wants(FIRST + i)) evaluator.see(FIRST + i, detail(told))
  })
  return evaluator.finding(incidents)
}

function regionOf(parts: Partial<IncidentRegion> = {}): IncidentRegion {
  return {
    ...{ region: 'DE', state: 'over', worst: 'major', startedAt: NOON, detectedAt: NOON + 4 * MINUTE, reports: 9 },
    ...{ majorAt: NOON + 6 * MINUTE, endedAt: NOON + 50 * MINUTE, recoveringAt: null, peakAt: NOON, peakPerHour: 9 },
    ...parts,
  }
}

function incidentOf(parts: Partial<Incident> = {}): Incident {
  return {
    ...{ id: '1', service: 'telegram', state: 'over', worst: 'major', startedAt: NOON, detectedAt: NOON },
    ...{ endedAt: NOON + HOUR, reopened: 0, regions: [regionOf()], cause: null, similar: null },
    ...parts,
  }
}

const of = { service: 'telegram', region: 'DE' }
const at = (minutes: number) => NOON + minutes * MINUTE

describe('a count', () => {
  const atLeast = { ...of, kind: 'count', count: { atLeast: 10 } } as const

  it('[R4] is looked at in its minute only, in its region', () => {
    const expectation = { ...atLeast, at: at(2) }
    expect(judge(expectation, [{ DE: 99 }, { DE: 99 }, { DE: 9, world: 99 }])).toEqual({
      isMet: false,
      found: '9 at 2026-03-02 12:02',
    })
    expect(judge(expectation, [{}, {}, { DE: 10 }]).isMet).toBe(true)
    expect(judge({ ...expectation, region: 'world' }, [{}, {}, { DE: 9, world: 99 }]).isMet).toBe(true)
  })

  it('[R4] by a minute holds in that minute, and says since when', () => {
    const expectation = { ...atLeast, by: at(3) }
    expect(judge(expectation, [{ DE: 20 }, { DE: 0 }, { DE: 12 }, { DE: 15 }, { DE: 0 }])).toEqual({
      isMet: true,
      found: '15 at 2026-03-02 12:03, kept since 2026-03-02 12:02',
    })
    expect(judge(expectation, [{ DE: 20 }, { DE: 20 }, { DE: 20 }, { DE: 1 }]).isMet).toBe(false)
  })

  it('[R4] that is never there fails at the first minute in which it is', () => {
    const expectation = { ...atLeast, never: true } as const
    expect(judge(expectation, [{ DE: 9 }, { DE: 3 }])).toEqual({ isMet: true, found: '9 at most' })
    expect(judge(expectation, [{ DE: 9 }, { DE: 10 }, { DE: 40 }])).toEqual({
      isMet: false,
      found: '10 at 2026-03-02 12:01',
    })
  })

  it('[R4] whose minute was not reached is not met', () => {
    expect(judge({ ...of, kind: 'count', count: { atMost: 5 }, at: at(9) }, [{ DE: 1 }]).isMet).toBe(false)
  })
})

describe('a verdict', () => {
  const major = { ...of, kind: 'verdict', verdict: 'major' } as const

  it('[R4] is met by any that is allowed, and tells of the alarms so far', () => {
    const minutes: Told[] = [{ verdict: 'major' }, { verdict: 'recovering' }]
    const expectation = { ...major, verdict: ['recovering', 'ok'] as Verdict[], at: at(1) }
    expect(judge(expectation, minutes, [incidentOf()])).toEqual({
      isMet: true,
      found: 'recovering at 2026-03-02 12:01',
    })
    expect(judge({ ...expectation, verdict: 'ok' }, minutes).isMet).toBe(false)
    expect(judge({ ...major, by: at(9) }, new Array<Told>(10).fill({ verdict: 'major' }), [incidentOf()]).found).toBe(
      'major at 2026-03-02 12:09 (possible from 2026-03-02 12:04, major from 2026-03-02 12:06, begun 2026-03-02 12:00, ' +
        'over 2026-03-02 12:50)',
    )
  })

  it('[R4] of a region that nothing is said of is unknown', () => {
    const expectation = { ...major, region: 'FR', verdict: 'unknown', at: at(0) } as const
    expect(judge(expectation, [{ verdict: 'major' }]).isMet).toBe(true)
  })

  it('[R4] that is never said fails also where it was said between two looks', () => {
    const expectation = { ...major, never: true } as const
    const minutes: Told[] = [{ verdict: 'ok' }, { verdict: 'possible' }]
    expect(judge(expectation, minutes, [])).toEqual({ isMet: true, found: 'in no minute' })
    expect(judge(expectation, [...minutes, { verdict: 'major' }], []).isMet).toBe(false)
    expect(judge(expectation, minutes, [incidentOf()]).isMet).toBe(false)
    expect(judge(expectation, minutes, [incidentOf({ regions: [regionOf({ majorAt: null })] })]).isMet).toBe(true)
    expect(judge(expectation, minutes, [incidentOf({ regions: [regionOf({ region: 'FR' })] })]).isMet).toBe(true)
    const earlier = regionOf({ detectedAt: NOON - HOUR, majorAt: NOON - HOUR })
    expect(judge(expectation, minutes, [incidentOf({ regions: [earlier] })]).isMet).toBe(true)
  })
})

describe('incidents', () => {
  const one = { service: 'telegram', kind: 'incidents', incidents: 1 } as const

  it('[R4] are counted from the start of the scenario, or from the time given', () => {
    const earlier = incidentOf({ startedAt: NOON - 2 * HOUR, endedAt: NOON - HOUR })
    expect(judge(one, [], [])).toEqual({ isMet: false, found: 'none' })
    expect(judge(one, [], [earlier, incidentOf()])).toEqual({ isMet: true, found: 'from 2026-03-02 12:00, 1.0 h' })
    expect(judge({ ...one, from: NOON - 3 * HOUR }, [], [earlier, incidentOf()]).isMet).toBe(false)
    expect(judge({ ...one, incidents: 0 }, [], [earlier]).isMet).toBe(true)
  })

  it('[R4] last as long as they must; one still open has lasted until the end', () => {
    expect(judge({ ...one, minHours: 1 }, [], [incidentOf()]).isMet).toBe(true)
    expect(judge({ ...one, minHours: 1.1 }, [], [incidentOf()]).isMet).toBe(false)
    const open = judge({ ...one, minHours: 1 }, [], [incidentOf({ endedAt: null })])
    expect(open).toEqual({ isMet: true, found: 'from 2026-03-02 12:00, 1.0 h so far' })
  })

  it('[R4] are likened to the one of the day given', () => {
    const startedAt = Date.UTC(2026, 1, 1, 23)
    const similar = { id: '0', startedAt, minutes: 60, daysBefore: 29, sameRegions: true }
    expect(judge({ ...one, similarTo: '2026-02-01' }, [], [incidentOf({ similar })]).isMet).toBe(true)
    expect(judge({ ...one, similarTo: '2026-02-02' }, [], [incidentOf({ similar })]).isMet).toBe(false)
    expect(judge({ ...one, similarTo: '2026-02-01' }, [], [incidentOf()]).isMet).toBe(false)
  })
})

describe('an attribution', () => {
  const toAws = { service: 'telegram', kind: 'attribution', attribution: 'aws', at: at(1) } as const
  const sideEffect = { ...toAws, attribution: 'side-effect' }

  it('[R4] is met by the upstream named, or by any side effect', () => {
    const upstream: Told[] = [{}, { cause: { kind: 'upstream', service: 'aws' } }]
    const effect: Told[] = [{}, { cause: { kind: 'side-effect', service: 'whatsapp' } }]
    expect(judge(toAws, upstream)).toEqual({ isMet: true, found: 'aws at 2026-03-02 12:01' })
    expect(judge(sideEffect, upstream).isMet).toBe(false)
    expect(judge(sideEffect, effect)).toEqual({ isMet: true, found: 'side-effect of whatsapp at 2026-03-02 12:01' })
    expect(judge({ ...toAws, attribution: 'whatsapp' }, effect).isMet).toBe(false)
    expect(judge({ ...toAws, attribution: 'none' }, effect).isMet).toBe(false)
    expect(judge(toAws, [{}, {}])).toEqual({ isMet: false, found: 'nothing at 2026-03-02 12:01' })
  })
})

it('an expectation reads as a sentence', () => {
  const expectations: Expectation[] = [
    { ...of, kind: 'count', count: { atLeast: 1000, atMost: 2000 }, by: NOON },
    { ...of, kind: 'verdict', verdict: ['possible', 'major'], never: true },
    { service: 'telegram', kind: 'incidents', incidents: 2, from: NOON, minHours: 3, similarTo: '2026-02-01' },
    { service: 'telegram', kind: 'attribution', attribution: 'side-effect', at: NOON },
  ]
  expect(expectations.map(expectedWords)).toEqual([
    'telegram DE: at least 1,000 and at most 2,000 reports in the last hour by 2026-03-02 12:00',
    'telegram DE: never possible or major',
    'telegram: 2 incidents from 2026-03-02 12:00 on of 3 h at least similar to 2026-02-01',
    'telegram: put down to side-effect at 2026-03-02 12:00',
  ])
})

describe('the verdict of an area', () => {
  const [munich, berlin] = ['DE/821f8ffffffffff', 'DE/821f1ffffffffff'] as const
  const expectation = { service: 'telegram', region: munich, kind: 'verdict', verdict: 'ok', at: NOON } as const
  const isMet = (verdict: Verdict, ...areas: [string, Verdict][]) => {
    const evaluator = evaluatorOf(expectation, scenarioOf())
    const told = detail({ verdict })
    const said = areas.map(([region, verdict]) => ({ ...told.verdicts[0]!, region, verdict }))
    evaluator.see(FIRST, { ...told, verdicts: [...told.verdicts, ...said] })
    return evaluator.finding([]).isMet
  }

  it('[R4] is its own where one is told, else its country’s if all is well there', () => {
    expect(isMet('major', [munich, 'ok'])).toBe(true)
    expect(isMet('ok', [munich, 'major'])).toBe(false)
    expect(isMet('ok')).toBe(true)
    expect(isMet('ok', [berlin, 'major'])).toBe(false)
    expect(isMet('major')).toBe(false)
    expect(isMet('unknown')).toBe(false)
  })

  it('is named after its city', () => expect(expectedWords(expectation)).toMatch(/^telegram DE around Munich: ok at /))
})
