import { describe, expect, test } from 'vitest'
import { Detector } from '../../server/verdict/detector.ts'
import { verdictAt } from '../../server/verdict/power.ts'
import type { Plain } from '../../server/verdict/snapshot.ts'
import { MONDAY, series } from '../load/verdict/noise.ts'
import { Random } from '../load/verdict/random.ts'

const DAY = 1440
const BEFORE = 6 * DAY
const OUTAGE = 180
const AFTER = 360

/** Six days of 0.3 reports an hour: too few to know the level, or for an outage to show in a quiet hour. */
function tiny(seed: number) {
  const random = new Random(seed)
  const detector = new Detector()
  for (let t = 0; t < BEFORE; t++) detector.step(MONDAY + t, { problems: random.poisson(0.3 / 60) })
  return { detector, random }
}

/** Three hours of one report a minute, then two in which people say it is back. */
function fail(detector: Detector, random: Random, from: number): void {
  for (let t = 0; t < OUTAGE + AFTER; t++) {
    const problems = random.poisson(t < OUTAGE ? 1 : 0.3 / 60)
    const positives = t >= OUTAGE && t < OUTAGE + 120 ? random.poisson(0.4) : 0
    detector.step(from + t, { problems, positives })
  }
}

const twinOf = (detector: Detector): Detector => {
  const twin = new Detector()
  twin.restore(JSON.parse(JSON.stringify(detector.snapshot())) as Plain)
  return twin
}

describe('[V44] a key whose level is not known yet', () => {
  test.each([1, 2, 3])('learns nothing from an outage: what was unknown before is unknown after (%i)', (seed) => {
    const { detector, random } = tiny(seed)
    expect(detector.baseline.level.cold).toBe(true)
    expect(verdictAt(detector, MONDAY + BEFORE - 1)).toBe('unknown')
    const { mean, shape } = detector.baseline.level
    fail(detector, random, MONDAY + BEFORE)
    expect(detector.alarm.lastClosed!.majorAt).not.toBeNull()
    expect(verdictAt(detector, MONDAY + BEFORE + OUTAGE + AFTER - 1)).toBe('unknown')
    expect(detector.baseline.level.mean / mean).toBeLessThan(1.1)
    expect(detector.baseline.level.shape / shape).toBeLessThan(1.25)
  })

  test('forgets the same after a restart in the middle of it', () => {
    const { detector, random } = tiny(1)
    const from = MONDAY + BEFORE
    for (let t = 0; t < 90; t++) detector.step(from + t, { problems: random.poisson(1) })
    expect(detector.state).not.toBe('quiet')
    const twin = twinOf(detector)
    for (const one of [detector, twin]) fail(one, new Random(9), from + 90)
    expect(detector.state).toBe('quiet')
    expect(twin.snapshot()).toEqual(detector.snapshot())
  })

  test('and was believed far too low is not in alarm for days: hours as loud as ever are no outage', () => {
    const perHour = 300
    const lasting = [901, 902, 905, 907].map((seed) => {
      const { counts } = series(perHour, 4 * DAY, seed)
      const detector = new Detector({ prior: { perHour: 0.5, sdLog: 1 } })
      const alarmed = Array.from(counts, (problems, t) => detector.step(MONDAY + t, { problems }) !== 'quiet')
      expect(detector.baseline.level.mean * 60).toBeGreaterThan(perHour / 2)
      return alarmed.filter(Boolean).length
    })
    expect(Math.max(...lasting)).toBeGreaterThan(60)
    expect(Math.max(...lasting)).toBeLessThan(2 * DAY)
  })
})
