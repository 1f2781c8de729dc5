import { Detector } from '../../../server/verdict/detector.ts'
import { copy } from './copy.ts'
import { EffectiveCount, crowdedNetwork } from './networks.ts'
import { HOUR, MONDAY, type Series, WEEK, series } from './noise.ts'
import { Random } from './random.ts'
import { type Figure, type Size, median, percent, say, times } from './summary.ts'

const WARM = 6 * WEEK
const ATTACK_MINUTES = 20
const FOLLOWED = 90
const REPORTS_PER_NETWORK = 30
const ATTACKERS = [3, 10, 15, 20, 30]
/** attackers' networks are none of the ordinary ones */
const FOREIGN = 1_000_000

interface Listener {
  detector: Detector
  effective: EffectiveCount
}

interface Outcome {
  possible: number
  major: number
}

/** One minute's reports of ordinary people and of others, through the effective count, into the detector. */
function listen({ detector, effective }: Listener, t: number, ordinary: number, r: Random, others: number[]): void {
  let problems = 0
  for (let i = 0; i < ordinary; i++) problems += effective.add(t, crowdedNetwork(r))
  for (const network of others) problems += effective.add(t, network)
  detector.step(MONDAY + t, { problems, networks: effective.networks, largestShare: effective.largestShare })
}

/** A warm listener at a random hour of its seventh week, by copying one that lives on. */
function* moments(noise: Series, from: number, count: number, seed: number): Generator<[number, Listener]> {
  const r = new Random(seed)
  const live = { detector: new Detector(), effective: new EffectiveCount() }
  const gap = Math.floor((noise.counts.length - from - 200) / count)
  for (let t = 0, made = 0; made < count; t++) {
    listen(live, t, noise.counts[t]!, r, [])
    if (t < from || (t - from) % gap || live.detector.state !== 'quiet') continue
    made++
    yield [t + 1, { detector: copy(live.detector, {}), effective: live.effective.clone() }]
  }
}

const twin = ({ detector, effective }: Listener): Listener => ({
  detector: copy(detector, {}),
  effective: effective.clone(),
})

function attack(start: Listener, at: number, noise: Series, networks: number, seed: number): Outcome {
  const r = new Random(seed)
  const listener = twin(start)
  const seen = { possible: 0, major: 0 }
  for (let i = 0; i < FOLLOWED; i++) {
    const n = i < ATTACK_MINUTES ? r.poisson((networks * REPORTS_PER_NETWORK) / ATTACK_MINUTES) : 0
    const others = Array.from({ length: n }, () => FOREIGN + r.below(networks))
    listen(listener, at + i, noise.counts[at + i]!, r, others)
    if (listener.detector.state !== 'quiet') seen.possible = 1
    if (listener.detector.episode?.majorAt != null) seen.major = 1
  }
  return seen
}

/** A true outage at ×50: minutes to `possible` and to `major`, with the network rule in force. */
function realOutage(start: Listener, at: number, noise: Series, multiple: number, seed: number): [number, number] {
  const r = new Random(seed)
  const listener = twin(start)
  let [possible, major] = [Infinity, Infinity]
  for (let i = 0; i < 2 * HOUR && major === Infinity; i++) {
    const extra = r.poisson(noise.normal[at + i]! * (multiple - 1) * (1 - Math.exp(-(i + 1) / 10)))
    listen(listener, at + i, noise.counts[at + i]! + extra, r, [])
    if (possible === Infinity && listener.detector.state !== 'quiet') possible = i + 1
    if (listener.detector.episode?.majorAt != null) major = i + 1
  }
  return [possible, major]
}

/** Bursts from few networks against true outages of the same keys. */
export function brigade(size: Size): Figure[] {
  const worst = [1, 10, 100].map((perHour) => brigadeAt(perHour, times(size, 40, 4), size.seed))
  return [
    {
      goal: '10-network brigade reaching major at 1, 10, 100/h',
      target: '0 %',
      measured: worst.map((share) => `${(100 * share).toFixed(1)} %`).join(', '),
      met: worst.every((share) => share === 0),
    },
  ]
}

function brigadeAt(perHour: number, attacks: number, seed: number): number {
  const noise = series(perHour, WARM + 4 * WEEK, seed * 17 + perHour)
  const tally = new Map(ATTACKERS.map((n) => [n, { possible: 0, major: 0 }]))
  const real = { 10: [] as [number, number][], 50: [] as [number, number][] }
  for (const [at, listener] of moments(noise, WARM, attacks, seed)) {
    for (const [networks, sum] of tally) {
      const seen = attack(listener, at, noise, networks, at)
      sum.possible += seen.possible
      sum.major += seen.major
    }
    for (const multiple of [10, 50] as const) real[multiple].push(realOutage(listener, at, noise, multiple, at))
  }
  for (const [networks, { possible, major }] of tally)
    say(
      `  ${perHour}/h, ${networks} networks: possible ${percent(possible, attacks)}, major ${percent(major, attacks)}`,
    )
  for (const [multiple, seen] of Object.entries(real)) {
    const majors = seen.filter(([, major]) => major < Infinity)
    say(
      `  ${perHour}/h, true ×${multiple}: possible after ${median(seen.map(([possible]) => possible))} min, major ${percent(majors.length, seen.length)}, after ${median(seen.map(([, major]) => major))} min`,
    )
  }
  return tally.get(10)!.major / attacks
}
