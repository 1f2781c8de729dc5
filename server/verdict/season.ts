import type { Settings } from './settings.ts'

export const HOURS_A_WEEK = 168
const HOURS_A_DAY = 24
/** 1970-01-01 was a Thursday; weeks here begin on Monday */
const EPOCH_HOUR_OF_WEEK = 72
const NEVER = 0

const modulo = (n: number, k: number): number => ((n % k) + k) % k

/** Hour of the week, 0 … 167 from Monday 00:00 UTC, of a whole hour since 1970. */
export const hourOfWeek = (hour: number): number => modulo(hour + EPOCH_HOUR_OF_WEEK, HOURS_A_WEEK)

/**
 * How loud each hour of the week is, relative to the level: hour of week shrunk to hour of day, hour of day shrunk to
 * the prior's profile. Slots 0 … 23 are hours of the day, the next 168 hours of the week.
 */
export class Season {
  readonly #s: Readonly<Settings>
  readonly #prior: Float64Array | null
  #cached = NaN
  #left = 1
  #right = 1
  readonly count = new Float32Array(HOURS_A_DAY + HOURS_A_WEEK)
  /** reports expected at a factor of 1 */
  readonly expected = new Float32Array(HOURS_A_DAY + HOURS_A_WEEK)
  /** days or weeks since 1970, plus one, when a slot last learned */
  readonly last = new Uint16Array(HOURS_A_DAY + HOURS_A_WEEK)

  constructor(settings: Readonly<Settings>, prior: Float64Array | null) {
    this.#s = settings
    this.#prior = prior
  }

  /** Factor of a whole hour since 1970. */
  hour(hour: number): number {
    const { flatDayShrink, priorDayShrink, weekShrink } = this.#s
    const week = hourOfWeek(hour)
    const day = week % HOURS_A_DAY
    const believed = this.#prior ? this.#prior[day]! : 1
    const shrink = this.#prior ? priorDayShrink : flatDayShrink
    const ofDay = (shrink * believed + this.count[day]!) / (shrink + this.expected[day]!)
    const base = this.#prior ? (ofDay * this.#prior[week]!) / Math.max(believed, 1e-6) : ofDay
    const slot = HOURS_A_DAY + week
    return (weekShrink * base + this.count[slot]!) / (weekShrink + this.expected[slot]!)
  }

  /** Factor of a minute, interpolated between the middles of hours. */
  at(minute: number): number {
    const x = minute / 60 - 0.5
    const i = Math.floor(x)
    if (i !== this.#cached) this.#lookUp(i)
    return this.#left * (1 - x + i) + this.#right * (x - i)
  }

  /** Relative variance of the factor: one over the pseudo-reports behind it. */
  variance(minute: number): number {
    const shrink = this.#prior ? this.#s.priorDayShrink : this.#s.flatDayShrink
    return 1 / (shrink + this.count[hourOfWeek(Math.floor(minute / 60)) % HOURS_A_DAY]!)
  }

  /** y reports in a whole hour since 1970 in which a factor of 1 would have sent `expected`. */
  learn(hour: number, y: number, expected: number): void {
    const week = hourOfWeek(hour)
    const forget = 0.5 ** (1 / this.#s.seasonHalfLifeWeeks)
    const days = Math.floor(hour / HOURS_A_DAY)
    const weeks = Math.floor((hour + EPOCH_HOUR_OF_WEEK) / HOURS_A_WEEK)
    this.#add(week % HOURS_A_DAY, y, expected, days + 1, forget ** (1 / 7))
    this.#add(HOURS_A_DAY + week, y, expected, weeks + 1, forget)
    this.#cached = NaN
  }

  /** After a snapshot's values were put in. */
  forgetCache(): void {
    this.#cached = NaN
  }

  #lookUp(hour: number): void {
    this.#cached = hour
    this.#left = this.hour(hour)
    this.#right = this.hour(hour + 1)
  }

  #add(slot: number, y: number, expected: number, now: number, forget: number): void {
    const then = this.last[slot]!
    const kept = then === NEVER ? 0 : forget ** (now - then)
    this.last[slot] = now
    this.count[slot] = this.count[slot]! * kept + y
    this.expected[slot] = this.expected[slot]! * kept + expected
  }
}
