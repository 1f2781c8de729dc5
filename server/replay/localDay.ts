import { HOUR, MINUTE } from '../clock.ts'
import { zonesOf, type Zone } from '../catalog/cities.ts'

/** How much is reported at a local hour (0 ≤ hour < 24) against the mean of the day: 0.3 at 3, 1.2 at noon, 1.8 at 19. */
export const diurnal = (hour: number): number => wave(hour) / MEAN

/** A day's swing, and half a day's for the shoulder of the morning and the evening's peak. */
const wave = (hour: number): number =>
  Math.exp(0.75 * Math.cos((2 * Math.PI * (hour - 16)) / 24) + 0.3 * Math.cos((4 * Math.PI * (hour - 20.5)) / 24))
const STEPS = 24 * 60
const MEAN = Array.from({ length: STEPS }, (_, i) => wave((i / STEPS) * 24)).reduce((a, b) => a + b) / STEPS

/** The day of a country whose people live in one or more time zones. */
export class LocalDay {
  readonly #clocks: readonly { clock: ZoneClock; weight: number }[]

  constructor(country: string) {
    const zones = zonesOf(country)
    const total = zones.reduce((sum, zone) => sum + zone.weight, 0)
    this.#clocks = zones.map((zone) => ({ clock: new ZoneClock(zone), weight: zone.weight / total }))
  }

  /** Reports in a minute since 1970 against the mean of the day, over everyone in the country. */
  factor(minute: number): number {
    return this.#clocks.reduce((sum, { clock, weight }) => sum + weight * diurnal(clock.hour(minute)), 0)
  }
}

/** Asks Intl, which takes about 2 µs, once an hour. Offsets change on quarters of an hour, so the hours asked are UTC. */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  #asked = NaN
  #hour = 0

  constructor({ name }: Zone) {
    const options = { timeZone: name, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    this.#format = new Intl.DateTimeFormat('en-GB', options)
  }

  /** Local time as hours since midnight, with a fraction. */
  hour(minute: number): number {
    const asked = Math.floor((minute * MINUTE) / HOUR)
    if (asked !== this.#asked) this.#ask(asked)
    return (this.#hour + (minute % 60) / 60) % 24
  }

  #ask(hour: number): void {
    const [hours, minutes] = this.#format.format(hour * HOUR).split(':')
    this.#hour = Number(hours) + Number(minutes) / 60
    this.#asked = hour
  }
}
