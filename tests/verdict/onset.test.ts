import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctedStart, MOST_BACK_MINUTES } from '../../server/verdict/onset.ts'

const DETECTED = 29_000_000
const START = DETECTED - 10
const EPISODE = { start: START, detected: DETECTED }
const usually = (perHour: number) => () => perHour / 60

/** So many reports a minute in minutes before the start, counted backwards from it. */
const before = (from: number, to: number, each = 1) =>
  new Map(Array.from({ length: to - from }, (_, i) => [START - 1 - from - i, each]))
const corrected = (late: Map<number, number>, told = new Map<number, number>(), perHour = 2) =>
  correctedStart(EPISODE, { told, late }, usually(perHour))

describe('[V28] late reports', () => {
  it('move the start to where they begin', () => {
    expect(corrected(before(0, 30))).toBe(START - 30)
    expect(corrected(before(5, 30))).toBe(START - 30)
    expect(corrected(before(0, 30), before(0, 30))).toBe(START - 30)
  })

  it('that are few, faint against the usual, or at a time of their own leave it', () => {
    expect(corrected(new Map())).toBeNull()
    expect(corrected(before(0, 2))).toBeNull()
    expect(corrected(before(0, 30), new Map(), 120)).toBeNull()
    expect(corrected(before(60, 90), new Map(), 20)).toBeNull()
    expect(corrected(new Map(), before(0, 30))).toBeNull()
  })

  it('never move it later, nor further back than two hours before the alarm, and move it once', () => {
    const minutes = fc.array(fc.tuple(fc.integer({ min: -20, max: 300 }), fc.double({ min: 0, max: 4, noNaN: true })))
    fc.assert(
      fc.property(minutes, minutes, fc.double({ min: 0.02, max: 200, noNaN: true }), (late, told, perHour) => {
        const asMap = (list: [number, number][]) =>
          new Map(list.map(([back, n]): [number, number] => [START - back, n]))
        const heard = { late: asMap(late), told: asMap(told) }
        const start = correctedStart(EPISODE, heard, usually(perHour))
        if (start === null) return
        expect(start).toBeLessThan(START)
        expect(start).toBeGreaterThanOrEqual(DETECTED - MOST_BACK_MINUTES)
        const gained = [...heard.late].filter(([at]) => at >= start && at < START)
        expect(gained.reduce((sum, [, n]) => sum + n, 0)).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 500 },
    )
  })
})
