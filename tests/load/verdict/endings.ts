import { Detector } from '../../../server/verdict/detector.ts'
import { copy } from './copy.ts'
import { HOUR, MONDAY, type Series, WEEK, series } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, median, percent, quantile, say, times } from './summary.ts'

const WARM = 5 * WEEK
const AFTER = 8 * HOUR
const GAP = 1700
const KINDS = ['full', 'partial', 'mute'] as const
type Kind = (typeof KINDS)[number]
const CASES = [
  [2, 50],
  [20, 10],
  [20, 50],
  [200, 10],
] as const

/** One outage as people tell it, by the minute from its onset. */
interface Story {
  lasts: number
  problems: number[]
  positives: number[]
}

/**
 * Problem reports fade (fatigue, half-life one to four hours, floor a tenth) while the outage lasts one to twelve hours;
 * unaffected visitors say `working`; a twentieth of the last hours' reporters come back with `recovered`, twenty
 * minutes after the end on average; a hundredth does so falsely. partial: a third to two thirds are affected.
 */
function story(r: Random, normalAt: (i: number) => number, multiple: number, kind: Kind): Story {
  const lasts = HOUR + r.below(11 * HOUR)
  const fatigue = 60 * 4 ** r.unit()
  const affected = kind === 'partial' ? 0.3 + 0.3 * r.unit() : 1
  const problems: number[] = []
  const positives = Array.from({ length: lasts + AFTER }, () => 0)
  const returns = (at: number) => positives[Math.min(positives.length - 1, Math.floor(at))]!++
  let recent = 0
  for (let i = 0; i < lasts + AFTER; i++) {
    const on = i < lasts ? 1 - Math.exp(-(i + 1) / 10) : Math.exp(-(i - lasts) / 8)
    const fade = Math.max(0.1, 0.5 ** (i / fatigue))
    const extra = r.poisson(normalAt(i) * (multiple - 1) * on * fade)
    problems.push(extra)
    recent = recent * 0.5 ** (1 / 120) + extra
    for (let k = 0; k < extra; k++) if (r.unit() < 0.01) returns(i + r.exponential(60))
    if (kind === 'mute') continue
    if (i === lasts) for (let k = r.poisson(recent * 0.05); k > 0; k--) returns(i + r.exponential(20))
    const visits = normalAt(i) * (1 + 0.1 * multiple * on * fade)
    positives[i]! += r.poisson(visits * (1 - affected * Math.min(1, on)))
  }
  return { lasts, problems, positives }
}

interface Ending {
  /** minutes during the outage in which it was called recovering or over */
  wrong: number
  judged: number
  closedEarly: boolean
  /** minutes from the true end; Infinity: not within the time followed */
  recovering: number
  closed: number
  endError: number | null
}

const CLOSE_TO_END = 10
const SETTLED = 30

function follow(start: Detector, noise: Series, at: number, { lasts, problems, positives }: Story): Ending | null {
  const detector = copy(start, {})
  const e: Ending = { wrong: 0, judged: 0, closedEarly: false, recovering: Infinity, closed: Infinity, endError: null }
  let opened = false
  for (let i = 0; i < lasts + AFTER; i++) {
    const count = noise.counts[at + i]! + problems[i]!
    const state = detector.step(MONDAY + at + i, { problems: count, positives: positives[i]! })
    opened ||= state !== 'quiet'
    if (!opened) continue
    if (i > SETTLED && i < lasts - CLOSE_TO_END) judge(e, state)
    else if (i >= lasts - CLOSE_TO_END) settle(e, detector, i - lasts, MONDAY + at + lasts)
  }
  return opened ? e : null
}

function judge(e: Ending, state: Detector['state']): void {
  e.judged++
  if (state === 'recovering' || state === 'quiet') e.wrong++
  if (state === 'quiet') e.closedEarly = true
}

function settle(e: Ending, { state, alarm }: Detector, sinceEnd: number, trueEnd: number): void {
  if (state === 'recovering' || state === 'quiet') e.recovering = Math.min(e.recovering, sinceEnd)
  if (state !== 'quiet' || e.closed < Infinity) return
  e.closed = sinceEnd
  e.endError = alarm.lastClosed ? alarm.lastClosed.end! - trueEnd : null
}

function endingsOf(perHour: number, multiple: number, kind: Kind, outages: number, seed: number): Ending[] {
  const noise = series(perHour, WARM + outages * GAP + 2000, seed * 77 + perHour + multiple)
  const r = new Random(seed * 13 + perHour)
  const detector = new Detector()
  const endings: Ending[] = []
  for (let t = 0; t < WARM + outages * GAP; t++) {
    if (t >= WARM && (t - WARM) % GAP === 0 && detector.state === 'quiet') {
      const ending = follow(
        detector,
        noise,
        t,
        story(r, (i) => noise.normal[t + i]!, multiple, kind),
      )
      if (ending) endings.push(ending)
    }
    detector.step(MONDAY + t, { problems: noise.counts[t]! })
  }
  return endings
}

/** Is recovery called when it happens, not when people fall silent? */
export function endings(size: Size): Figure[] {
  const full: { name: string; early: number; error: number }[] = []
  for (const kind of KINDS)
    for (const [perHour, multiple] of CASES) {
      const list = endingsOf(perHour, multiple, kind, times(size, 100, 10), size.seed)
      const early = list.filter((e) => e.closedEarly).length / list.length
      const errors = list.flatMap((e) => (e.endError === null || e.closedEarly ? [] : [Math.abs(e.endError)]))
      tell(`${kind}, ${perHour}/h ×${multiple}`, list, errors)
      if (kind === 'full') full.push({ name: `×${multiple}`, early, error: perHour >= 20 ? median(errors) : NaN })
    }
  return [goal(full)]
}

function tell(name: string, list: readonly Ending[], errors: readonly number[]): void {
  const wrong = list.reduce((a, e) => a + e.wrong, 0)
  const judged = list.reduce((a, e) => a + e.judged, 0)
  const closes = list.map((e) => e.closed)
  say(
    `  ${name}: closed while it lasts ${percent(list.filter((e) => e.closedEarly).length, list.length)}, ` +
      `time wrongly recovering or over ${percent(wrong, judged)}, recovering ${median(list.map((e) => e.recovering))} min after the end, ` +
      `closed ${median(closes)} / ${quantile(closes, 0.9)}, end error ${median(errors)} / ${quantile(errors, 0.9)} min`,
  )
}

function goal(rows: readonly { name: string; early: number; error: number }[]): Figure {
  const errors = rows.map((x) => x.error).filter((x) => !Number.isNaN(x))
  const early = (name: string) => Math.max(...rows.filter((x) => x.name === name).map((x) => x.early))
  return {
    goal: 'end error with signals, full outage at ≥ 20/h, median; closed while it lasts, ×50 / ×10',
    target: '≤ 5 min; ≤ 1 / ≤ 5 %',
    measured: `${errors.join(', ')} min; ${(100 * early('×50')).toFixed(1)} / ${(100 * early('×10')).toFixed(1)} %`,
    met: errors.every((x) => x <= 5) && early('×50') <= 0.01 && early('×10') <= 0.05,
  }
}
