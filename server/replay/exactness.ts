import { setTimeout as delay } from 'node:timers/promises'
import { HOUR, MINUTE, minuteOf, type Clock } from '../clock.ts'
import type { Series, ServiceDetail } from '../contract/service.ts'
import type { Outcome } from './expect/evaluator.ts'
import type { Sender } from './sender.ts'
import type { LastHour, Tally } from './tally.ts'
import { clockTime, number } from './words.ts'

export interface ExactnessOptions {
  sender: Sender
  /** What was answered as counted. */
  counted: Tally
  /** Real time. */
  wall: Clock
  signal: AbortSignal
}

/** A committed report reaches the live figures within milliseconds; by then at the latest. */
const PATIENCE_MS = 5_000
const PAUSE_MS = 5
/** Hours asked for at once. */
const SPAN_HOURS = 1_000

/** Holds what the API tells against what was sent. */
export class Exactness {
  readonly #options: ExactnessOptions
  readonly #differences: string[] = []
  #checks = 0

  constructor(options: ExactnessOptions) {
    this.#options = options
  }

  /** What the API tells of a service at the end of a minute, once it agrees with what was counted, or never will. */
  async told(service: string, minute: number): Promise<ServiceDetail> {
    const { sender, counted, wall, signal } = this.#options
    // What was wrong once will most likely stay so: waiting again each minute would last for ever.
    const deadline = wall.now() + (this.#differences.length > 0 ? 0 : PATIENCE_MS)
    const expected = counted.lastHour(service, minute)
    for (;;) {
      const detail = await sender.get<ServiceDetail>(`/api/v1/services/${service}`)
      const difference = lastHourDifference(expected, detail, minute)
      if (difference === null || wall.now() >= deadline) {
        this.#note(difference && `${service} at ${clockTime(minute * MINUTE)}: ${difference}`)
        return detail
      }
      await delay(PAUSE_MS, undefined, { signal })
    }
  }

  /** Compares every hour that was played, the history's too. */
  async checkHours(service: string, from: number, to: number): Promise<void> {
    const { sender, counted } = this.#options
    const expected = counted.hours(service)
    for (let first = from; first < to; first += SPAN_HOURS * HOUR) {
      const last = Math.min(to, first + SPAN_HOURS * HOUR) - 1
      const query = `from=${new Date(first).toISOString()}&to=${new Date(last).toISOString()}&step=${HOUR}`
      const series = await sender.get<Series>(`/api/v1/services/${service}/series?${query}`)
      const difference = hoursDifference(expected, series)
      this.#note(difference && `${service}, ${difference}`)
    }
  }

  outcome(): Outcome {
    const expected = 'counts told by the API equal the reports that were sent'
    const [first] = this.#differences
    if (first === undefined) return { isMet: true, expected, found: `${number(this.#checks)} comparisons` }
    const more = this.#differences.length > 1 ? `, and ${number(this.#differences.length - 1)} more` : ''
    return { isMet: false, expected, found: first + more }
  }

  #note(difference: string | null): void {
    this.#checks++
    if (difference) this.#differences.push(difference)
  }
}

function lastHourDifference(expected: LastHour, told: ServiceDetail, minute: number): string | null {
  if (minuteOf(told.at) !== minute) return `the node is at ${clockTime(told.at)}`
  const regions = new Map(told.regions.map(({ country, lastHour }) => [country, lastHour]))
  const pairs: [string, number, number][] = [['world', expected.total, told.lastHour]]
  for (const country of new Set([...expected.regions.keys(), ...regions.keys()]))
    pairs.push([country, expected.regions.get(country) ?? 0, regions.get(country) ?? 0])
  const wrong = pairs.filter(([, sent, given]) => sent !== given)
  return wrong.length === 0
    ? null
    : wrong.map(([where, sent, given]) => `${where} ${given} instead of ${sent}`).join(', ')
}

function hoursDifference(expected: ReadonlyMap<number, number>, { from, step, counts }: Series): string | null {
  const hour = (i: number) => (from + i * step) / HOUR
  const wrong = counts.findIndex((count, i) => count !== (expected.get(hour(i)) ?? 0))
  if (wrong < 0) return null
  return `hour from ${clockTime(hour(wrong) * HOUR)}: ${counts[wrong]} instead of ${expected.get(hour(wrong)) ?? 0}`
}
