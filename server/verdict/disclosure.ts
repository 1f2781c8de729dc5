import { MIN_REPORTERS } from '../contract/grid.ts'
import type { Place } from './excess.ts'
import type { Explanation, WindowEvidence } from './explanation.ts'

/**
 * The place that stands for this one on a map: itself, its nearest ancestor with enough reports, or −1 for nothing. Which
 * counts are told with it, the live counts decide (live/pyramid.ts).
 */
export function shownAs(
  places: readonly Place[],
  place: number,
  reporters: ArrayLike<number>,
  k = MIN_REPORTERS,
): number {
  let i = place
  while (i >= 0 && reporters[i]! < k) i = places[i]!.parent
  return i
}

/** Evidence of one window; null where it would tell of fewer than three people, and then below how many reports it is. */
export type ToldWindow = Omit<WindowEvidence, 'observed' | 'surprise'> & {
  observed: number | null
  observedBelow?: number
  surprise: number | null
}

export type ToldExplanation = Omit<Explanation, 'observed' | 'windows'> & {
  observed: number | null
  observedBelow?: number
  windows: ToldWindow[]
}

const HOUR = 60

/**
 * What may be told of the explanation of a small place. One reporter counts once in a clock hour, so two of them send at
 * most two reports for each that a window reaches into: only more are surely of three people. Three networks among an
 * hour's reports are three people too. The score and the loudest window are those of windows that may be told; no alarm
 * opens on so few reports that it would be another one.
 */
export function withoutFew(why: Explanation): ToldExplanation {
  const isCrowd = (why.networks ?? 0) >= MIN_REPORTERS
  const windows = why.windows.map((window) => toldWindow(window, why.at, isCrowd && window.minutes >= HOUR))
  const scoreOf = ({ surprise, threshold }: ToldWindow) => ((surprise ?? 0) * why.possibleAt) / threshold
  const hour = windows.find(({ minutes }) => minutes === HOUR)!
  const loudest = windows.reduce((best, one) => (scoreOf(one) > scoreOf(best) ? one : best), hour)
  return {
    ...why,
    ...observedIn(loudest),
    ...{ score: scoreOf(loudest), expected: loudest.expected, windowMinutes: loudest.minutes, windows },
    ...(isCrowd ? {} : { networks: null, largestNetworkShare: null }),
  }
}

/** Whether three people at least are known to have reported in the last hour: then it may be told what was left out. */
export const tellsHour = ({ windows }: ToldExplanation): boolean =>
  windows.find(({ minutes }) => minutes === HOUR)!.observed !== null

function toldWindow(window: WindowEvidence, at: number, isCrowd: boolean): ToldWindow {
  const hours = Math.floor(at / HOUR) - Math.floor((at - window.minutes + 1) / HOUR) + 1
  const most = (MIN_REPORTERS - 1) * hours
  if (isCrowd || window.observed > most) return window
  return { ...window, observed: null, observedBelow: most + 1, surprise: null }
}

const observedIn = ({ observed, observedBelow }: ToldWindow) =>
  observedBelow === undefined ? { observed } : { observed, observedBelow }
