import { HOUR, MINUTE } from '../clock.ts'
import { zonesOf, type Zone } from '../catalog/cities.ts'

/** How much is reported at a local hour (0 ≤ hour < 24) against the mean of the day: 0.3 at 3, 1.2 at noon, 1.8 at 19. */
export const diurnal = (hour: number): number => wave(hour) / MEAN

/**
 * The same for what is used at work, on a day of the week from Monday, 0, on: on the mean of a week, 3.7 at the
 * noon of a working day, 0.3 at night and at weekends.
 */
export const office = (hour: number, day: number): number => {
  const atWork = day < 5 ? Math.exp(-(((hour - 13) / 4) ** 2)) : 0
  return (QUIET_OFFICE + atWork) / OFFICE_MEAN
}

/** A day's swing, and half a day's for the shoulder of the morning and the evening's peak. */
const wave = (hour: number): number =>
  Math.exp(0.75 * Math.cos((2 * Math.PI * (hour - 16)) / 24) + 0.3 * Math.cos((4 * Math.PI * (hour - 20.5)) / 24))
const STEPS = 24 * 60
const MEAN = Array.from({ length: STEPS }, (_, i) => wave((i / STEPS) * 24)).reduce((a, b) => a + b) / STEPS

const QUIET_OFFICE = 0.08
/** Of a working day's bump there are five in a week; its area is 4√π hours. */
const OFFICE_MEAN = QUIET_OFFICE + ((5 / 7) * 4 * Math.sqrt(Math.PI)) / 24

/** The days of a country whose people live in one or more time zones. */
export class LocalDay {
  readonly #clocks: readonly { clock: ZoneClock; weight: number }[]

  readonly #shape: (hour: number, day: number) => number

  constructor(country: string, shape: (hour: number, day: number) => number = diurnal) {
    this.#shape = shape
    const zones = zonesOf(country)
    const total = zones.reduce((sum, zone) => sum + zone.weight, 0)
    this.#clocks = zones.map((zone) => ({ clock: new ZoneClock(zone), weight: zone.weight / total }))
  }

  /** Reports in a minute since 1970 against the mean of the day, over everyone in the country. */
  factor(minute: number): number {
    return this.#clocks.reduce((sum, { clock, weight }) => sum + weight * this.#shape(...clock.hourAndDay(minute)), 0)
  }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Asks Intl, which takes about 2 µs, once an hour. Offsets change on quarters of an hour, so the hours asked are UTC. */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  #asked = NaN
  #hour = 0
  #day = 0

  constructor({ name }: Zone) {
    const options = { timeZone: name, hour: '2-digit', minute: '2-digit', weekday: 'short', hourCycle: 'h23' } as const
    this.#format = new Intl.DateTimeFormat('en-GB', options)
  }

  /** Local time as hours since midnight, with a fraction, and the day of the week, Monday being 0. */
  hourAndDay(minute: number): [hour: number, day: number] {
    const asked = Math.floor((minute * MINUTE) / HOUR)
    if (asked !== this.#asked) this.#ask(asked)
    const hour = this.#hour + (minute % 60) / 60
    return hour < 24 ? [hour, this.#day] : [hour - 24, (this.#day + 1) % 7]
  }

  #ask(hour: number): void {
    const [day, time] = this.#format.format(hour * HOUR).split(' ')
    const [hours, minutes] = time!.split(':')
    this.#hour = Number(hours) + Number(minutes) / 60
    this.#day = DAYS.indexOf(day!.slice(0, 3))
    this.#asked = hour
  }
}
