import { logTail } from '../../../server/verdict/special.ts'
import { DAY, HOUR, WEEK } from './noise.ts'

/** Reports in minutes [from, to), outages included. */
export type CountIn = (from: number, to: number) => number

/** A textbook rule: its customary threshold, and its statistic at the end of minute `now` − 1. */
export interface Rule {
  name: string
  usual: number
  statistic(count: CountIn, now: number): number
}

const BIN = 15
const FEWEST = 3
const SMALLEST_SD = 0.2

function exceeds(y: number, history: readonly number[]): number {
  if (y < FEWEST) return 0
  const m = history.reduce((a, b) => a + b) / history.length
  const variance = history.reduce((a, x) => a + (x - m) ** 2, 0) / (history.length - 1)
  return (y - m) / Math.max(Math.sqrt(variance), SMALLEST_SD)
}

/** The same quarter of an hour of earlier weeks, with `around` quarters on either side. */
function sameTimeOfWeek(count: CountIn, now: number, weeks: number, around: number): number[] {
  const list: number[] = []
  for (let w = 1; w <= weeks; w++)
    for (let k = -around; k <= around; k++) {
      const end = now - w * WEEK + k * BIN
      list.push(count(end - BIN, end))
    }
  return list
}

const sigma3: Rule = {
  name: '3-sigma',
  usual: 3,
  statistic: (count, now) => exceeds(count(now - BIN, now), sameTimeOfWeek(count, now, 8, 1)),
}

/** CDC's EARS C2: the same time of seven days, two days of guard. */
const ears: Rule = {
  name: 'EARS C2',
  usual: 3,
  statistic(count, now) {
    const days = [3, 4, 5, 6, 7, 8, 9].map((d) => count(now - d * DAY - BIN, now - d * DAY))
    return exceeds(count(now - BIN, now), days)
  },
}

/** Farrington, improved: past outbreaks weighted down by their Anscombe residual, negative binomial quantile. */
const farrington: Rule = {
  name: 'Farrington',
  usual: 2,
  statistic(count, now) {
    const y = count(now - BIN, now)
    if (y < FEWEST) return 0
    const { mean, dispersion } = reweighted(sameTimeOfWeek(count, now, 8, 2))
    const variance = mean * Math.max(dispersion, 1.02) + (mean * mean * dispersion) / (40 * mean + 1)
    return y <= mean ? 0 : -logTail(y, mean, variance) / Math.LN10
  },
}

function reweighted(history: readonly number[]): { mean: number; dispersion: number } {
  let weights = history.map(() => 1)
  let [mean, dispersion] = [0, 1]
  for (let pass = 0; pass < 2; pass++) {
    const total = weights.reduce((a, b) => a + b)
    mean = Math.max(history.reduce((a, x, i) => a + x * weights[i]!, 0) / total, 0.02)
    const squares = history.reduce((a, x, i) => a + (weights[i]! * (x - mean) ** 2) / mean, 0)
    dispersion = Math.max(1, squares / (history.length - 1))
    const anscombe = (x: number) => (1.5 * (x ** (2 / 3) - mean ** (2 / 3))) / (mean ** (1 / 6) * Math.sqrt(dispersion))
    weights = history.map((x) => (anscombe(x) > 2.58 ? anscombe(x) ** -2 : 1))
  }
  return { mean, dispersion }
}

/** The last hour over the mean hour of the week before. */
const ratio: Rule = {
  name: 'ratio',
  usual: 3,
  statistic(count, now) {
    const y = count(now - HOUR, now)
    return y < 5 ? 0 : y / (count(now - HOUR - WEEK, now - HOUR) / 168 + 0.12)
  },
}

export const RULES: readonly Rule[] = [sigma3, ears, farrington, ratio]
