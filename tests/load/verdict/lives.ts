import { Detector } from '../../../server/verdict/detector.ts'
import { copy } from './copy.ts'
import { DAY, HOUR, MONDAY, type Series, WEEK, series } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, mean, median, quantile, say, times } from './summary.ts'

const WARM = 6 * WEEK
const FOLLOWED = 1400
const CASES = [
  [1, 50],
  [10, 10],
  [10, 50],
  [100, 10],
  [100, 50],
] as const

/** A plateau that ramps up with a time constant of 10 minutes and decays with one of 20. */
const shape = (i: number, plateau: number): number =>
  i < plateau ? 1 - Math.exp(-(i + 1) / 10) : Math.exp(-(i - plateau) / 20)

interface Course {
  startError: number
  episodes: number
}

function course(start: Detector, noise: Series, at: number, multiple: number, r: Random): Course | null {
  const detector = copy(start, {})
  const plateau = HOUR + r.below(2 * HOUR)
  let first: number | null = null
  let episodes = 0
  for (let i = 0; i < FOLLOWED; i++) {
    const was = detector.state
    const extra = r.poisson(noise.normal[at + i]! * (multiple - 1) * shape(i, plateau))
    const now = detector.step(MONDAY + at + i, { problems: noise.counts[at + i]! + extra })
    if (was !== 'quiet' || now === 'quiet') continue
    first ??= detector.episode!.start - MONDAY - at
    if (!detector.episode!.reopened) episodes++
  }
  return first === null ? null : { startError: first, episodes }
}

function courses(perHour: number, multiple: number, outages: number, seed: number): Course[] {
  const noise = series(perHour, WARM + outages * 2000 + 2000, seed * 300 + perHour + multiple)
  const r = new Random(seed + multiple)
  const detector = new Detector()
  const list: Course[] = []
  for (let t = 0; t < WARM + outages * 2000; t++) {
    if (t >= WARM && (t - WARM) % 2000 === 1000 && detector.state === 'quiet') {
      const one = course(detector, noise, t, multiple, r)
      if (one) list.push(one)
    }
    detector.step(MONDAY + t, { problems: noise.counts[t]! })
  }
  return list
}

/** ln(baseline / truth), averaged over three weeks after ten weeks with an outage of ×30 every three days. */
function bias(perHour: number, seed: number): number {
  const noise = series(perHour, 13 * WEEK, seed * 77 + perHour)
  const r = new Random(seed + 5)
  const counts = Float64Array.from(noise.counts)
  for (let t = 2 * WEEK; t < 13 * WEEK - 3000; t += 3 * DAY + r.below(1000))
    for (let i = 0; i < 3 * HOUR; i++) counts[t + i]! += r.poisson(noise.normal[t + i]! * 30 * shape(i, 2 * HOUR))
  const detector = new Detector()
  const errors: number[] = []
  for (let t = 0; t < 13 * WEEK; t++) {
    detector.step(MONDAY + t, { problems: counts[t]! })
    if (t < 10 * WEEK || t % HOUR) continue
    const { level, season } = detector.baseline
    errors.push(Math.log((level.mean * season.at(MONDAY + t)) / noise.normal[t]!))
  }
  return mean(errors)
}

/** Start, number of incidents and what outages leave behind in the baseline. */
export function lives(size: Size): Figure[] {
  const starts: number[] = []
  const incidents: number[] = []
  for (const [perHour, multiple] of CASES) {
    const list = courses(perHour, multiple, times(size, 120, 10), size.seed)
    const errors = list.map((x) => x.startError)
    starts.push(median(errors))
    incidents.push(mean(list.map((x) => x.episodes)))
    say(
      `  ${perHour}/h ×${multiple}: start error ${median(errors)} / ${quantile(errors, 0.9)} min, incidents per outage ${incidents.at(-1)!.toFixed(2)}`,
    )
  }
  const biases = [1, 10, 100].map((perHour) =>
    mean(Array.from({ length: times(size, 10, 2) }, (_, k) => Math.exp(bias(perHour, size.seed * 50 + k)) - 1)),
  )
  const shown = biases.map((x) => `${(100 * x).toFixed(1)} %`)
  say(`  baseline bias after many outages at 1, 10, 100/h: ${shown.join(', ')}`)
  return [
    {
      goal: 'start error, worst median; incidents per outage; baseline bias after many outages at 1, 10, 100/h',
      target: '≤ 5 min; ≤ 1.05; ≤ 10 %',
      measured: `${Math.max(...starts.map(Math.abs))} min; ≤ ${Math.max(...incidents).toFixed(2)}; ${shown.join(', ')}`,
      met:
        starts.every((x) => Math.abs(x) <= 5) &&
        incidents.every((x) => x <= 1.05) &&
        biases.every((x) => Math.abs(x) <= 0.1),
    },
  ]
}
