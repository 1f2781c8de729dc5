import { shareOfPeople } from '../catalog/areas.ts'
import { isArea } from '../contract/region.ts'
import { Detector } from './detector.ts'
import { settingsFor } from './settings.ts'
import type { Plain } from './snapshot.ts'
import type { Attribution } from './incidents.ts'
import type { Prior, Signals, Verdict } from './verdict.ts'
import { AREA_MEMORY, WaitingAreas, type Past } from './waitingAreas.ts'

/** What a key is told of a minute that wasn't silent. */
export interface KeySignals extends Signals {
  service: number
  region: string
}

export interface KeyState {
  service: number
  region: string
  /** The last minute it contains. */
  minute: number
  state: Plain
}

/** A key to be written down before its next minute. Thousands of states made at once would hold up all else. */
export interface UnwrittenKey extends Omit<KeyState, 'state'> {
  snapshot(): Plain
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

/** What is believed of a key before its first report, from those known already. */
export type PriorOf = (service: number, region: string, keys: Keys) => Prior

export interface Key {
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

export const SILENCE: Signals = { problems: 0, positives: 0 }
const NOTHING: Past = new Map()
const NONE: readonly Key[] = []
/** A key that begins late is told of the silence before it, at most this much. */
const MOST_SILENCE = 7 * 1440
/** An area with nearly all of a country's people would say what the country says, and err beside it. */
const LARGEST_AREA = 0.9
/** Beyond so many keys of areas there are no new ones, so that a minute's judgement has its bound. */
const MOST_AREAS = 200_000

const DAY = 1440

const nameOf = (service: number, region: string) => `${service} ${region}`

const mayBeWatched = (region: string): boolean => shareOfPeople(region) < LARGEST_AREA

/** The keys that are watched: who becomes one, with what past. Minutes are since 1970. */
export class Keys {
  readonly #keys = new Map<string, Key>()
  readonly #ofRegion = new Map<string, Key[]>()
  readonly #waiting = new WaitingAreas()
  #areas = 0
  readonly #started: number
  readonly #priorOf: PriorOf

  /** @param started the first minute ever judged: nothing is known of those before */
  constructor(started: number, priorOf: PriorOf) {
    this.#started = started
    this.#priorOf = priorOf
  }

  get size(): number {
    return this.#keys.size
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.#keys.values()
  }

  get(service: number, region: string): Key | undefined {
    return this.#keys.get(nameOf(service, region))
  }

  /** Those of all services in a region. */
  of(region: string): readonly Key[] {
    return this.#ofRegion.get(region) ?? NONE
  }

  /**
   * The key that is told of signals of a minute: the one that has begun; for what is no area, one that begins now; an
   * area's begins when enough was reported.
   */
  admit({ service, region, ...signals }: KeySignals, minute: number): Key | undefined {
    const name = nameOf(service, region)
    const known = this.#keys.get(name)
    if (known) return known
    if (!isArea(region)) return this.begin(service, region, minute)
    if (this.#areas >= MOST_AREAS || !mayBeWatched(region)) return undefined
    if (this.#waiting.isEnough(name, minute, signals.problems))
      return this.begin(service, region, minute, AREA_MEMORY, this.#waiting.take(name, minute))
    this.#waiting.hear(name, minute, signals)
    return undefined
  }

  /** Whether a key that would begin with so many problems in a minute may be told loud at once. */
  mayBeginLoud(service: number, region: string, problems: number, minute: number): boolean {
    if (!isArea(region)) return problems >= settingsFor(region).majorReports
    return mayBeWatched(region) && this.#waiting.isEnough(nameOf(service, region), minute, problems)
  }

  /** A new key, told what is known of the minutes before `minute`. */
  begin(service: number, region: string, minute: number, longest = MOST_SILENCE, past: Past = NOTHING): Key {
    const first = Math.max(this.#started, minute - longest)
    const key = this.#newKey(service, region, first - 1)
    for (let earlier = first; earlier < minute; earlier++) key.detector.step(earlier, past.get(earlier) ?? SILENCE)
    key.minute = minute - 1
    return key
  }

  /** Takes up what was reported of late in areas without a key, oldest first. */
  remember(rows: readonly (KeySignals & { minute: number })[]): void {
    for (const { minute, service, region, ...signals } of rows) {
      const name = nameOf(service, region)
      if (!this.#keys.has(name) && mayBeWatched(region)) this.#waiting.hear(name, minute, signals)
    }
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
  }

  /**
   * Keys to write down: those never written, as what was believed of them at first can't be known again; and, when
   * it's due, those that stirred since, and those not written for a day.
   * @param minute the last one judged
   * @param written the minute of a key's written state, −1 for none
   */
  unwritten(minute: number, isDue: boolean, written: (service: number, region: string) => number): UnwrittenKey[] {
    return [...this.#keys.values()]
      .filter((key) => {
        const last = written(key.service, key.region)
        return last < 0 || (isDue && (key.stirred >= last || minute - last >= DAY))
      })
      .map(({ service, region, detector, minute }) => ({
        service,
        region,
        minute,
        snapshot: () => detector.snapshot(),
      }))
  }

  #newKey(service: number, region: string, minute: number): Key {
    const settings = settingsFor(region)
    const detector = new Detector({ settings, prior: this.#priorOf(service, region, this) })
    const key: Key = { service, region, detector, minute, stirred: minute, said: null, sideEffectOf: null }
    this.#keys.set(nameOf(service, region), key)
    const others = this.#ofRegion.get(region)
    if (others) others.push(key)
    else this.#ofRegion.set(region, [key])
    if (isArea(region)) this.#areas++
    return key
  }
}
