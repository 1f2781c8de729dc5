import { shareOfPeople } from '../catalog/areas.ts'
import { isArea } from '../contract/region.ts'
import { attribute, sideEffectOf, type PeerAlarm, type Upstream } from './attribution.ts'
import { verdictAt } from './power.ts'
import { Detector } from './detector.ts'
import { IncidentBook, type Attribution, type Change, type Incident } from './incidents.ts'
import { settingsFor } from './settings.ts'
import type { Plain } from './snapshot.ts'
import type { Episode, Prior, Signals, Verdict } from './verdict.ts'
import { AREA_MEMORY, WaitingAreas, type Past } from './waitingAreas.ts'

/** What a key is told of a minute that wasn't silent. */
export interface KeySignals extends Signals {
  service: number
  region: string
}

/** What is said of a key, and since when; minutes since 1970. */
export interface Said {
  service: number
  region: string
  verdict: Verdict
  since: number | null
  /** Since when it recovers; null where it doesn't. */
  recovering: number | null
  /** Problem reports usual in the last hour. */
  expected: number
  /** What it is probably caused by, or a side effect of. */
  cause: Attribution | null
}

/** Who depends on whom, and who is taken for whom; services by number. */
export interface Relations {
  peersOf(service: number): readonly number[]
  /** Every service that others depend on, with those. */
  upstreams: readonly { service: number; dependents: readonly number[] }[]
}

/** What a minute changed. */
export interface Judged {
  said: Said[]
  changes: Change[]
  incidents: Set<Incident>
}

export interface KeyState {
  service: number
  region: string
  /** The last minute it contains. */
  minute: number
  state: Plain
}

export type PriorOf = (service: number, region: string, watch: Watch) => Prior

const UNRELATED: Relations = { peersOf: () => [], upstreams: [] }

interface Key {
  service: number
  region: string
  detector: Detector
  /** The last minute stepped. */
  minute: number
  /** The last minute with a report or an alarm, for what has to be written down again. */
  stirred: number
  said: Said | null
  /** The other service that this alarm is probably a side effect of. */
  sideEffectOf: number | null
}

const SILENCE: Signals = { problems: 0, positives: 0 }
const NOTHING: Past = new Map()
/** A key that begins late is told of the silence before it, at most this much. */
const MOST_SILENCE = 7 * 1440
/** Whether an outage would show changes slowly, and costs some tail probabilities to tell: a quarter of a millisecond. */
const ASK_EVERY = 30
const ASK_AREA_EVERY = 120
/** An area with nearly all of a country's people would say what the country says, and err beside it. */
const LARGEST_AREA = 0.9
/** Beyond so many keys of areas there are no new ones, so that a minute's judgement has its bound. */
const MOST_AREAS = 200_000

const DAY = 1440

const nameOf = (service: number, region: string) => `${service} ${region}`

const mayBeWatched = (region: string): boolean => shareOfPeople(region) < LARGEST_AREA

/**
 * The detectors of all keys and the incidents that come of them, a minute at a time. Pure: priors and minutes come in,
 * what changed goes out; the same minutes give the same incidents, in one run or over any number of restores.
 */
export class Watch {
  readonly book = new IncidentBook()
  readonly #keys = new Map<string, Key>()
  readonly #waiting = new WaitingAreas()
  #areas = 0
  readonly #priorOf: PriorOf
  readonly #relations: Relations
  /** Service → the upstream that probably causes its trouble. */
  #causes = new Map<number, number>()
  /** The first minute ever judged, and the last. */
  #started: number
  #minute: number

  constructor(started: number, priorOf: PriorOf, relations: Relations = UNRELATED) {
    this.#started = started
    this.#minute = started - 1
    this.#priorOf = priorOf
    this.#relations = relations
  }

  get started(): number {
    return this.#started
  }

  get minute(): number {
    return this.#minute
  }

  get size(): number {
    return this.#keys.size
  }

  detectorOf(service: number, region: string): Detector | undefined {
    return this.#keys.get(nameOf(service, region))?.detector
  }

  *keys(): Iterable<{ service: number; region: string; detector: Detector; said: Said | null }> {
    yield* this.#keys.values()
  }

