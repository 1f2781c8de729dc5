import { type Upstream, attribute } from '../../../server/verdict/attribution.ts'
import { Random } from './random.ts'
import { type Figure, type Size, percent, say, times } from './summary.ts'

const SERVICES = 200
const UPSTREAMS = 12
const MISSING = 0.2
const WRONG = 0.1
const CHANCE_ALARM = 0.02
const FEWEST_DEPENDENTS = 8

/** Who truly depends on whom, and what the catalog believes: a fifth of the edges missing, a tenth wrong. */
interface World {
  truth: Set<string>[]
  believed: Set<string>[]
}

const service = (i: number): string => `s${i}`

function world(r: Random): World {
  const truth = Array.from({ length: UPSTREAMS }, () => new Set<string>())
  for (let s = 0; s < SERVICES; s++)
    for (let k = 1 + Number(r.unit() < 0.5) + Number(r.unit() < 0.2); k > 0; k--)
      truth[Math.floor(r.unit() ** 1.6 * UPSTREAMS)]!.add(service(s))
  const believed = truth.map((set) => {
    const kept = [...set].filter(() => r.unit() > MISSING)
    const made = Array.from({ length: Math.ceil(set.size * WRONG) }, () => service(r.below(SERVICES)))
    return new Set([...kept, ...made])
  })
  return { truth, believed }
}

/** Causes named when these upstreams fail and each true dependent shows it with this chance. */
function named(r: Random, { truth, believed }: World, failing: number[], shows: number): number[] {
  const alarms = new Set<string>()
  for (let s = 0; s < SERVICES; s++) if (r.unit() < CHANCE_ALARM) alarms.add(service(s))
  for (const u of failing) for (const s of truth[u]!) if (r.unit() < shows) alarms.add(s)
  // people also blame a healthy upstream now and then
  const own = (u: number) => (failing.includes(u) ? r.unit() < 0.6 : failing.length > 0 && r.unit() < 0.1)
  const upstreams: Upstream[] = believed.map((dependents, u) => ({ slug: `${u}`, dependents, own: Number(own(u)) }))
  return attribute(alarms, upstreams, SERVICES).map((cause) => Number(cause.slug))
}

export function cascades(size: Size): Figure[] {
  const r = new Random(size.seed * 11)
  const half = { first: 0, n: 0 }
  const none = { named: 0, n: 0 }
  for (const shows of [0.3, 0.5, 0.7]) {
    const tally = { first: 0, n: 0, both: 0, pairs: 0 }
    for (let w = 0; w < times(size, 400, 50); w++) {
      const scene = world(r)
      const large = scene.truth.flatMap((set, u) => (set.size >= FEWEST_DEPENDENTS ? [u] : []))
      const [u, v] = r.some(large, 2) as [number, number]
      tally.n++
      if (named(r, scene, [u], shows)[0] === u) tally.first++
      const two = named(r, scene, [u, v], shows).slice(0, 2)
      tally.pairs++
      if (two.includes(u) && two.includes(v)) tally.both++
      none.n++
      if (named(r, scene, [], shows).length) none.named++
    }
    if (shows === 0.5) Object.assign(half, tally)
    say(
      `  ${shows} of the dependents show it: named first ${percent(tally.first, tally.n)}, two at once both named ${percent(tally.both, tally.pairs)}`,
    )
  }
  return [
    {
      goal: 'cascade: cause named first at half the dependents hit; false attribution',
      target: '≥ 95 %; ≤ 1 %',
      measured: `${percent(half.first, half.n)}; ${percent(none.named, none.n)}`,
      values: [half.first / half.n, none.named / none.n],
      met: half.first / half.n >= 0.95 && none.named / none.n <= 0.01,
    },
  ]
}
