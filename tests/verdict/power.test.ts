import { describe, expect, test } from 'vitest'
import { Detector } from '../../server/verdict/detector.ts'
import { explain } from '../../server/verdict/explanation.ts'
import { smallestVisible, verdictAt } from '../../server/verdict/power.ts'
import { MONDAY } from '../load/verdict/noise.ts'
import { grown } from './lives.ts'

describe('ok and unknown', () => {
  test('[V10] before anything was heard the verdict is unknown', () => {
    const detector = new Detector()
    detector.step(MONDAY, { problems: 0 })
    expect(verdictAt(detector, MONDAY)).toBe('unknown')
  })

  test('[V10] a key too quiet to show an outage stays unknown; one that would show it is ok', () => {
    const quiet = grown(0.05, 28 * 1440, 2)
    const loud = grown(50, 28 * 1440, 2)
    expect(quiet.detector.state).toBe('quiet')
    expect(verdictAt(quiet.detector, quiet.now)).toBe('unknown')
    expect(verdictAt(loud.detector, loud.now)).toBe('ok')
  })

  test('[V10] the louder a key, the smaller the outage it would show', () => {
    const visible = [1, 10, 100].map((perHour) => {
      const { detector, now } = grown(perHour, 28 * 1440, 3)
      return smallestVisible(detector, now)
    })
    expect(visible[0]).toBeGreaterThan(visible[1]!)
    expect(visible[1]).toBeGreaterThan(visible[2]!)
    expect(visible[2]).toBeGreaterThan(1)
  })

  test('[V11] a loud burst minutes into a key’s life is not an alarm; an hour into a silent one it is', () => {
    const burstAfter = (silence: number) => {
      const detector = new Detector()
      for (let i = 0; i < silence; i++) detector.step(MONDAY + i, { problems: 0 })
      for (let i = 0; i < 10; i++) if (detector.step(MONDAY + silence + i, { problems: 10 }) !== 'quiet') return i + 1
      return verdictAt(detector, MONDAY + silence + 9)
    }
    expect(burstAfter(5)).toBe('unknown')
    expect(burstAfter(90)).toBeLessThanOrEqual(6)
  })

  test('[V12] an explanation is plain JSON and tells the numbers the verdict rests on', () => {
    const { detector, now, later } = grown(10, 21 * 1440, 5)
    for (let i = 0; i < 40; i++) detector.step(now + i, { problems: later[i]! + 5, networks: 150, largestShare: 0.02 })
    const told = explain(detector, now + 39, { problems: 5, networks: 150, largestShare: 0.02 })
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
    expect(told).toMatchObject({
      verdict: 'major',
      networks: 150,
      largestNetworkShare: 0.02,
      since: detector.episode!.start,
    })
    expect(told.score).toBeGreaterThanOrEqual(told.majorAt)
    expect(told.observed).toBeGreaterThan(4 * told.expected)
    expect(told.networksForMajor).toBeLessThanOrEqual(150)
    const loudest = told.windows.find((w) => w.minutes === told.windowMinutes)!
    expect((loudest.surprise / loudest.threshold) * told.possibleAt).toBeCloseTo(told.score, 9)
  })
})