  /** Begins to listen to a key before its first report, so that its silence is known. */
  listen(service: number, region: string): void {
    if (!this.#keys.has(nameOf(service, region))) this.#begin(service, region)
  }

  /** Judges the next minute. Keys without signals were silent. */
  step(signals: readonly KeySignals[]): Judged {
    const minute = this.#minute + 1
    const told = new Map<string, KeySignals>()
    for (const signal of signals) if (this.#admits(signal)) told.set(nameOf(signal.service, signal.region), signal)
    this.#minute = minute
    const judged: Judged = { said: [], changes: [], incidents: new Set() }
    const alarms: Alarmed[] = []
    for (const [name, key] of this.#keys) {
      const alarmed = this.#stepKey(key, minute, told.get(name) ?? SILENCE)
      if (alarmed) alarms.push(alarmed)
    }
    this.#attribute(alarms)
    for (const alarmed of alarms) this.#follow(alarmed, minute, judged)
    for (const key of this.#keys.values()) if (this.#mayHaveNews(key, minute)) this.#say(key, minute, judged)
    return judged
  }

  /**
   * Whether `major` may be at stake in the next minute, so that it must be known how many networks report: whether a
   * window may have reports enough, and enough beyond the expected.
   */
  needsNetworks(service: number, region: string, problems: number): boolean {
    const detector = this.detectorOf(service, region)
    if (!detector) return this.#mayBeginLoud(nameOf(service, region), region, problems)
    if (detector.episode?.majorAt != null) return false
    const { majorReports, majorRatio } = detector.settings
    return detector.windows.mayReach(problems, majorReports, majorRatio)
  }

  /** Takes up what was reported of late in areas without a key, oldest first. */
  remember(rows: readonly (KeySignals & { minute: number })[]): void {
    for (const { minute, ...signals } of rows) {
      const name = nameOf(signals.service, signals.region)
      if (!this.#keys.has(name) && mayBeWatched(signals.region)) this.#waiting.hear(name, minute, signals)
    }
  }

  /**
   * States to write down: those never written, as what was believed of them at first can't be known again; and, when
   * it's due, those that stirred since, and those not written for a day.
   * @param written the minute of a key's written state, −1 for none
   */
  states(isDue: boolean, written: (service: number, region: string) => number): KeyState[] {
    return [...this.#keys.values()]
      .filter((key) => {
        const last = written(key.service, key.region)
        return last < 0 || (isDue && (key.stirred >= last || this.#minute - last >= DAY))
      })
      .map(({ service, region, detector, minute }) => ({ service, region, minute, state: detector.snapshot() }))
  }

  /** Takes up a key where it was written down, and tells it the minutes since then, up to the present one. */
  restore({ service, region, minute, state }: KeyState, later: ReadonlyMap<number, Signals>, present: number): void {
    const key = this.#newKey(service, region, minute)
    key.detector.restore(state)
    for (let next = minute + 1; next <= present; next++) {
      const signals = later.get(next)
      key.detector.step(next, signals ?? SILENCE)
      if (signals || key.detector.state !== 'quiet') key.stirred = next
    }
    key.minute = present
    this.#minute = present
  }

  /** Takes up what a key's alarm was last put down to. */
  label(service: number, region: string, sideEffectOf: number): void {
    const key = this.#keys.get(nameOf(service, region))
    if (key?.detector.episode) key.sideEffectOf = sideEffectOf
  }

  /** Whether a key is told of this: at once if it has begun, or is no area; an area's begins when enough was reported. */
  #admits({ service, region, ...signals }: KeySignals): boolean {
    const name = nameOf(service, region)
    if (this.#keys.has(name)) return true
    if (!isArea(region)) this.#begin(service, region)
    else if (this.#areas >= MOST_AREAS || !mayBeWatched(region)) return false
    else if (this.#waiting.isEnough(name, this.#minute + 1, signals.problems))
      this.#begin(service, region, AREA_MEMORY, this.#waiting.take(name, this.#minute + 1))
    else this.#waiting.hear(name, this.#minute + 1, signals)
    return this.#keys.has(name)
  }

  #mayBeginLoud(name: string, region: string, problems: number): boolean {
    if (!isArea(region)) return problems >= settingsFor(region).majorReports
    return mayBeWatched(region) && this.#waiting.isEnough(name, this.#minute + 1, problems)
  }

  #begin(service: number, region: string, longest = MOST_SILENCE, past: Past = NOTHING): void {
    const first = Math.max(this.#started, this.#minute + 1 - longest)
    const key = this.#newKey(service, region, first - 1)
    for (let minute = first; minute <= this.#minute; minute++) key.detector.step(minute, past.get(minute) ?? SILENCE)
    key.minute = this.#minute
  }

  #newKey(service: number, region: string, minute: number): Key {
    const settings = settingsFor(region)
    const detector = new Detector({ settings, prior: this.#priorOf(service, region, this) })
    const key = { service, region, detector, minute, stirred: minute, said: null, sideEffectOf: null }
    this.#keys.set(nameOf(service, region), key)
    if (isArea(region)) this.#areas++
    return key
  }

  #stepKey(key: Key, minute: number, signals: Signals): Alarmed | null {
    const { detector } = key
    const before = detector.episode
    detector.step(minute, signals)
    key.minute = minute
    const episode = detector.episode ?? before
    if (signals !== SILENCE || episode) key.stirred = minute
    if (!episode) key.sideEffectOf = null
    return episode && { key, episode, problems: signals.problems }
  }

  /** Tells side effects among peers of one region, and what upstream explains the services in alarm. */
  #attribute(alarms: readonly Alarmed[]): void {
    for (const alike of byRegion(alarms).values()) {
      const others = alike.map((alarmed) => this.#peerAlarm(alarmed))
      alike.forEach(({ key, episode }, i) => {
        const loudest = sideEffectOf(others[i]!, others)
        // When both fade, or the neighbour is over first, shares say nothing: only one that grows lifts its label.
        if (loudest !== null) key.sideEffectOf = Number(loudest)
        else if (episode.peakAt === this.#minute) key.sideEffectOf = null
      })
    }
    this.#causes = this.#causesOf(alarms.filter(({ key }) => key.sideEffectOf === null))
  }

  #peerAlarm({ key, episode }: Alarmed): PeerAlarm {
    const { windows, settings } = key.detector
    const hour = settings.windows.indexOf(60)
    return {
      slug: String(key.service),
      peers: this.#relations.peersOf(key.service).map(String),
      excess: windows.sumCount[hour]! - windows.sumExpected[hour]!,
      start: episode.start,
      end: episode.end,
    }
  }

  #causesOf(alarms: readonly Alarmed[]): Map<number, number> {
    const inAlarm = new Set(alarms.map(({ key }) => String(key.service)))
    const upstreams = this.#relations.upstreams.map(({ service, dependents }): Upstream => {
      return {
        slug: String(service),
        dependents: new Set(dependents.map(String)),
        own: inAlarm.has(String(service)) ? 1 : 0,
      }
    })
    const services = new Set([...this.#keys.values()].map((key) => key.service)).size
    const causes = new Map<number, number>()
    for (const { slug, explains } of attribute(inAlarm, upstreams, services))
      for (const explained of explains) causes.set(Number(explained), Number(slug))
    return causes
  }

  /** A side effect is labelled, not opened; what was open before its neighbour grew loud stays open. */
  #follow({ key, episode, problems }: Alarmed, minute: number, judged: Judged): void {
    const { service, region, detector } = key
    const isOpen = this.book.openOf(service)?.regions.get(region)?.closed === null
    if (key.sideEffectOf !== null && !isOpen) return
    const cause = this.#causeOf(key)
    const change = this.book.follow({ minute, service, region, state: detector.state, episode, problems, cause })
    if (change) judged.changes.push(change)
    const incident = change?.incident ?? this.book.openOf(service)
    if (incident) judged.incidents.add(incident)
  }

  #causeOf({ service, sideEffectOf }: Key): Attribution | null {
    if (sideEffectOf !== null) return { kind: 'side-effect', service: sideEffectOf }
    const upstream = this.#causes.get(service)
    return upstream === undefined ? null : { kind: 'upstream', service: upstream }
  }

  #mayHaveNews({ said, detector, service, region }: Key, minute: number): boolean {
    if (said === null || detector.state !== 'quiet' || said.since !== null) return true
    return (minute + service) % (isArea(region) ? ASK_AREA_EVERY : ASK_EVERY) === 0
  }

  #say(key: Key, minute: number, judged: Judged): void {
    const { service, region, detector } = key
    const isLabelled = key.sideEffectOf !== null && this.book.openOf(service)?.regions.has(region) !== true
    const said: Said = {
      service,
      region,
      verdict: isLabelled ? 'ok' : verdictAt(detector, minute),
      since: isLabelled ? null : (detector.episode?.start ?? null),
      recovering: isLabelled ? null : (detector.episode?.recoveringAt ?? null),
      expected: rounded(detector.windows.sumExpected[detector.settings.windows.indexOf(60)]!),
      cause: detector.episode ? this.#causeOf(key) : null,
    }
    if (key.said && same(key.said, said)) return
    key.said = said
    judged.said.push(said)
  }
}

interface Alarmed {
  key: Key
  /** The open episode, or the one that closed this minute. */
  episode: Readonly<Episode>
  problems: number
}

function byRegion(alarms: readonly Alarmed[]): Map<string, Alarmed[]> {
  const regions = new Map<string, Alarmed[]>()
  for (const alarmed of alarms) {
    const alike = regions.get(alarmed.key.region)
    if (alike) alike.push(alarmed)
    else regions.set(alarmed.key.region, [alarmed])
  }
  return regions
}

const same = (a: Said, b: Said) =>
  a.verdict === b.verdict &&
  a.since === b.since &&
  a.recovering === b.recovering &&
  a.expected === b.expected &&
  a.cause?.service === b.cause?.service

/** Two digits are as many as an expectation is worth, and keep it from changing every minute. */
const rounded = (x: number): number => Number(x.toPrecision(2))
