import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Detector } from '../../server/verdict/detector.ts'
import type { Plain } from '../../server/verdict/snapshot.ts'
import type { Signals } from '../../server/verdict/verdict.ts'
import { HOUR, MONDAY } from '../load/verdict/noise.ts'
import { eventful, grown, outagesSeen } from './lives.ts'

const stored = (plain: Plain): Plain => JSON.parse(JSON.stringify(plain))

/** What a caller could see of each minute. */
const seen = (d: Detector) => [d.state, d.exceedance.score, d.baseline.level.mean, d.episode && { ...d.episode }]

function live(detector: Detector, signals: readonly Signals[], from = 0): unknown[] {
  return signals.slice(from).map((s, i) => {
    detector.step(MONDAY + from + i, s)
    return seen(detector)
  })
}

describe('detector', () => {
  test('[V3] the same minutes give the same states', () => {
    const signals = eventful(10, 10 * 1440, 3)
    expect(live(new Detector(), signals)).toEqual(live(new Detector(), signals))
  })

  test('[V4] a snapshot of any hour and the minutes since give the states of one never restarted', () => {
    const cases = fc.record({
      perHour: fc.constantFrom(0.5, 5, 50),
      seed: fc.integer({ min: 1, max: 1e6 }),
      hour: fc.integer({ min: 1, max: 190 }),
      offset: fc.integer({ min: 0, max: 59 }),
    })
    fc.assert(
      fc.property(cases, ({ perHour, seed, hour, offset }) => {
        const signals = eventful(perHour, 8 * 1440 + 360, seed)
        const cut = hour * HOUR + offset
        const steady = new Detector()
        live(steady, signals.slice(0, cut))
        const restarted = new Detector()
        restarted.restore(stored(steady.snapshot()))
        expect(live(restarted, signals, cut)).toEqual(live(steady, signals, cut))
        expect(restarted.snapshot()).toEqual(steady.snapshot())
      }),
      { seed: 4, numRuns: 12 },
    )
  })

  test('[V4] a snapshot taken while an alarm is open keeps the alarm and its recovery', () => {
    const { detector, now, later } = grown(10, 7 * 1440, 5)
    for (let i = 0; i < 40; i++) detector.step(now + i, { problems: later[i]! + 5 })
    expect(detector.state).not.toBe('quiet')
    const restarted = new Detector()
    restarted.restore(stored(detector.snapshot()))
    const after = Array.from({ length: 300 }, (_, i) => ({ problems: later[40 + i]!, positives: i % 3 }))
    for (const [i, s] of after.entries()) {
      detector.step(now + 40 + i, s)
      restarted.step(now + 40 + i, s)
      expect(seen(restarted)).toEqual(seen(detector))
    }
    expect(detector.state).toBe('quiet')
    expect(restarted.alarm.lastClosed).toEqual(detector.alarm.lastClosed)
  })

  test('[V25] goes on to recover while a few still report, and stops at once when many do', () => {
    const detector = new Detector()
    const told: string[] = []
    let minute = MONDAY
    const step = (problems: number, positives = 0) => {
      const before = detector.state
      const state = detector.step(minute++, { problems, positives })
      if (state !== before) told.push(state)
    }
    for (let i = 0; i < 3 * 1440; i++) step(i % 10 === 0 ? 1 : 0)
    for (let i = 0; i < 60; i++) step(10)
    for (let i = 0; i < 60; i++) step(i % 5 === 0 ? 3 : 0, i % 3 === 0 ? 1 : 0)
    expect(told).toEqual(['possible', 'major', 'recovering'])
    for (let i = 0; i < 5; i++) step(10)
    expect(told.slice(3)).toEqual(['major'])
  })

  test('[V25] tells since when it recovers, and nothing while it does not', () => {
    const detector = new Detector()
    let since: number | null = null
    let times = 0
    for (const [i, signals] of eventful(20, 10 * 1440, 3).entries()) {
      const isRecovering = detector.step(MONDAY + i, signals) === 'recovering'
      if (isRecovering && since === null) {
        since = MONDAY + i
        times++
      }
      if (!isRecovering) since = null
      expect(detector.episode?.recoveringAt ?? null).toBe(since)
    }
    expect(times).toBeGreaterThan(2)
  })

  test('[V28] a start told later moves the open alarm back, never forward, and a quiet key not at all', () => {
    const { detector, now } = grown(10, 7 * 1440, 5)
    detector.step(now, { problems: 0, started: now - 50 })
    expect(detector.episode).toBeNull()
    for (let i = 1; i < 15; i++) detector.step(now + i, { problems: 8 })
    const { start } = detector.episode!
    detector.step(now + 15, { problems: 8, started: start + 5 })
    expect(detector.episode!.start).toBe(start)
    detector.step(now + 16, { problems: 0, started: start - 40 })
    expect(detector.episode!.start).toBe(start - 40)
    const restarted = new Detector()
    restarted.restore(stored(detector.snapshot()))
    expect(restarted.episode).toEqual(detector.episode)
  })

  test('[V4] a snapshot of another version of the method is refused', () => {
    expect(() => new Detector().restore({ method: 'other', state: {} })).toThrow(/method "other"/)
  })

  test('[V5] more reports in a minute never lower its score', () => {
    const lives = [0.5, 5, 50].map((perHour) => grown(perHour, 10 * 1440, 7))
    const cases = fc.tuple(fc.constantFrom(...lives), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }))
    fc.assert(
      fc.property(cases, ([{ detector, now }, few, more]) => {
        const score = (problems: number) => {
          const twin = new Detector()
          twin.restore(detector.snapshot())
          twin.step(now, { problems })
          return twin.exceedance.score
        }
        expect(score(few + more)).toBeGreaterThanOrEqual(score(few))
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  test('[V6] an outage opens, grows to major, recovers and closes, with its start and end near the truth', () => {
    const { detector, now, later } = grown(10, 21 * 1440, 11)
    const told: string[] = []
    for (let i = 0; i < 420; i++) {
      const on = i < 120
      const state = detector.step(now + i, { problems: later[i]! + (on ? 6 : 0), positives: on ? 0 : 2 })
      if (told.at(-1) !== state) told.push(state)
    }
    expect(told.filter((state, i) => told.indexOf(state) === i)).toEqual(['quiet', 'possible', 'major', 'recovering'])
    expect(told.at(-1)).toBe('quiet')
    const { start, end, reopened } = detector.alarm.lastClosed!
    expect(Math.abs(start - now)).toBeLessThanOrEqual(5)
    expect(Math.abs(end! - now - 120)).toBeLessThanOrEqual(15)
    expect(reopened).toBe(0)
  })

  test('[V7] a burst from few networks never becomes major, however loud', () => {
    const { detector, now, later } = grown(10, 14 * 1440, 13)
    for (let i = 0; i < 60; i++) {
      const few = detector.step(now + i, { problems: later[i]! + 8, networks: 12, largestShare: 0.1 })
      expect(few).not.toBe('major')
    }
    expect(detector.state).toBe('possible')
    detector.step(now + 60, { problems: 8, networks: 200, largestShare: 0.6 })
    expect(detector.state).toBe('possible')
    detector.step(now + 61, { problems: 8, networks: 200, largestShare: 0.1 })
    expect(detector.state).toBe('major')
  })

  test('[V8] a long outage does not teach the key that it is normal', () => {
    const { detector, now, later } = grown(10, 28 * 1440, 17)
    const before = detector.baseline.level.mean
    for (let i = 0; i < 12 * HOUR; i++) detector.step(now + i, { problems: later[i]! + 5 })
    expect(detector.baseline.level.mean / before).toBeGreaterThan(0.85)
    expect(detector.baseline.level.mean / before).toBeLessThan(1.15)
  })

  test('[V8] after three days the new level is the norm', () => {
    const { detector, now, later } = grown(20, 28 * 1440, 19)
    for (let i = 0; i < 80 * HOUR; i++) detector.step(now + i, { problems: later[i % later.length]! + 2 })
    expect(detector.state).toBe('quiet')
    expect(detector.baseline.level.mean * 60).toBeGreaterThan(60)
  })

  test('[V8] outages every few days do not deafen a key to the next', () => {
    const late = [1, 2, 3].flatMap((seed) => outagesSeen(3, 10, seed).slice(8))
    expect(late).toHaveLength(24)
    expect(late.filter(Boolean).length / late.length).toBeGreaterThan(0.9)
  })

  test('[V9] silence closes slower than people who say it is back', () => {
    const { detector, now, later } = grown(10, 21 * 1440, 23)
    for (let i = 0; i < 90; i++) detector.step(now + i, { problems: later[i]! + 5 })
    const closedAfter = (positives: number) => {
      const twin = new Detector()
      twin.restore(detector.snapshot())
      let i = 90
      while (twin.state !== 'quiet') {
        twin.step(now + i, { problems: i % 6 === 0 ? 1 : 0, positives: i % 2 ? positives : 0 })
        i++
      }
      return i - 90
    }
    expect(closedAfter(2)).toBeLessThan(closedAfter(0))
  })

  test('[V9] as long as people keep reporting at the height of an outage it stays open', () => {
    const { detector, now, later } = grown(10, 21 * 1440, 29)
    for (let i = 0; i < 10 * HOUR; i++) {
      const state = detector.step(now + i, { problems: later[i]! + 4 })
      if (i > HOUR) expect(state).not.toBe('quiet')
    }
  })
})
