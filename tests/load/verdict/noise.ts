import { Random } from './random.ts'

export const HOUR = 60
export const DAY = 1440
export const WEEK = 7 * DAY
export const YEAR = 365 * DAY
/** Monday 1970-01-05 00:00 UTC, in minutes since 1970 */
export const MONDAY = 4 * DAY

/** 168 hour-of-week factors, mean 1: a cosine day and a quieter weekend. */
export function weekShape(peakHour = 15, swing = 0.9, weekend = 0.8): Float64Array {
  const shape = Float64Array.from({ length: 168 }, (_, h) => {
    const day = Math.exp(swing * Math.cos((2 * Math.PI * ((h % 24) - peakHour)) / 24))
    return h >= 120 ? day * weekend : day
  })
  const mean = shape.reduce((a, b) => a + b) / 168
  return shape.map((x) => x / mean)
}

/** A shape's factor at a minute counted from Monday 00:00, interpolated between the middles of hours. */
export function factorAt(shape: Float64Array, minute: number): number {
  const x = (((minute % WEEK) + WEEK) % WEEK) / 60 - 0.5
  const i = Math.floor(x)
  return shape[(i + 168) % 168]! * (1 - x + i) + shape[(i + 1) % 168]! * (x - i)
}

/** How rough the noise is: self-excitation (share, memory in minutes) and log-normal drift (sd of ln, memory). */
export interface Roughness {
  excitation: number
  excitationMinutes: number
  drift: number
  driftMinutes: number
}

export const ROUGH: Roughness = { excitation: 0.5, excitationMinutes: 6, drift: 0.45, driftMinutes: 240 }

export interface Series {
  counts: Uint16Array
  /** true normal rate per minute, drift aside */
  normal: Float32Array
}

/** Reports per minute of one key from a Monday 00:00 on: each report provokes others, on a drifting seasonal rate. */
export function series(perHour: number, minutes: number, seed: number, shape = weekShape(), rough = ROUGH): Series {
  const r = new Random(seed)
  const counts = new Uint16Array(minutes)
  const normal = new Float32Array(minutes)
  const kept = Math.exp(-1 / rough.driftMinutes)
  const decay = Math.exp(-1 / rough.excitationMinutes)
  let mood = r.normal()
  let excited = 0
  for (let t = 0; t < minutes; t++) {
    mood = kept * mood + Math.sqrt(1 - kept * kept) * r.normal()
    normal[t] = (perHour / 60) * factorAt(shape, t)
    const own = normal[t]! * (1 - rough.excitation) * Math.exp(rough.drift * mood - rough.drift ** 2 / 2)
    const count = r.poisson(own + excited)
    counts[t] = count
    excited = excited * decay + count * rough.excitation * (1 - decay)
  }
  return { counts, normal }
}

/** Extra reports of an outage that multiplies the normal rate, ramping up with a time constant of 10 minutes. */
export function outage(r: Random, normalAt: (i: number) => number, multiple: number, minutes = 120): Uint16Array {
  return Uint16Array.from({ length: minutes }, (_, i) =>
    r.poisson(normalAt(i) * (multiple - 1) * (1 - Math.exp(-(i + 1) / 10))),
  )
}
