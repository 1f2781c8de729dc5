import { METHOD, type Detector } from './detector.ts'
import { smallestVisible, verdictFrom } from './power.ts'
import type { Signals, Verdict } from './verdict.ts'

export interface WindowEvidence {
  minutes: number
  observed: number
  expected: number
  /** −log10 of the chance of so many reports on an ordinary day */
  surprise: number
  /** surprise from which this window alone raises an alarm on this key */
  threshold: number
}

/** Why a verdict is what it is; rates per hour, times in minutes since 1970. */
export interface Explanation {
  method: string
  at: number
  verdict: Verdict
  /** since when, back-dated; null: no alarm */
  since: number | null
  /** since when it recovers; null: it doesn't */
  recoveringAt: number | null
  /** the loudest window's surprise on the common scale, and where `possible` and `major` begin */
  score: number
  possibleAt: number
  majorAt: number
  /** reports and expectation in the loudest window, or of the last hour if none stands out */
  observed: number
  expected: number
  windowMinutes: number
  windows: WindowEvidence[]
  /** different networks in 60 minutes; null: not known */
  networks: number | null
  networksForMajor: number
  largestNetworkShare: number | null
  normal: { perHour: number; level: number; season: number; drift: number; known: boolean; reportsSeen: number }
  /** the smallest multiple of normal that would show within the hour; null: none */
  visibleMultiple: number | null
  /** while an alarm is open: ln of the odds that it is over, from what people say and from their silence */
  recovery: { said: number; silence: number } | null
}

const HOUR = 60

/** A plain account of a key after `step(minute, signals)`. */
export function explain(detector: Detector, minute: number, signals: Signals): Explanation {
  const { alarm, exceedance, settings } = detector
  const visible = smallestVisible(detector, minute)
  return {
    method: METHOD,
    at: minute,
    verdict: verdictFrom(detector, visible),
    since: alarm.episode?.start ?? null,
    recoveringAt: alarm.episode?.recoveringAt ?? null,
    score: exceedance.score,
    possibleAt: settings.threshold,
    majorAt: settings.threshold * settings.majorFactor,
    ...loudest(detector),
    windows: settings.windows.map((_, j) => windowEvidence(detector, j)),
    networks: signals.networks ?? null,
    networksForMajor: Math.ceil(alarm.networksNeeded(detector.windows)),
    largestNetworkShare: signals.largestShare ?? null,
    normal: normal(detector, minute),
    visibleMultiple: Number.isFinite(visible) ? visible : null,
    recovery: alarm.episode ? { said: alarm.recovery.said, silence: alarm.recovery.silence } : null,
  }
}

function loudest({ exceedance, settings, windows }: Detector) {
  const j = exceedance.loudest >= 0 ? exceedance.loudest : settings.windows.indexOf(HOUR)
  return { observed: windows.sumCount[j]!, expected: windows.sumExpected[j]!, windowMinutes: settings.windows[j]! }
}

function windowEvidence({ settings, windows, exceedance, calibration }: Detector, j: number): WindowEvidence {
  return {
    minutes: settings.windows[j]!,
    observed: windows.sumCount[j]!,
    expected: windows.sumExpected[j]!,
    surprise: exceedance.surprises[j]!,
    threshold: calibration.thresholds[j]!,
  }
}

function normal({ baseline }: Detector, minute: number): Explanation['normal'] {
  return {
    perHour: baseline.rate(minute) * HOUR,
    level: baseline.level.mean * HOUR,
    season: baseline.season.at(minute),
    drift: baseline.drift.factor,
    known: !baseline.level.cold,
    reportsSeen: baseline.level.shape,
  }
}
