import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'
import { verdictAt } from '../../../server/verdict/power.ts'
import { FRESH, SHAPES, seasonPrior } from '../../../server/verdict/prior.ts'
import { copy } from './copy.ts'
import { DAY, HOUR, MONDAY, WEEK, factorAt, outage, series } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, percent, say, times } from './summary.ts'

type Category = keyof typeof SHAPES

const DAYS = 14
const SLOTS = [
  [1, 6],
  [6, 24],
  [24, 48],
] as const
const RATES = [0.1, 1, 10, 100] as const
/** trials per slot: the verdict and an outage's fate are independent draws of the same life */
const TRIES = 3

interface Tally {
  keys: number
  firstDay: number
  firstWeek: number
  /** ×50 outages of the first day, and of those begun where `ok` or `unknown` was said */
  tried: number
  seen: number
  ok: { n: number; seen: number }
  unknown: { n: number; seen: number }
}

interface Life {
  counts: Uint16Array
  shape: Float64Array
  start: number
  options: DetectorOptions
}

/** The category's shape, shifted by about two hours, with its own swing and weekend: the prior is never quite right. */
function trueShape(category: Category, offset: number, r: Random): Float64Array {
  const believed = seasonPrior(category, [{ offset, weight: 1 }])
  const shift = 2 * r.normal()
  const swing = Math.exp(0.25 * r.normal())
  const weekend = Math.exp(0.2 * r.normal())
  const shape = believed.map((_, h) => {
    const local = (h + offset + 168) % 168
    return factorAt(believed, (h + 0.5 - shift) * HOUR) ** swing * (local >= 120 ? weekend : 1)
  })
  const mean = shape.reduce((a, b) => a + b) / 168
  return shape.map((x) => x / mean)
}

function life(perHour: number, k: number, seed: number): Life {
  const r = new Random(seed * 7919 + k * 17 + Math.round(perHour * 10))
  const category = r.some(Object.keys(SHAPES) as Category[], 1)[0]!
  const offset = r.below(24) - 11
  const shape = trueShape(category, offset, r)
  const start = r.below(WEEK)
  const { counts } = series(perHour, WEEK + DAYS * DAY, r.below(1e9), shape)
  return {
    counts,
    shape,
    start,
    options: { prior: { ...FRESH, season: seasonPrior(category, [{ offset, weight: 1 }]) } },
  }
}

function watch(key: Life, perHour: number, tally: Tally): void {
  const detector = new Detector(key.options)
  const r = new Random(key.start + 5)
  const moments = new Set(
    SLOTS.flatMap(([from, to]) => Array.from({ length: TRIES }, () => from * HOUR + r.below((to - from) * HOUR))),
  )
  for (let t = 0; t < DAYS * DAY; t++) {
    const was = detector.state
    const now = detector.step(MONDAY + key.start + t, { problems: key.counts[key.start + t]! })
    if (was === 'quiet' && now !== 'quiet' && t < DAY) tally.firstDay++
    if (was === 'quiet' && now !== 'quiet' && t < WEEK) tally.firstWeek++
    if (moments.has(t) && now === 'quiet') tryOutage(detector, key, t, perHour, r, tally)
  }
}

function tryOutage(detector: Detector, key: Life, t: number, perHour: number, r: Random, tally: Tally): void {
  const at = key.start + t + 1
  const said = verdictAt(detector, MONDAY + at - 1) === 'ok' ? tally.ok : tally.unknown
  const extra = outage(r, (i) => (perHour / HOUR) * factorAt(key.shape, at + i), 50)
  const twin = copy(detector, key.options)
  let seen = false
  for (let i = 0; i < extra.length && !seen; i++)
    seen = twin.step(MONDAY + at + i, { problems: key.counts[at + i]! + extra[i]! }) !== 'quiet'
  said.n++
  said.seen += Number(seen)
  if (t >= DAY) return
  tally.tried++
  tally.seen += Number(seen)
}

const fresh = (keys: number): Tally => ({
  keys,
  firstDay: 0,
  firstWeek: 0,
  tried: 0,
  seen: 0,
  ok: { n: 0, seen: 0 },
  unknown: { n: 0, seen: 0 },
})

/** A key's first days: nothing known of its level, its category's season. */
export function coldStart(size: Size): Figure[] {
  const tallies = RATES.map((perHour) => {
    const tally = fresh(times(size, 60, 4))
    for (let k = 0; k < tally.keys; k++) watch(life(perHour, k, size.seed), perHour, tally)
    say(
      `  ${perHour}/h: false alarms per key in 1 and 7 days ${(tally.firstDay / tally.keys).toFixed(2)}, ${(tally.firstWeek / tally.keys).toFixed(2)}; ` +
        `×50 on the first day seen ${percent(tally.seen, tally.tried)}; said ok ${tally.ok.n} (seen ${percent(tally.ok.seen, tally.ok.n)}), ` +
        `unknown ${tally.unknown.n} (seen ${percent(tally.unknown.seen, tally.unknown.n)})`,
    )
    return tally
  })
  return [firstDay(tallies), okRule(tallies)]
}

function firstDay(tallies: readonly Tally[]): Figure {
  const shares = [tallies[2]!, tallies[3]!].map(({ seen, tried }) => seen / tried)
  const worst = Math.max(...tallies.map(({ firstWeek, keys }) => firstWeek / keys))
  return {
    goal: 'first day of a key: ×50 seen at 10, 100/h; false alarms per key in 7 days',
    target: '≥ 95, 99 %; ≤ 0.15',
    measured: `${shares.map((x) => (100 * x).toFixed(1)).join(', ')} %; ≤ ${worst.toFixed(2)}`,
    met: shares[0]! >= 0.95 && shares[1]! >= 0.99 && worst <= 0.15,
  }
}

function okRule(tallies: readonly Tally[]): Figure {
  const n = tallies.reduce((a, { ok }) => a + ok.n, 0)
  const seen = tallies.reduce((a, { ok }) => a + ok.seen, 0)
  const quiet = tallies[1]!.ok
  return {
    goal: '`ok` in the first two days: ×50 then seen, all rates; at 1/h',
    target: '≥ 95 %; ≥ 80 %',
    measured: `${percent(seen, n)} of ${n}; ${percent(quiet.seen, quiet.n)} of ${quiet.n}`,
    met: seen / n >= 0.95 && (quiet.n === 0 || quiet.seen / quiet.n >= 0.8),
  }
}
