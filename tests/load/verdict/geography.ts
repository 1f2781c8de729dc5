import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'
import { settingsFor } from '../../../server/verdict/settings.ts'
import { copy } from './copy.ts'
import { DAY, MONDAY, type Series, YEAR, outage, series, weekShape } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, median, percent, say, times } from './summary.ts'

const COUNTRIES = 60
const WARM = 28 * DAY
const LASTS = 120
const MULTIPLES = [10, 50] as const
/** the largest country's key sees some 22 reports/h when the world sees 100 */
const CLASSES = { large: [0], mid: [5, 8, 12], small: [25, 35, 45] } as const
type Class = keyof typeof CLASSES

interface Plan {
  at: number
  size: Class
  country: number
  extras: Uint16Array[]
  delays: number[]
}

const WEIGHTS = Array.from({ length: COUNTRIES }, (_, k) => 1 / (k + 1))
const TOTAL = WEIGHTS.reduce((a, b) => a + b)

function plan(countries: readonly Series[], r: Random): Plan[] {
  const list: Plan[] = []
  const sizes = Object.keys(CLASSES) as Class[]
  for (let at = WARM + 2000; at + 200 < countries[0]!.counts.length; at += 700 + r.below(400)) {
    const size = sizes[list.length % sizes.length]!
    const country = r.some<number>(CLASSES[size], 1)[0]!
    const extras = MULTIPLES.map((m) => outage(r, (i) => countries[country]!.normal[at + i]!, m, LASTS))
    list.push({ at, size, country, extras, delays: [] })
  }
  return list
}

/** False alarms of one key; fills in the delays of the outages planned there. */
function watch(counts: ArrayLike<number>, options: DetectorOptions, plans: readonly Plan[]): number {
  const detector = new Detector(options)
  const due = new Map(plans.map((p) => [p.at, p]))
  let alarms = 0
  for (let t = 0; t < counts.length; t++) {
    const planned = due.get(t)
    if (planned && detector.state === 'quiet')
      planned.delays = planned.extras.map((extra) => delay(copy(detector, options), counts, t, extra))
    const was = detector.state
    const now = detector.step(MONDAY + t, { problems: counts[t]! })
    if (t >= WARM && was === 'quiet' && now !== 'quiet') alarms++
  }
  return alarms
}

function delay(detector: Detector, counts: ArrayLike<number>, at: number, extra: Uint16Array): number {
  for (let i = 0; i < LASTS; i++)
    if (detector.step(MONDAY + at + i, { problems: counts[at + i]! + extra[i]! }) !== 'quiet') return i + 1
  return Infinity
}

/** One country fails while the world is calm: does its own key see it, and how often do sixty keys err? */
export function geography(size: Size): Figure[] {
  const days = times(size, 365, 40)
  const minutes = WARM + days * DAY
  const countries = WEIGHTS.map((w, k) =>
    series((100 * w) / TOTAL, minutes, size.seed * 401 + k, weekShape((k * 5) % 24)),
  )
  const plans = plan(countries, new Random(size.seed + 5))
  let alarms = 0
  for (const [k, { counts }] of countries.entries())
    alarms += watch(
      counts,
      { settings: settingsFor(`country ${k}`) },
      plans.filter((p) => p.country === k),
    )
  const perYear = (alarms * YEAR) / (days * DAY)
  for (const name of Object.keys(CLASSES) as Class[]) tell(plans, name)
  return [goal(plans, perYear)]
}

function delays(plans: readonly Plan[], size: Class, multiple: number): number[] {
  return plans.flatMap((p) => (p.size === size && p.delays.length ? [p.delays[multiple]!] : []))
}

function tell(plans: readonly Plan[], size: Class): void {
  const rates = CLASSES[size].map((k) => (100 * WEIGHTS[k]!) / TOTAL)
  const rows = MULTIPLES.map((m, i) => {
    const list = delays(plans, size, i)
    return `×${m} ${percent(list.filter(Number.isFinite).length, list.length)} of ${list.length}, ${median(list)} min`
  })
  say(`  ${size} countries (${rates.map((x) => x.toFixed(1)).join(', ')}/h): ${rows.join('; ')}`)
}

function goal(plans: readonly Plan[], perYear: number): Figure {
  const list = delays(plans, 'large', 0)
  const seen = list.filter(Number.isFinite).length
  return {
    goal: 'one country ×10 at 22/h; false alarms of all 60 countries per service-year',
    target: '≥ 90 %, ≤ 45 min; ≤ 10',
    measured: `${percent(seen, list.length)}, ${median(list)} min; ${perYear.toFixed(1)}`,
    met: seen / list.length >= 0.9 && median(list) <= 45 && perYear <= 10,
  }
}
