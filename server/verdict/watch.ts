import { isArea } from '../contract/region.ts'
import { Blame, UNRELATED, type Alarmed, type Relations } from './blame.ts'
import type { Detector } from './detector.ts'
import { IncidentBook, type Change, type Incident } from './incidents.ts'
import {
  Keys,
  SILENCE,
  type Key,
  type KeySignals,
  type KeyState,
  type PriorOf,
  type Said,
  type UnwrittenKey,
} from './keys.ts'
import { verdictAt } from './power.ts'
import type { Signals } from './verdict.ts'

/** What a minute changed. */
export interface Judged {
  said: Said[]
  changes: Change[]
  incidents: Set<Incident>
}

/** Whether an outage would show changes slowly, and costs some tail probabilities to tell: a quarter of a millisecond. */
const ASK_EVERY = 30
const ASK_AREA_EVERY = 120

/**
 * The detectors of all keys and the incidents that come of them, a minute at a time. Pure: priors and minutes come in,
 * what changed goes out; the same minutes give the same incidents, in one run or over any number of restores.
 */
export class Watch {
  readonly book = new IncidentBook()
  readonly #keys: Keys
  readonly #blame: Blame
  /** The first minute ever judged, and the last. */
  readonly #started: number
  #minute: number

  constructor(started: number, priorOf: PriorOf, relations: Relations = UNRELATED) {
    this.#started = started
    this.#minute = started - 1
    this.#keys = new Keys(started, priorOf)
    this.#blame = new Blame(relations)
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
    return this.#keys.get(service, region)?.detector
  }

  keys(): Iterable<Readonly<Key>> {
    return this.#keys
  }

  /** Begins to listen to a key before its first report, so that its silence is known. */
  listen(service: number, region: string): void {
    if (!this.#keys.get(service, region)) this.#keys.begin(service, region, this.#minute + 1)
  }

  /** Judges the next minute. Keys without signals were silent. */
  step(signals: readonly KeySignals[]): Judged {
    const steps = this.steps(signals)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  /** The same in many short steps: with thousands of keys in alarm a minute's judgement takes a second. */
  *steps(signals: readonly KeySignals[]): Generator<void, Judged> {
    const minute = this.#minute + 1
    const told = new Map<Key, KeySignals>()
    for (const signal of signals) {
      const key = this.#keys.admit(signal, minute)
      if (key) told.set(key, signal)
      yield
    }
    this.#minute = minute
    const alarms: Alarmed[] = []
    for (const key of this.#keys) {
      const alarmed = stepKey(key, minute, told.get(key) ?? SILENCE)
      if (alarmed) alarms.push(alarmed)
      yield
    }
    return yield* this.#tell(alarms, minute)
  }

  /** What a minute's alarms change in incidents and in what is said. */
  *#tell(alarms: readonly Alarmed[], minute: number): Generator<void, Judged> {
    const judged: Judged = { said: [], changes: [], incidents: new Set() }
    this.#blame.lay(alarms, minute, alarms.length > 0 ? this.#services() : 0)
    for (const alarmed of alarms) this.#follow(alarmed, minute, judged)
    for (const incident of judged.incidents) this.book.settle(incident)
    for (const key of this.#keys) {
      if (mayHaveNews(key, minute)) this.#say(key, minute, judged)
      yield
    }
    return judged
  }

  /**
   * Whether `major` may be at stake in the next minute, so that it must be known how many networks report: whether a
   * window may have reports enough, and enough beyond the expected.
   */
  needsNetworks(service: number, region: string, problems: number): boolean {
    const detector = this.detectorOf(service, region)
    if (!detector) return this.#keys.mayBeginLoud(service, region, problems, this.#minute + 1)
    if (detector.episode?.majorAt != null) return false
    const { majorReports, majorRatio } = detector.settings
    return detector.windows.mayReach(problems, majorReports, majorRatio)
  }

  /** Takes up what was reported of late in areas without a key, oldest first. */
  remember(rows: readonly (KeySignals & { minute: number })[]): void {
    this.#keys.remember(rows)
  }

  /** Keys to write down, see `Keys.unwritten`. */
  unwritten(isDue: boolean, written: (service: number, region: string) => number): UnwrittenKey[] {
    return this.#keys.unwritten(this.#minute, isDue, written)
  }

  /** Takes up a key where it was written down, and tells it the minutes since then, up to the present one. */
  restore(state: KeyState, later: ReadonlyMap<number, Signals>, present: number): void {
    this.#keys.restore(state, later, present)
    this.#minute = present
  }

  /** Takes up what a key's alarm was last put down to. */
  label(service: number, region: string, sideEffectOf: number): void {
    const key = this.#keys.get(service, region)
    if (key?.detector.episode) key.sideEffectOf = sideEffectOf
  }

  #services(): number {
    const services = new Set<number>()
    for (const { service } of this.#keys) services.add(service)
    return services.size
  }

  /** A side effect is labelled, not opened; what was open before its neighbour grew loud stays open. */
  #follow({ key, episode, problems }: Alarmed, minute: number, judged: Judged): void {
    const { service, region, detector } = key
    const isOpen = this.book.openOf(service)?.regions.get(region)?.closed === null
    if (key.sideEffectOf !== null && !isOpen) return
    const cause = this.#blame.of(key)
    const { state, isLoud } = detector
    const change = this.book.follow({ minute, service, region, state, episode, problems, cause, isLoud })
    if (change) judged.changes.push(change)
    const incident = change?.incident ?? this.book.openOf(service)
    if (incident) judged.incidents.add(incident)
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
      cause: detector.episode ? this.#blame.of(key) : null,
    }
    if (key.said && same(key.said, said)) return
    key.said = said
    judged.said.push(said)
  }
}

function stepKey(key: Key, minute: number, signals: Signals): Alarmed | null {
  const { detector } = key
  const before = detector.episode
  detector.step(minute, signals)
  key.minute = minute
  const episode = detector.episode ?? before
  if (signals !== SILENCE || episode) key.stirred = minute
  if (!episode) key.sideEffectOf = null
  return episode && { key, episode, problems: signals.problems }
}

function mayHaveNews({ said, detector, service, region }: Key, minute: number): boolean {
  if (said === null || detector.state !== 'quiet' || said.since !== null) return true
  return (minute + service) % (isArea(region) ? ASK_AREA_EVERY : ASK_EVERY) === 0
}

const same = (a: Said, b: Said) =>
  a.verdict === b.verdict &&
  a.since === b.since &&
  a.recovering === b.recovering &&
  a.expected === b.expected &&
  a.cause?.service === b.cause?.service

/** Two digits are as many as an expectation is worth, and keep it from changing every minute. */
const rounded = (x: number): number => Number(x.toPrecision(2))
