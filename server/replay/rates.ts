import { MINUTE } from '../clock.ts'
import { diurnal, LocalDay, office } from './localDay.ts'
import type { Background, Phase, Scenario } from './scenario.ts'

/** Reports expected in a minute since 1970, were it as usual. */
export type Rate = (minute: number) => number

const SHAPES = { diurnal, office }

/** The background of every service and region; zero where there is none. */
export class Usual {
  readonly #rates = new Map<string, Rate>()
  readonly #days = new Map<string, LocalDay>()

  constructor(background: readonly Background[]) {
    for (const item of background) this.#rates.set(keyOf(item.service, item.region), this.#rateOf(item))
  }

  of(service: string, region: string): Rate {
    return this.#rates.get(keyOf(service, region)) ?? (() => 0)
  }

  #rateOf({ region, perHour, shape = 'diurnal' }: Background): Rate {
    if (shape === 'flat') return () => perHour / 60
    const day = this.#days.get(`${region} ${shape}`) ?? new LocalDay(region, SHAPES[shape])
    this.#days.set(`${region} ${shape}`, day)
    return (minute) => (perHour / 60) * day.factor(minute)
  }
}

const keyOf = (service: string, region: string): string => `${service} ${region}`

/** Reports that a phase adds in one of its regions, in a minute since 1970; part of it where it starts or ends within. */
export function added(phase: Phase, usual: Rate, minute: number): number {
  const { from, to } = spanIn(phase, minute)
  return from < to ? full(phase, usual, minute) * risen(phase, (from + to) / 2) * ((to - from) / MINUTE) : 0
}

/** The part of a minute, in ms, in which a phase goes on; empty (to ≤ from) outside it. */
export function spanIn({ from, to }: Phase, minute: number): { from: number; to: number } {
  return { from: Math.max(from, minute * MINUTE), to: Math.min(to, (minute + 1) * MINUTE) }
}

/** The background has problem reports already, so of those one time fewer has to be added. */
function full({ perHour, times, signal = 'problem' }: Phase, usual: Rate, minute: number): number {
  if (perHour !== undefined) return perHour / 60
  return usual(minute) * (times! - (signal === 'problem' ? 1 : 0))
}

const risen = ({ from, ramp = 0 }: Phase, time: number): number => (ramp === 0 ? 1 : Math.min(1, (time - from) / ramp))

/** The most reports of a phase to be expected in so many minutes on end, over all its regions. */
export function mostAdded(phase: Phase, { background }: Scenario, minutes: number): number {
  const usual = new Usual(background)
  const first = Math.floor(phase.from / MINUTE)
  const counts = Array.from({ length: Math.ceil(phase.to / MINUTE) - first }, (_, i) =>
    phase.regions.reduce((sum, region) => sum + added(phase, usual.of(phase.service, region), first + i), 0),
  )
  let sum = 0
  return counts.reduce((most, count, i) => Math.max(most, (sum += count - (counts[i - minutes] ?? 0))), 0)
}
