import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Allowance } from '../../server/live/allowance.ts'
import { Pace, type Paced } from '../../server/live/pace.ts'

const INTERVAL = 250

interface Thing extends Paced {
  name: string
  /** Changes so far, and when and with how many of them it was sent. */
  changes: number
  sent: { at: number; changes: number }[]
}

const thing = (name = 'a'): Thing => ({ name, dueAt: 0, changes: 0, sent: [] })

function pacing() {
  const pace = new Pace<Thing>(INTERVAL, new Allowance(), (one) =>
    one.sent.push({ at: performance.now(), changes: one.changes }),
  )
  const change = (one: Thing) => {
    one.changes++
    pace.changed(one)
  }
  return { pace, change }
}

const gaps = ({ sent }: Thing) => sent.slice(1).map(({ at }, i) => at - sent[i]!.at)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  vi.advanceTimersByTime(10_000)
})
afterEach(() => vi.useRealTimers())

describe('[S2] a thing that was quiet', () => {
  it('is sent at once', () => {
    const { change } = pacing()
    const one = thing()
    change(one)
    expect(one.sent).toHaveLength(1)
  })

  it('is sent at once again after the interval', () => {
    const { change } = pacing()
    const one = thing()
    change(one)
    vi.advanceTimersByTime(INTERVAL)
    expect(one.sent).toHaveLength(1)
    change(one)
    expect(one.sent).toHaveLength(2)
  })
})

describe('[S2] a thing that is busy', () => {
  it('is sent at most every interval, its last change included', () => {
    const busy = fc.array(fc.oneof(fc.nat(20), fc.nat(400)), { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(busy, (pauses) => {
        const { change } = pacing()
        const one = thing()
        for (const pause of pauses) {
          vi.advanceTimersByTime(pause)
          change(one)
        }
        vi.advanceTimersByTime(INTERVAL + 1)
        // Timers fire up to a millisecond early.
        for (const gap of gaps(one)) expect(gap).toBeGreaterThanOrEqual(INTERVAL - 1)
        expect(one.sent.at(-1)!.changes).toBe(pauses.length)
      }),
    )
  })

  it('is sent no more than four times a second, with many changes as one', () => {
    const { change } = pacing()
    const one = thing()
    for (let ms = 0; ms < 10_000; ms++) {
      change(one)
      vi.advanceTimersByTime(1)
    }
    expect(one.sent.length).toBeGreaterThanOrEqual(39)
    expect(one.sent.length).toBeLessThanOrEqual(41)
  })

  it('waits for its turn for no longer than the interval', () => {
    const { change } = pacing()
    const one = thing()
    change(one)
    vi.advanceTimersByTime(100)
    change(one)
    vi.advanceTimersByTime(149)
    expect(one.sent).toHaveLength(1)
    vi.advanceTimersByTime(2)
    expect(one.sent.map(({ changes }) => changes)).toEqual([1, 2])
  })
})

describe('[S2] each thing', () => {
  it('has a pace of its own', () => {
    const { change } = pacing()
    const things = ['a', 'b', 'c'].map(thing)
    for (const [i, one] of things.entries()) {
      vi.advanceTimersByTime(40 * i)
      change(one)
      change(one)
    }
    expect(things.map(({ sent }) => sent.length)).toEqual([1, 1, 1])
    vi.advanceTimersByTime(INTERVAL + 1)
    expect(things.map(({ sent }) => sent.map(({ changes }) => changes))).toEqual(new Array(3).fill([1, 2]))
    for (const one of things) for (const gap of gaps(one)) expect(gap).toBeGreaterThanOrEqual(INTERVAL - 1)
  })

  it('that is forgotten is not sent any more, and the others are', () => {
    const { pace, change } = pacing()
    const [gone, stays] = [thing('gone'), thing('stays')]
    for (const one of [gone, stays, gone, stays]) change(one)
    pace.forget(gone)
    vi.advanceTimersByTime(10 * INTERVAL)
    expect([gone.sent.length, stays.sent.length]).toEqual([1, 2])
  })
})

describe('[S9] what takes long to send', () => {
  /** Time that passed while sending, which no timer of the test makes pass. */
  let sending = 0
  beforeEach(() => {
    sending = 0
    const now = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => now() + sending)
  })
  afterEach(() => void vi.restoreAllMocks())

  /** Ten seconds, and what was spent sending, of things that always change and take so many ms each to send. */
  function busy(...costs: number[]) {
    const things = costs.map((_, i) => thing(String(i)))
    const pace = new Pace<Thing>(INTERVAL, new Allowance(), (one) => {
      one.sent.push({ at: performance.now(), changes: one.changes })
      sending += costs[things.indexOf(one)]!
    })
    for (let at = 0; at < 10_000; at += 5) {
      for (const one of things) pace.changed(one)
      vi.advanceTimersByTime(5)
    }
    pace.close()
    return { things, share: sending / (10_000 + sending) }
  }

  it('takes a quarter of the time, and each thing its turn', () => {
    const { things, share } = busy(80, 80, 80)
    expect(share).toBeGreaterThan(0.23)
    expect(share).toBeLessThan(0.27)
    const times = things.map(({ sent }) => sent.length)
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1)
  })

  it('is sent about once a second even where that takes more', () => {
    const { things } = busy(600)
    for (const gap of gaps(things[0]!)) expect(gap).toBeLessThanOrEqual(600 + 750 + 10)
  })

  it('holds up nothing where all of it takes less', () => {
    const { things } = busy(...new Array<number>(20).fill(2))
    for (const one of things) for (const gap of gaps(one)) expect(gap).toBeLessThanOrEqual(INTERVAL + 60)
  })
})

it('[S2] nothing is sent, and no timer is left, after the close', () => {
  const { pace, change } = pacing()
  const one = thing()
  change(one)
  change(one)
  pace.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(10 * INTERVAL)
  expect(one.sent).toHaveLength(1)
})
