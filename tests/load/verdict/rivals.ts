import { HOUR, WEEK, YEAR } from './noise.ts'
import { MULTIPLES, type RateTally } from './rates.ts'
import { type CountIn, RULES, type Rule } from './rules.ts'
import { median, percent, say } from './summary.ts'

const WARM = 9 * WEEK
const EVERY = 5
const LASTS = 120

/** A rule's statistic over clean years, and over each outage injected there. */
interface Record {
  years: Float32Array[]
  outages: [minute: number, statistic: number][][][]
}

function cumulative(counts: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(counts.length + 1)
  for (let t = 0; t < counts.length; t++) sums[t + 1] = sums[t]! + counts[t]!
  return sums
}

const counting =
  (sums: Float64Array): CountIn =>
  (from, to) =>
    sums[Math.max(0, to)]! - sums[Math.max(0, from)]!

/** The rule looks every five minutes at the same noise and outages that the detector saw. */
function record(rule: Rule, lives: RateTally['lives']): Record {
  const out: Record = { years: [], outages: MULTIPLES.map(() => []) }
  for (const { series, injections } of lives) {
    const clean = counting(cumulative(series.counts))
    const n = Math.floor((series.counts.length - WARM) / EVERY)
    out.years.push(Float32Array.from({ length: n }, (_, i) => rule.statistic(clean, WARM + (i + 1) * EVERY)))
    for (const { at, extras } of injections)
      extras.forEach((extra, m) => out.outages[m]!.push(during(rule, clean, at, cumulative(extra))))
  }
  return out
}

function during(rule: Rule, clean: CountIn, at: number, extra: Float64Array): [number, number][] {
  const added = (t: number) => extra[Math.min(LASTS, Math.max(0, t - at))]!
  const count: CountIn = (from, to) => clean(from, to) + added(to) - added(from)
  return Array.from({ length: LASTS / EVERY }, (_, i) => {
    const minute = (i + 1) * EVERY
    return [minute, rule.statistic(count, at + minute)]
  })
}

/** Alarms a year: exceedances with an hour of calm before them. */
function alarms({ years }: Record, threshold: number): number {
  let n = 0
  for (const statistics of years) {
    let last = -Infinity
    statistics.forEach((x, i) => {
      if (x <= threshold) return
      if ((i - last) * EVERY > HOUR) n++
      last = i
    })
  }
  return (n * YEAR) / (years.length * (YEAR - (YEAR % EVERY)))
}

/** The threshold at which a rule errs as rarely as asked. */
function matched(rec: Record, usual: number, rarely: number): number {
  let [low, high] = [0, usual]
  while (alarms(rec, high) > rarely) [low, high] = [high, high * 1.6]
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    if (alarms(rec, middle) > rarely) low = middle
    else high = middle
  }
  return high
}

function seen(rec: Record, threshold: number): string {
  return rec.outages
    .map((list, m) => {
      const delays = list.map((points) => points.find(([, x]) => x > threshold)?.[0] ?? Infinity)
      return `×${MULTIPLES[m]} ${percent(delays.filter(Number.isFinite).length, delays.length)}, ${median(delays)} min`
    })
    .join('; ')
}

/** On the first `most` years: the textbook rules at their customary thresholds, and at those where they err no more often than the detector. */
export function rivals({ alarms: ours, years, lives }: RateTally, most: number): void {
  const rarely = Math.max(ours / years, 1)
  for (const rule of RULES) {
    const rec = record(rule, lives.slice(0, most))
    say(
      `    ${rule.name} at ${rule.usual}: ${alarms(rec, rule.usual).toFixed(0)} false alarms a year; ${seen(rec, rule.usual)}`,
    )
    const threshold = matched(rec, rule.usual, rarely)
    say(
      `    ${rule.name} at ${threshold.toFixed(1)}: ${alarms(rec, threshold).toFixed(1)} a year; ${seen(rec, threshold)}`,
    )
  }
}
