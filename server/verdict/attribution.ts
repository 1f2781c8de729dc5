/** Which outages another outage explains. It only says "probably caused by"; no incident is closed by it. */

export interface AttributionSettings {
  /** share of dependents that report trouble when their upstream fails */
  hit: number
  /** evidence, ln of the odds, from which a cause is named */
  least: number
  /** what the upstream's own alarm is worth, and what its absence costs */
  own: number
  ownAbsent: number
  /** fewer dependents than this say nothing */
  fewest: number
  /** causes named at once */
  most: number
}

export const ATTRIBUTION: Readonly<AttributionSettings> = Object.freeze({
  hit: 0.45,
  least: 3,
  own: 2.4,
  ownAbsent: 0.8,
  fewest: 3,
  most: 4,
})

/** Whether the upstream itself is in alarm may be a certainty or a degree, 0 … 1. */
export interface Upstream {
  slug: string
  dependents: ReadonlySet<string>
  own: number
}

export interface Cause {
  slug: string
  /** ln of the odds that this upstream is failing */
  evidence: number
  /** dependents it explains */
  explains: string[]
  dependents: number
}

const LOWEST_RATE = 0.01
const HIGHEST_RATE = 0.3

/**
 * The upstreams that best explain which services are in alarm, best first. Each cause found takes its dependents out of
 * what is left to explain.
 * services: how many are watched in all.
 */
export function attribute(
  inAlarm: ReadonlySet<string>,
  upstreams: readonly Upstream[],
  services: number,
  settings = ATTRIBUTION,
): Cause[] {
  const causes: Cause[] = []
  const left = new Set(inAlarm)
  let candidates = [...upstreams]
  while (causes.length < settings.most) {
    const best = bestCause(candidates, inAlarm, left, services, settings)
    if (!best || best.evidence < settings.least) break
    causes.push(best)
    for (const slug of best.explains) left.delete(slug)
    candidates = candidates.filter(({ slug }) => slug !== best.slug)
  }
  return causes
}

function bestCause(
  candidates: readonly Upstream[],
  inAlarm: ReadonlySet<string>,
  left: ReadonlySet<string>,
  services: number,
  settings: Readonly<AttributionSettings>,
): Cause | undefined {
  return candidates
    .map((upstream) => weigh(upstream, inAlarm, left, services, settings))
    .filter((cause) => cause.dependents >= settings.fewest)
    .sort((a, b) => b.evidence - a.evidence || (a.slug < b.slug ? -1 : 1))[0]
}

/** Likelihood of this many dependents in alarm if the upstream fails, against the rate outside its dependents. */
function weigh(
  { slug, dependents, own }: Upstream,
  inAlarm: ReadonlySet<string>,
  left: ReadonlySet<string>,
  services: number,
  s: Readonly<AttributionSettings>,
): Cause {
  // what an earlier cause explained says nothing about this one, either way
  const open = [...dependents].filter((d) => left.has(d) || !inAlarm.has(d))
  const explains = open.filter((d) => left.has(d))
  const [a, n] = [explains.length, open.length]
  const outside = (left.size - a + 0.5) / (services - n + 1)
  const usual = Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, outside))
  const dependentsSay = a * Math.log(s.hit / usual) + (n - a) * Math.log((1 - s.hit) / (1 - usual))
  return { slug, evidence: dependentsSay + s.own * own - s.ownAbsent * (1 - own), explains, dependents: n }
}

/** A service in alarm at the same time as its peers, with the reports it got beyond the normal. */
export interface PeerAlarm {
  slug: string
  peers: readonly string[]
  excess: number
  start: number
  end: number | null
}

/** People misname the one that failed: a peer below a tenth of its neighbour's excess is taken for that. */
const SIDE_EFFECT_SHARE = 0.1

/** The peer whose outage this alarm is probably a side effect of: the loudest simultaneous one; null: none. */
export function sideEffectOf(alarm: PeerAlarm, others: readonly PeerAlarm[]): string | null {
  const loudest = others
    .filter((other) => other.slug !== alarm.slug && arePeers(alarm, other) && overlap(alarm, other))
    .sort((a, b) => b.excess - a.excess || (a.slug < b.slug ? -1 : 1))[0]
  return loudest && alarm.excess < SIDE_EFFECT_SHARE * loudest.excess ? loudest.slug : null
}

const arePeers = (a: PeerAlarm, b: PeerAlarm): boolean => a.peers.includes(b.slug) || b.peers.includes(a.slug)
const overlap = (a: PeerAlarm, b: PeerAlarm): boolean =>
  a.start <= (b.end ?? Infinity) && b.start <= (a.end ?? Infinity)
