import { isArea } from '../contract/region.ts'
import type { Detector } from './detector.ts'
import type { Verdict } from './verdict.ts'
import type { Said } from './keys.ts'

/** What was said of a key at the end of a quarter hour, and what was usual then. */
export interface SaidQuarter {
  /** Quarter hours since 1970. */
  quarter: number
  service: number
  region: string
  verdict: Verdict
  /** Minutes since 1970. */
  since: number | null
  /** Problem reports usual in the hour that ends with the quarter. */
  expected: number
  /** In the quarter itself, and two standard deviations more. */
  usual: number
  most: number
}

interface SpokenKey {
  service: number
  region: string
  detector: Detector
  said: Said | null
}

const MINUTES = 15
const QUARTERS_A_DAY = 96
const HOUR_WINDOW = 60
/** The window nearest to a quarter that is not shorter: of its noise more is known than of none. */
const NOISE_WINDOW = 30
const DEVIATIONS = 2
/** Part by which what is usual must change to be written down: a day has ten such steps, not 96. */
const NOTABLE = 0.1
const SMALLEST = 0.05

/** Remembers what was last written of each key, so that only changes are. Pure. */
export class QuarterBook {
  readonly #last = new Map<string, SaidQuarter>()

  /** What to write down after a minute was judged: nothing but at the end of a quarter. */
  after(minute: number, keys: Iterable<SpokenKey>): SaidQuarter[] {
    if ((minute + 1) % MINUTES !== 0) return []
    const quarter = Math.floor(minute / MINUTES)
    const isDayEnd = (quarter + 1) % QUARTERS_A_DAY === 0
    const found: SaidQuarter[] = []
    for (const key of keys) {
      const name = `${key.service} ${key.region}`
      const last = this.#last.get(name)
      if (!key.said || !isToldOf(key, last)) continue
      const now = saidQuarter(key, key.said, quarter, minute)
      if (!isDayEnd && last && !isOther(last, now)) continue
      this.#last.set(name, now)
      found.push(now)
    }
    return found
  }
}

/** Of an area only trouble is told, and its end: there may be very many. */
function isToldOf({ region, said }: SpokenKey, last: SaidQuarter | undefined): boolean {
  const isTroubled = (verdict: Verdict | undefined) =>
    verdict !== undefined && verdict !== 'ok' && verdict !== 'unknown'
  return !isArea(region) || isTroubled(said?.verdict) || isTroubled(last?.verdict)
}

function saidQuarter(key: SpokenKey, { verdict, since }: Said, quarter: number, minute: number): SaidQuarter {
  const { service, region, detector } = key
  const { windows, settings } = detector
  const usual = detector.baseline.rate(minute) * MINUTES
  return {
    quarter,
    service,
    region,
    verdict,
    since,
    expected: rounded(windows.sumExpected[settings.windows.indexOf(HOUR_WINDOW)]!),
    usual: rounded(usual),
    most: rounded(usual + DEVIATIONS * Math.sqrt(varianceOf(detector, usual, minute))),
  }
}

function varianceOf({ baseline, dispersion, settings }: Detector, mean: number, minute: number): number {
  const { level, season, drift } = baseline
  const noise = dispersion.variance(settings.windows.indexOf(NOISE_WINDOW), mean, level.shape, drift.forecastVariance)
  return noise + mean * mean * (season.variance(minute) + 1 / level.shape)
}

const isOther = (a: SaidQuarter, b: SaidQuarter): boolean =>
  a.verdict !== b.verdict ||
  a.since !== b.since ||
  Math.abs(a.usual - b.usual) > Math.max(SMALLEST, NOTABLE * a.usual) ||
  Math.abs(a.expected - b.expected) > Math.max(SMALLEST, NOTABLE * a.expected)

const rounded = (x: number): number => Number(x.toPrecision(3))
