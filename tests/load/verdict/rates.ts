import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'
import { copy } from './copy.ts'
import { MONDAY, type Series, WEEK, YEAR, outage, series, weekShape } from './noise.ts'
import { Random } from './random.ts'

const WARM = 9 * WEEK
const LASTS = 120
export const MULTIPLES = [10, 50] as const

/** One injected outage, as one rule saw it. */
export interface Sighting {
  /** minutes to the alarm, Infinity: none */
  delay: number
  reports: number
  major: boolean
}

export interface Injection {
  at: number
  extras: Uint16Array[]
}

export interface RateTally {
  years: number
  alarms: number
  majors: number
  /** per multiple */
  sightings: Sighting[][]
  /** for other rules on the same noise and outages */
  lives: { series: Series; injections: Injection[] }[]
}

/** False alarms, recall and delay at one rate: whole years of rough noise with an outage tried every two days. */
export function watchRate(perHour: number, years: number, seed: number, options: DetectorOptions = {}): RateTally {
  const tally: RateTally = { years, alarms: 0, majors: 0, sightings: MULTIPLES.map(() => []), lives: [] }
  for (let k = 0; k < years; k++) watchYear(perHour, k, seed, options, tally)
  return tally
}

function watchYear(perHour: number, k: number, seed: number, options: DetectorOptions, tally: RateTally): void {
  const noise = series(
    perHour,
    WARM + YEAR,
    seed * 1009 + k * 31 + Math.round(perHour * 10),
    weekShape((k * 7 + 3) % 24),
  )
  const r = new Random(seed + k)
  const detector = new Detector(options)
  const injections: Injection[] = []
  let next = WARM + 4000
  for (let t = 0; t < noise.counts.length - LASTS - 2; t++) {
    const was = detector.state
    const wasMajor = detector.episode?.majorAt ?? null
    detector.step(MONDAY + t, { problems: noise.counts[t]! })
    if (t >= WARM && was === 'quiet' && detector.state !== 'quiet') tally.alarms++
    if (t >= WARM && wasMajor === null && (detector.episode?.majorAt ?? null) !== null) tally.majors++
    if (t !== next) continue
    next += 2500 + r.below(1500)
    if (detector.state !== 'quiet') continue
    const extras = MULTIPLES.map((m) => outage(r, (i) => noise.normal[t + 1 + i]!, m, LASTS))
    injections.push({ at: t + 1, extras })
    extras.forEach((extra, i) => tally.sightings[i]!.push(sight(detector, options, noise, t + 1, extra)))
  }
  tally.lives.push({ series: noise, injections })
}

function sight(detector: Detector, options: DetectorOptions, noise: Series, at: number, extra: Uint16Array): Sighting {
  const twin = copy(detector, options)
  const seen: Sighting = { delay: Infinity, reports: NaN, major: false }
  for (let i = 0, reports = 0; i < LASTS && !seen.major; i++) {
    const problems = noise.counts[at + i]! + extra[i]!
    reports += problems
    const state = twin.step(MONDAY + at + i, { problems })
    if (state !== 'quiet' && seen.delay === Infinity) Object.assign(seen, { delay: i + 1, reports })
    seen.major = (twin.episode?.majorAt ?? null) !== null
  }
  return seen
}
