import { Detector, type DetectorOptions } from '../../server/verdict/detector.ts'
import type { Signals } from '../../server/verdict/verdict.ts'
import { MONDAY, outage, series } from '../load/verdict/noise.ts'
import { Random } from '../load/verdict/random.ts'

/** A detector that has watched rough noise for so many minutes, and the noise that follows. */
export function grown(perHour: number, minutes: number, seed: number, options: DetectorOptions = {}) {
  const { counts, normal } = series(perHour, minutes + 3000, seed)
  const detector = new Detector(options)
  for (let t = 0; t < minutes; t++) detector.step(MONDAY + t, { problems: counts[t]! })
  return { detector, now: MONDAY + minutes, later: counts.subarray(minutes), normalLater: normal.subarray(minutes) }
}

/** Rough noise with an outage of ×50 every two days, and people who say when it is over. */
export function eventful(perHour: number, minutes: number, seed: number): Signals[] {
  const { counts, normal } = series(perHour, minutes, seed)
  const r = new Random(seed)
  const signals = Array.from(counts, (problems) => ({ problems, positives: 0 }))
  for (let at = 1500 + r.below(500); at + 300 < minutes; at += 2500 + r.below(500)) {
    outage(r, (i) => normal[at + i]!, 50).forEach((extra, i) => (signals[at + i]!.problems += extra))
    for (let i = 120; i < 240; i++) signals[at + i]!.positives = r.poisson(normal[at + i]! * 3)
  }
  return signals
}

const WEEK = 7 * 1440

/** Whether each of two outages a week, of ×50 at 11:00 and 23:00 by turns, was seen within its two hours. */
export function outagesSeen(perHour: number, weeks: number, seed: number): boolean[] {
  const { counts, normal } = series(perHour, weeks * WEEK, seed)
  const r = new Random(seed)
  const starts = Array.from({ length: 2 * weeks - 4 }, (_, k) => 2 * WEEK + k * (WEEK / 2) + 11 * 60)
  for (const at of starts) outage(r, (i) => normal[at + i]!, 50).forEach((extra, i) => (counts[at + i]! += extra))
  const detector = new Detector()
  const alarmed = Array.from(counts, (problems, t) => detector.step(MONDAY + t, { problems }) !== 'quiet')
  return starts.map((at) => alarmed.slice(at, at + 120).some(Boolean))
}
