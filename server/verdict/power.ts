import type { Detector } from './detector.ts'
import type { Verdict } from './verdict.ts'

const WINDOW = 60
const LARGEST_COUNT = 10_000
/** 80 % quantile of the normal distribution: how sure "would have shown" is meant */
const POWER = 0.84
/** part of its reports that an outage which grows over ten minutes sends within its first hour */
const GROWN = 0.83

/**
 * The smallest multiple of normal that would, with 80 % power, have raised an alarm within 60 minutes; Infinity if none
 * would. Costs some 15 tail probabilities, so ask when someone looks, not every minute.
 */
export function smallestVisible(detector: Detector, minute: number): number {
  const { baseline, settings } = detector
  const m = Math.max(baseline.rate(minute) * WINDOW, 1e-9)
  const y = smallestAlarming(detector, minute, m)
  if (y === Infinity) return Infinity
  // an outage multiplies the true rate: assume little of it, in level and in season
  const seasonLow = Math.exp(-POWER * Math.sqrt(baseline.season.variance(minute)))
  const normal = (m * seasonLow * baseline.level.low(settings.visibleQuantile)) / baseline.level.mean
  return (y + POWER * Math.sqrt(settings.dispersion * y)) / (GROWN * normal)
}

/** The smallest count in 60 minutes that reaches the threshold where m are expected. */
function smallestAlarming(detector: Detector, minute: number, m: number): number {
  const { baseline, settings, exceedance, dispersion, calibration } = detector
  const j = settings.windows.indexOf(WINDOW)
  const alarming = (y: number) =>
    exceedance.surprise(j, y, m, minute, baseline, dispersion) * calibration.scale(j) >= settings.threshold
  let low = settings.minReports
  let high = LARGEST_COUNT
  if (!alarming(high)) return Infinity
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (alarming(middle)) high = middle
    else low = middle
  }
  return high
}

/** An alarm speaks for itself; without one it is `ok` only where an outage would have shown. */
export const verdictFrom = ({ state, settings }: Detector, visible: number): Verdict =>
  state !== 'quiet' ? state : visible <= settings.visibleMultiple ? 'ok' : 'unknown'

export const verdictAt = (detector: Detector, minute: number): Verdict =>
  detector.state === 'quiet' ? verdictFrom(detector, smallestVisible(detector, minute)) : detector.state
