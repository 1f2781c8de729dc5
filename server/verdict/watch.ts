import { verdictAt } from './power.ts'
import { Detector } from './detector.ts'
import { IncidentBook, type Change, type Incident } from './incidents.ts'
import { settingsFor } from './settings.ts'
import type { Plain } from './snapshot.ts'
import type { Episode, Prior, Signals, Verdict } from './verdict.ts'

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
  /** Problem reports usual in the last hour. */
  expected: number
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

interface Key {
  service: number
  region: string
  detector: Detector
  /** The last minute stepped. */
  minute: number
  /** The last minute with a report or an alarm, for what has to be written down again. */
  stirred: number
  said: Said | null
}

const SILENCE: Signals = { problems: 0, positives: 0 }
/** A key that begins late is told of the silence before it, at most this much. */
const MOST_SILENCE = 7 * 1440
/** Whether an outage would show changes slowly, and costs some tail probabilities to tell: a quarter of a millisecond. */
const ASK_EVERY = 30

const DAY = 1440

const nameOf = (service: number, region: string) => `${service} ${region}`

/**
 * The detectors of all keys and the incidents that come of them, a minute at a time. Pure: priors and minutes come in,
 * what changed goes out; the same minutes give the same incidents, in one run or over any number of restores.
 */
export class Watch {
  readonly book = new IncidentBook()
  readonly #keys = new Map<string, Key>()
  readonly #priorOf: (service: number, region: string, watch: Watch) => Prior
  /** The first minute ever judged, and the last. */
  #started: number
  #minute: number

  constructor(started: number, priorOf: (service: number, region: string, watch: Watch) => Prior) {
    this.#started = started
    this.#minute = started - 1
    this.#priorOf = priorOf
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

  *keys(): Iterable<{ service: number; region: string; detector: Detector }> {
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
    for (const signal of signals) {
      this.listen(signal.service, signal.region)
      told.set(nameOf(signal.service, signal.region), signal)
    }
    this.#minute = minute
    const judged: Judged = { said: [], changes: [], incidents: new Set() }
    for (const [name, key] of this.#keys) this.#stepKey(key, minute, told.get(name) ?? SILENCE, judged)
    return judged
  }

  /** Whether `major` may be at stake, so that it must be known how many networks report. */
  needsNetworks(service: number, region: string, problems: number): boolean {
    const detector = this.detectorOf(service, region)
    if (!detector) return problems >= settingsFor(region).majorReports
    const { windows, majorReports } = detector.settings
    const lastHour = detector.windows.sumCount[windows.indexOf(60)]!
    return detector.episode?.majorAt == null && lastHour + problems >= majorReports
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

  #begin(service: number, region: string): void {
    const first = Math.max(this.#started, this.#minute + 1 - MOST_SILENCE)
    const key = this.#newKey(service, region, first - 1)
    for (let minute = first; minute <= this.#minute; minute++) key.detector.step(minute, SILENCE)
    key.minute = this.#minute
  }

  #newKey(service: number, region: string, minute: number): Key {
    const settings = settingsFor(region)
    const detector = new Detector({ settings, prior: this.#priorOf(service, region, this) })
    const key = { service, region, detector, minute, stirred: minute, said: null }
    this.#keys.set(nameOf(service, region), key)
    return key
  }

  #stepKey(key: Key, minute: number, signals: Signals, judged: Judged): void {
    const before = key.detector.episode
    const state = key.detector.step(minute, signals)
    key.minute = minute
    const episode = key.detector.episode ?? closedNow(key.detector, before)
    if (signals !== SILENCE || episode) key.stirred = minute
    if (episode) this.#follow(key, minute, episode, signals.problems, judged)
    if (episode || key.said === null || (minute + key.service) % ASK_EVERY === 0 || key.said.verdict !== state)
      this.#say(key, minute, judged)
  }

  #follow(key: Key, minute: number, episode: Readonly<Episode>, problems: number, judged: Judged): void {
    const { service, region, detector } = key
    const change = this.book.follow({ minute, service, region, state: detector.state, episode, problems })
    if (change) judged.changes.push(change)
    const incident = change?.incident ?? this.book.openOf(service)
    if (incident) judged.incidents.add(incident)
  }

  #say(key: Key, minute: number, judged: Judged): void {
    const { service, region, detector } = key
    const lastHour = detector.windows.sumExpected[detector.settings.windows.indexOf(60)]!
    const verdict = verdictAt(detector, minute)
    const said = { service, region, verdict, since: detector.episode?.start ?? null, expected: rounded(lastHour) }
    if (key.said && same(key.said, said)) return
    key.said = said
    judged.said.push(said)
  }
}

/** The episode that ended with this step. */
function closedNow(detector: Detector, before: Readonly<Episode> | null): Readonly<Episode> | null {
  return before && !detector.episode ? before : null
}

const same = (a: Said, b: Said) => a.verdict === b.verdict && a.since === b.since && a.expected === b.expected

/** Two digits are as many as an expectation is worth, and keep it from changing every minute. */
const rounded = (x: number): number => Number(x.toPrecision(2))
