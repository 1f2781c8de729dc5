import { describe, expect, test } from 'vitest'
import { cascades } from '../load/verdict/cascades.ts'
import { median, quantile } from '../load/verdict/summary.ts'
import { maps } from '../load/verdict/maps.ts'
import { nabScore } from '../load/verdict/nab.ts'
import { watchRate } from '../load/verdict/rates.ts'

/** Small, seeded parts of `npm run bench:verdict`; the bounds leave room for what so few years can show. */
describe('quality', () => {
  test.each([
    [1, { alarms: 8, recall: 0.9, delay: 50, reports: 35 }],
    [10, { alarms: 8, recall: 0.99, delay: 8, reports: 35 }],
    [100, { alarms: 8, recall: 0.99, delay: 3, reports: 40 }],
  ])('[V40] at %d reports an hour few false alarms, and outages of ×50 found early', (perHour, most) => {
    const { alarms, majors, sightings } = watchRate(perHour, 2, 70)
    const outages = sightings[1]!
    const found = outages.filter((x) => x.delay < Infinity)
    expect(alarms).toBeLessThanOrEqual(most.alarms)
    expect(majors).toBeLessThanOrEqual(1)
    expect(found.length / outages.length).toBeGreaterThanOrEqual(most.recall)
    expect(
      quantile(
        outages.map((x) => x.delay),
        0.5,
      ),
    ).toBeLessThanOrEqual(most.delay)
    expect(median(found.map((x) => x.reports))).toBeLessThanOrEqual(most.reports)
  })

  test('[V41] the score on recorded tweet counts does not fall', () => {
    const { score } = nabScore(new URL('../data/nab', import.meta.url).pathname)
    expect(score).toBeGreaterThanOrEqual(69)
  })

  test('[V42] a rural outage is among the strongest cells, and a calm map stays dark', () => {
    const [before, after, falselyLit] = maps({ scale: 0.1, seed: 7 })[0]!.values!
    expect(before).toBeGreaterThanOrEqual(0.85)
    expect(after).toBeGreaterThanOrEqual(0.8)
    expect(falselyLit).toBeLessThanOrEqual(1)
  })

  test('[V43] a failing upstream is named, and none on a calm day', () => {
    const [first, falsely] = cascades({ scale: 1, seed: 7 })[0]!.values!
    expect(first).toBeGreaterThanOrEqual(0.92)
    expect(falsely).toBeLessThanOrEqual(0.015)
  })
})
