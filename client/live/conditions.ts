import type { Explain } from '#contract/service.ts'

/** What the method asks for before it says "major", beside the score and the networks; told in docs/DETECTION.md. */
export const MAJOR = { reports: 8, ratio: 4, largestShare: 0.4 } as const

export interface Condition {
  id: 'score' | 'reports' | 'ratio' | 'networks' | 'largest'
  needed: number
  /** null: not known. */
  value: number | null
  met: boolean
}

/** Every condition for "major" with its value; one whose value isn't known is not met, and not held against anyone. */
export function conditionsOf(why: Explain): Condition[] {
  const { score, majorAt, observed, expected, networks, networksForMajor, largestNetworkShare } = why
  const atLeast = (id: Condition['id'], needed: number, value: number | null): Condition => {
    return { id, needed, value, met: value !== null && value >= needed }
  }
  return [
    atLeast('score', majorAt, score),
    atLeast('reports', MAJOR.reports, observed),
    atLeast('ratio', MAJOR.ratio, observed !== null && expected > 0 ? observed / expected : null),
    atLeast('networks', networksForMajor, networks),
    {
      id: 'largest',
      needed: MAJOR.largestShare,
      value: largestNetworkShare,
      met: largestNetworkShare !== null && largestNetworkShare < MAJOR.largestShare,
    },
  ]
}

export interface WindowScore {
  minutes: number
  /** Null: of too few people to tell, and below so many reports. */
  observed: number | null
  observedBelow?: number
  expected: number
  /** On the scale that all windows and regions share; null where what it comes from isn't told. */
  score: number | null
}

/** Each window's surprise on the common scale, on which its own threshold lies where every other's does. */
export function windowScores({ windows, possibleAt }: Explain): WindowScore[] {
  return windows.map(({ surprise, threshold, ...rest }) => {
    return { ...rest, score: surprise === null ? null : threshold > 0 ? (surprise * possibleAt) / threshold : 0 }
  })
}

/** The last hour's window, which the sentence speaks of. */
export const hourOf = ({ windows }: Explain) => windows.find(({ minutes }) => minutes === 60) ?? null
