import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'
import { type Figure, say } from './summary.ts'

/**
 * The tweet counts of the Numenta Anomaly Benchmark under its standard profile. A regression check only: the labels mark
 * unusual tweet volume, not outages. One alarm a day at most; no threshold is fitted.
 */
const FALSE_ALARM_COST = 0.11
const PROBATION = 0.15
const LONGEST_PROBATION = 750
const BIN = 5
const BINS_A_DAY = 288
const FOLDER = 'realTweets'

interface Score {
  /** benefit of the earliest alarm per window, and the cost of those outside */
  total: number
  found: number
  windows: number
  false: number
}

/** +1 at the start of a window, 0 at its end, down to −1 far behind it. */
const sigmoid = (x: number): number => (x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1)

/** Indices of the five-minute bins at which the detector opened. */
export function alarmBins(counts: readonly number[], startMinute: number, options: DetectorOptions = {}): number[] {
  const detector = new Detector(options)
  const alarms: number[] = []
  counts.forEach((n, i) => {
    for (let k = 0; k < BIN; k++) {
      const was = detector.state
      const problems = Math.floor(((k + 1) * n) / BIN) - Math.floor((k * n) / BIN)
      const opened = detector.step(startMinute + i * BIN + k, { problems }) !== 'quiet' && was === 'quiet'
      if (opened && i - (alarms.at(-1) ?? -Infinity) >= BINS_A_DAY) alarms.push(i)
    }
  })
  return alarms
}

/** windows: [first, last] bin of each label. */
export function scoreAlarms(alarms: readonly number[], windows: readonly [number, number][], bins: number): Score {
  const probation = Math.min(Math.floor(PROBATION * bins), LONGEST_PROBATION)
  const best = new Map<number, number>()
  const score = { total: 0, found: 0, windows: windows.length, false: 0 }
  for (const i of alarms.filter((bin) => bin >= probation)) {
    const inside = windows.findIndex(([from, to]) => i >= from && i <= to)
    if (inside >= 0) best.set(inside, Math.max(best.get(inside) ?? -1, benefit(i, windows[inside]!)))
    else {
      score.false++
      score.total += FALSE_ALARM_COST * costOutside(i, windows)
    }
  }
  score.found = best.size
  score.total += [...best.values()].reduce((a, b) => a + b, 0) - (windows.length - best.size)
  return score
}

const benefit = (i: number, [from, to]: [number, number]): number =>
  sigmoid(-(to - i + 1) / (to - from + 1)) / sigmoid(-1)

function costOutside(i: number, windows: readonly [number, number][]): number {
  const before = windows.filter(([, to]) => to < i).at(-1)
  return before ? sigmoid((i - before[1]) / (before[1] - before[0])) : -1
}

function read(root: string, file: string): { minutes: number[]; counts: number[]; stamps: string[] } {
  const rows = readFileSync(join(root, 'data', FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const stamps = rows.map((row) => row.slice(0, 19))
  const minutes = stamps.map((stamp) => Math.floor(Date.parse(`${stamp.replace(' ', 'T')}Z`) / 60_000))
  return { minutes, counts: rows.map((row) => Number(row.split(',')[1])), stamps }
}

/** 100: every window found at its start and nothing false; 0: no alarm at all. */
export function nabScore(root: string, options: DetectorOptions = {}, tell = false): { score: number; sum: Score } {
  const labels = JSON.parse(readFileSync(join(root, 'labels', 'combined_windows.json'), 'utf8'))
  const sum: Score = { total: 0, found: 0, windows: 0, false: 0 }
  for (const [name, windows] of Object.entries<[string, string][]>(labels))
    if (name.startsWith(FOLDER)) sum.windows += existsSync(join(root, 'data', name)) ? windows.length : 0
  for (const file of readdirSync(join(root, 'data', FOLDER))) {
    const { minutes, counts, stamps } = read(root, file)
    const spans = (labels[`${FOLDER}/${file}`] as [string, string][]).map(
      (pair) => pair.map((stamp) => stamps.indexOf(stamp.slice(0, 19))) as [number, number],
    )
    const one = scoreAlarms(alarmBins(counts, minutes[0]!, options), spans, counts.length)
    if (tell) say(`  ${file}: ${one.found} of ${one.windows} windows, ${one.false} false`)
    for (const key of ['total', 'found', 'false'] as const) sum[key] += one[key]
  }
  return { score: (100 * (sum.total + sum.windows)) / (2 * sum.windows), sum }
}

export function nab(root: string): Figure[] {
  if (!existsSync(root)) throw new Error(`no NAB data at ${root}; give the folder with --nab or NAB_DIR`)
  const { score, sum } = nabScore(root, {}, true)
  return [
    {
      goal: 'NAB realTweets, five series, standard profile',
      target: '≥ 72',
      measured: `${score.toFixed(1)}, ${sum.found} of ${sum.windows} windows, ${sum.false} false`,
      met: score >= 72,
    },
  ]
}
