import { Drift } from './drift.ts'
import { Level } from './level.ts'
import { Season } from './season.ts'
import type { Settings } from './settings.ts'
import type { Prior } from './verdict.ts'

const SMALLEST_SEASON = 0.02
const MINUTES_A_DAY = 1440

/** Reports a key normally sends per minute: level × season × drift. */
export class Baseline {
  readonly #s: Readonly<Settings>
  readonly level: Level
  readonly season: Season
  readonly drift: Drift

  constructor(settings: Readonly<Settings>, prior: Prior) {
    this.#s = settings
    this.level = new Level(settings, prior)
    this.season = new Season(settings, prior.season)
    this.drift = new Drift(settings)
  }

  /** Without drift, reports per minute; never zero. */
  undrifted(minute: number): number {
    return Math.max(this.#s.floorPerHour / 60, this.level.mean * this.season.at(minute))
  }

  /** Reports per minute expected now. */
  rate(minute: number): number {
    return this.undrifted(minute) * this.drift.factor
  }

  /** While cold: y reports in `minutes` around this minute. */
  learnCold(minute: number, y: number, minutes: number): void {
    this.level.learnCold(y, minutes * this.season.at(minute))
  }

  /** One calm hour: y reports in `minutes` of a whole hour since 1970. */
  learnHour(hour: number, y: number, minutes: number): void {
    const factor = Math.max(SMALLEST_SEASON, 0.5 * (this.season.hour(hour) + this.season.at(hour * 60 + 30)))
    const forget = 0.5 ** (minutes / (this.#s.levelHalfLifeDays * MINUTES_A_DAY))
    if (!this.level.cold) this.level.learn(y, minutes * factor, forget)
    this.season.learn(hour, y, this.level.mean * minutes)
  }
}
