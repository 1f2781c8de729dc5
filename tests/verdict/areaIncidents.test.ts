import { describe, expect, it } from 'vitest'
import { IncidentBook, type Sighting } from '../../server/verdict/incidents.ts'
import type { Episode, State } from '../../server/verdict/verdict.ts'

const MUNICH = 'DE/821f8ffffffffff'

const EPISODE: Episode = {
  ...{ detected: 0, start: 0, reports: 9, expected: 1, peakRate: 1, peakNormal: 1, peakAt: 100, peakScore: 9 },
  ...{ majorAt: null, recoveringAt: null, end: null, closedAt: null, reopened: 0, chronic: false },
}

/** A minute in which one key is in alarm. */
function followed(incidents: IncidentBook, sighting: Sighting) {
  const change = incidents.follow(sighting)
  const incident = incidents.openOf(sighting.service)
  if (incident) incidents.settle(incident)
  return change
}

describe('an incident’s start', () => {
  const book = (areaDetected: number) => {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, start: number) =>
      followed(incidents, {
        ...{ minute, service: 1, region, state: 'possible', problems: 1, cause: null, isLoud: true },
        episode: { ...EPISODE, detected: minute, start },
      })
    follow(Math.min(100, areaDetected), areaDetected < 100 ? MUNICH : 'DE', areaDetected < 100 ? 50 : 95)
    follow(Math.max(100, areaDetected), areaDetected < 100 ? 'DE' : MUNICH, areaDetected < 100 ? 95 : 50)
    return incidents.openOf(1)!.started
  }

  it('[V20] is an area’s only if it was noticed before its country', () => {
    expect(book(90)).toBe(50)
    expect(book(110)).toBe(95)
  })
})

describe('[V20] an area that only recovers', () => {
  /** Munich and Germany in alarm from minute 100 on; Germany is over at 200, Munich still recovers. */
  function overInGermany() {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, state: State, detected = 100, isLoud = state === 'possible') =>
      followed(incidents, {
        ...{ minute, service: 1, region, state, problems: 0, cause: null, isLoud },
        episode: { ...EPISODE, detected, start: detected - 10, end: state === 'quiet' ? minute - 10 : null },
      })
    for (const region of ['DE', MUNICH]) follow(100, region, 'possible')
    follow(150, MUNICH, 'recovering')
    follow(200, 'DE', 'quiet')
    return { incidents, follow }
  }

  it('does not hold open what is over in its country, nor opens it again when it ends', () => {
    const { incidents, follow } = overInGermany()
    const [incident] = incidents.pastOf(1)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incident).toMatchObject({ closed: 200, ended: 190, reopened: 0 })
    expect(incident!.regions.get(MUNICH)).toMatchObject({ state: 'over', closed: 200, ended: 190 })
    for (const [minute, state] of [
      [201, 'recovering'],
      [400, 'quiet'],
    ] as const)
      expect(follow(minute, MUNICH, state)).toBeNull()
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toHaveLength(1)
  })

  it('opens it again when reports come back, or with an alarm of its own', () => {
    const again = overInGermany()
    again.follow(220, MUNICH, 'possible')
    expect(again.incidents.openOf(1)).toMatchObject({ reopened: 1, closed: null })
    const anew = overInGermany()
    anew.follow(900, MUNICH, 'recovering', 880)
    expect(anew.incidents.openOf(1)).toMatchObject({ reopened: 0, detected: 900 })
  })
})

describe('[V20] an area that flickers after its incident left it behind', () => {
  /** Munich and Germany in alarm from minute 100 on; Germany is over at 200, Munich's alarm goes on to be open. */
  function leftBehind() {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, state: State, isLoud: boolean, detected = 100) =>
      followed(incidents, {
        ...{ minute, service: 1, region, state, problems: 0, cause: null, isLoud },
        episode: { ...EPISODE, detected, start: detected - 10, end: state === 'quiet' ? minute - 10 : null },
      })
    for (const region of ['DE', MUNICH]) follow(100, region, 'possible', true)
    follow(150, MUNICH, 'recovering', false)
    follow(200, 'DE', 'quiet', false)
    return { incidents, follow }
  }

  it('opens nothing for a few reports', () => {
    const { incidents, follow } = leftBehind()
    for (const minute of [210, 400]) expect(follow(minute, MUNICH, 'possible', false)).toBeNull()
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toMatchObject([{ closed: 200, reopened: 0 }])
  })

  it('opens another, later one, when they are many again; and that one ends, too', () => {
    const { incidents, follow } = leftBehind()
    follow(400, MUNICH, 'possible', true)
    expect(incidents.openOf(1)).toMatchObject({ detected: 400, started: 200 })
    follow(401, MUNICH, 'possible', false)
    follow(410, MUNICH, 'recovering', false)
    expect(incidents.openOf(1)!.regions.get(MUNICH)!.state).toBe('recovering')
    follow(430, MUNICH, 'quiet', false)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toMatchObject([
      { started: 200, ended: 420, closed: 430 },
      { started: 90, closed: 200 },
    ])
  })

  it('is no part of what happened elsewhere meanwhile', () => {
    const { incidents, follow } = leftBehind()
    follow(300, 'FR', 'possible', true, 300)
    follow(310, MUNICH, 'recovering', false)
    follow(350, 'FR', 'quiet', false, 300)
    follow(351, MUNICH, 'recovering', false)
    follow(380, MUNICH, 'quiet', false)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1).map(({ regions }) => [...regions.keys()])).toEqual([['FR'], ['DE', MUNICH]])
  })
})
