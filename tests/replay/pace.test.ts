import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../server/clock.ts'
import { Pace } from '../../server/replay/pace.ts'

/** Real time that passes only by waiting, as fake as it can be: the pace sleeps for real, so speeds are high. */
const wall = () => ({ now: () => performance.now() })
const never = new AbortController().signal

describe('the pace', () => {
  it('takes as many steps in a minute as make ten a second, and one at most speed', () => {
    expect(new Pace(wall(), 60).stepsPerMinute).toBe(10)
    expect(new Pace(wall(), 1).stepsPerMinute).toBe(600)
    expect(new Pace(wall(), 600).stepsPerMinute).toBe(1)
    expect(new Pace(wall(), Infinity).stepsPerMinute).toBe(1)
  })

  it('waits until it is time', async () => {
    const pace = new Pace(wall(), 600)
    const before = performance.now()
    for (let minute = 0; minute <= 4; minute++) expect(await pace.until(minute * MINUTE, never)).toBe(0)
    expect(performance.now() - before).toBeGreaterThan(395)
  })

  it('[R5] that is lost by more than a second is said and not caught up', async () => {
    let now = 0
    const pace = new Pace({ now: () => now }, 600)
    await pace.until(0, never)
    now = 5_100
    expect(await pace.until(MINUTE, never)).toBe(5_000)
    now = 5_200
    expect(await pace.until(2 * MINUTE, never)).toBe(0)
  })

  it('[R6] ends a wait when it is told to', async () => {
    const pace = new Pace(wall(), 1)
    const stop = new AbortController()
    await pace.until(0, stop.signal)
    const waiting = pace.until(MINUTE, stop.signal)
    stop.abort()
    await expect(waiting).rejects.toThrow(/abort/i)
  })
})
