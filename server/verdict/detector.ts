import { Alarm } from './alarm.ts'
import { Baseline } from './baseline.ts'
import { Calibration } from './calibration.ts'
import { Dispersion } from './dispersion.ts'
import { Exceedance } from './exceedance.ts'
import { Learning } from './learning.ts'
import { FRESH } from './prior.ts'
import { type Settings, WORLD_SETTINGS } from './settings.ts'
import { type Plain, fromPlain, toPlain } from './snapshot.ts'
import type { Episode, Prior, Signals, State } from './verdict.ts'
import { Windows } from './windows.ts'

/** Told with every explanation, so that a verdict can be traced to the rules of its day. */
export const METHOD = 'outcry-nb-1'

export interface DetectorOptions {
  settings?: Readonly<Settings>
  prior?: Partial<Prior>
}

/**
 * Watches one key, a (service, region), a minute at a time. Deterministic: the same minutes give the same states, in one
 * run or over any number of snapshots. Needs every minute in order, silent ones too.
 */
export class Detector {
  readonly #s: Readonly<Settings>
  readonly baseline: Baseline
  readonly windows: Windows
  readonly dispersion: Dispersion
  readonly calibration: Calibration
  readonly exceedance: Exceedance
  readonly learning: Learning
  readonly alarm: Alarm

  constructor({ settings = WORLD_SETTINGS, prior = {} }: DetectorOptions = {}) {
    this.#s = settings
    this.baseline = new Baseline(settings, { season: null, ...FRESH, ...prior })
    this.windows = new Windows(settings.windows)
    this.dispersion = new Dispersion(settings)
    this.calibration = new Calibration(settings)
    this.exceedance = new Exceedance(settings)
    this.learning = new Learning(settings)
    this.alarm = new Alarm(settings)
  }

  get settings(): Readonly<Settings> {
    return this.#s
  }

  get state(): State {
    return this.alarm.state
  }

  /** The open episode, if any. */
  get episode(): Readonly<Episode> | null {
    return this.alarm.episode
  }

  /** Whether the windows hold so much that it would open an alarm. */
  get isLoud(): boolean {
    return this.exceedance.score >= this.#s.threshold
  }

  /** minute: whole minutes since 1970, one more than at the last call. */
  step(minute: number, signals: Signals): State {
    const { baseline, windows, exceedance, calibration } = this
    const undrifted = baseline.undrifted(minute)
    const rate = undrifted * baseline.drift.factor
    // most keys are silent most of the time: then there is nothing to test, only to learn
    const before = this.episode
    const resting = this.state === 'quiet' && signals.problems === 0 && windows.silent
    windows.push(signals.problems, rate)
    if (!resting) this.#judge(minute, signals, rate)
    if (this.episode !== before) this.#turn(minute, before)
    calibration.learn(exceedance.surprises, baseline.level.mean, this.alarm.certain)
    this.#learn(minute, signals.problems, rate, undrifted)
    return this.state
  }

  #judge(minute: number, signals: Signals, rate: number): void {
    const { baseline, windows, exceedance, dispersion, calibration } = this
    exceedance.test(minute, windows, baseline, dispersion, calibration)
    this.alarm.advance({ minute, signals, rate, windows, exceedance, baseline })
    if (signals.started !== undefined && this.episode) this.learning.taintSince(this.episode.start)
  }

  /** An alarm began or ended in this minute. */
  #turn(minute: number, ended: Readonly<Episode> | null): void {
    const { learning, windows, baseline } = this
    if (this.episode) learning.alarmBegan(baseline.level)
    else if (ended) learning.alarmEnded(minute, ended, windows, baseline)
  }

  #learn(minute: number, count: number, rate: number, undrifted: number): void {
    const { freezeAt, suspectAt } = this.#s
    const below = (score: number) => this.state === 'quiet' && this.exceedance.score < score
    this.dispersion.learn(minute, count, rate, this.windows.age, this.baseline.drift.forecastVariance)
    // before the level is known its error would pass for a mood
    this.baseline.drift.learn(count, undrifted, below(freezeAt) && !this.baseline.level.cold)
    this.learning.learn(minute, count, below(suspectAt), this.windows, this.baseline)
    if (this.episode?.detected === minute) this.learning.taintSince(this.episode.start)
  }

  /** All that must survive a restart, as plain JSON. */
  snapshot(): Plain {
    return { method: METHOD, state: toPlain(this) }
  }

  /** Throws if the snapshot was made by another version of the method. */
  restore(snapshot: Plain): void {
    const { method, state } = snapshot as { method?: Plain; state?: Plain }
    if (method !== METHOD || !state)
      throw new TypeError(`a snapshot of method ${JSON.stringify(method)}; expected ${METHOD}`)
    fromPlain(this, state)
    this.baseline.season.forgetCache()
  }
}
