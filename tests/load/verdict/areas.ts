import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'
import { settingsFor } from '../../../server/verdict/settings.ts'
import { AREA_MEMORY, AREA_REPORTS } from '../../../server/verdict/waitingAreas.ts'
import { copy } from './copy.ts'
import { DAY, HOUR, MONDAY, type Series, YEAR, outage, series, weekShape } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, median, percent, say, times } from './summary.ts'

const COUNTRIES = 60
const AREAS = 8
const WORLD_PER_HOUR = 100
const WARM = 28 * DAY
const LASTS = 120
const MULTIPLES = [10, 50] as const
/** Areas with so many reports an hour are told of apart. */
const LOUD = 2

const zipf = (n: number): number[] => {
  const weights = Array.from({ length: n }, (_, k) => 1 / (k + 1))
  const total = weights.reduce((a, b) => a + b)
  return weights.map((w) => w / total)
}

/** Reports an hour of each area that is loud enough to have a key, when the world sends a hundred. */
export const RATES = zipf(COUNTRIES)
  .flatMap((country) => zipf(AREAS).map((area) => WORLD_PER_HOUR * country * area))
  .filter((perHour) => perHour * (AREA_MEMORY / HOUR) >= AREA_REPORTS)

export interface AreaTally {
  alarms: number
  majors: number
  /** per loudness and multiple: minutes to the alarm, Infinity: none */
  delays: { loud: boolean; perMultiple: number[] }[]
}

/** One area's key over a calm time, with an outage tried every other day on a copy. */
export function watchArea(perHour: number, minutes: number, seed: number, options: DetectorOptions): AreaTally {
  const noise = series(perHour, WARM + minutes, seed, weekShape((seed * 5) % 24))
  const r = new Random(seed + 5)
  const detector = new Detector(options)
  const tally: AreaTally = { alarms: 0, majors: 0, delays: [] }
  let next = WARM + r.below(3000)
  for (let t = 0; t < noise.counts.length - LASTS; t++) {
    if (t === next && detector.state === 'quiet') {
      const perMultiple = MULTIPLES.map((multiple) => delay(detector, options, noise, t, multiple, r))
      tally.delays.push({ loud: perHour >= LOUD, perMultiple })
    }
    if (t === next) next += 2500 + r.below(1000)
    const [was, wasMajor] = [detector.state, detector.episode?.majorAt ?? null]
    detector.step(MONDAY + t, { problems: noise.counts[t]! })
    if (t < WARM) continue
    if (was === 'quiet' && detector.state !== 'quiet') tally.alarms++
    if (wasMajor === null && (detector.episode?.majorAt ?? null) !== null) tally.majors++
  }
  return tally
}

function delay(from: Detector, options: DetectorOptions, noise: Series, at: number, multiple: number, r: Random) {
  const detector = copy(from, options)
  const extra = outage(r, (i) => noise.normal[at + i]!, multiple, LASTS)
  for (let i = 0; i < LASTS; i++)
    if (detector.step(MONDAY + at + i, { problems: noise.counts[at + i]! + extra[i]! }) !== 'quiet') return i + 1
  return Infinity
}

export function watchAreas(days: number, seed: number, options: DetectorOptions): AreaTally {
  const tallies = RATES.map((perHour, k) => watchArea(perHour, days * DAY, seed * 613 + k, options))
  return {
    alarms: (tallies.reduce((sum, { alarms }) => sum + alarms, 0) * YEAR) / (days * DAY),
    majors: (tallies.reduce((sum, { majors }) => sum + majors, 0) * YEAR) / (days * DAY),
    delays: tallies.flatMap(({ delays }) => delays),
  }
}

const told = ({ delays }: AreaTally, loud: boolean, multiple: number): string => {
  const list = delays.filter((x) => x.loud === loud).map(({ perMultiple }) => perMultiple[multiple]!)
  return `${percent(list.filter(Number.isFinite).length, list.length)} ${median(list)} min`
}

/** Does an area's key see its outage, and how often do all areas of a service err in a calm year? */
export function areas(size: Size): Figure[] {
  const tally = watchAreas(times(size, 365, 30), size.seed, { settings: settingsFor('DE/area') })
  say(`  ${RATES.length} areas: ×10, ×50 from ${LOUD}/h: ${[0, 1].map((m) => told(tally, true, m)).join(', ')}`)
  say(`  ×10, ×50 below: ${[0, 1].map((m) => told(tally, false, m)).join(', ')}`)
  return [
    {
      goal: `false alarms of all ${RATES.length} areas per service-year, major; ×50 in an area from ${LOUD}/h`,
      target: '≤ 10, 0; ≥ 95 %, ≤ 30 min',
      measured: `${tally.alarms.toFixed(1)}, ${tally.majors.toFixed(1)}; ${told(tally, true, 1)}`,
      met: tally.alarms <= 10 && tally.majors === 0,
    },
  ]
}
