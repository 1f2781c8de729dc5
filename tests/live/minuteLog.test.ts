import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinuteLog } from '../../server/live/minuteLog.ts'

const START = 29_474_000
const HOUR = 60

interface Said {
  minute: number
  service: number
  code: number
  by: number
}

const keyOf = ({ minute, service, code }: Omit<Said, 'by'>) => `${minute} ${service} ${code}`

/** Amounts by minute, service and code, those that add up to nothing left out. */
function sumsOf(said: Said[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of said) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.by)
  return new Map([...sums].filter(([, sum]) => sum !== 0).sort())
}

/** What leaves the window on the way to this minute. */
function advance(log: MinuteLog, to: number): Map<string, number> {
  const gone: Said[] = []
  log.advance(to, ({ services, codes, amounts, length }, minute) => {
    for (let i = 0; i < length; i++) gone.push({ minute, service: services[i]!, code: codes[i]!, by: amounts[i]! })
  })
  return sumsOf(gone)
}

const said = fc.record({
  // Relative to the clock: late, now, or from a node whose clock is ahead.
  age: fc.integer({ min: -5, max: 90 }),
  service: fc.integer({ min: 1, max: 3 }),
  code: fc.nat(5),
  by: fc.integer({ min: 1, max: 4 }),
})
const history = fc.array(fc.tuple(fc.array(said, { maxLength: 6 }), fc.oneof(fc.nat(3), fc.nat(200))), {
  maxLength: 30,
})

describe('[L2] the log of the last 60 minutes', () => {
  it('hands back exactly what leaves it, each under its minute', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const log = new MinuteLog(START)
        let held: Said[] = []
        let now = START
        for (const [reports, minutes] of steps) {
          for (const { age, ...report } of reports) {
            const minute = log.at(now - age)
            expect(minute !== null).toBe(age < HOUR)
            if (age >= HOUR) continue
            minute!.push(report.service, report.code, report.by)
            held.push({ minute: now - age, ...report })
          }
          now += minutes
          const leaves = ({ minute }: Said) => minute <= now - HOUR
          expect(advance(log, now)).toEqual(sumsOf(held.filter(leaves).map((one) => ({ ...one, by: -one.by }))))
          held = held.filter((one) => !leaves(one))
          expect(log.current).toBe(now)
        }
      }),
    )
  })

  it('never moves backwards', () => {
    const log = new MinuteLog(START)
    log.at(START)!.push(1, 1, 5)
    expect(advance(log, START - 10).size).toBe(0)
    expect(log.current).toBe(START)
    expect([...advance(log, START + 60)]).toEqual([[`${START} 1 1`, -5]])
  })

  it('is empty after any long silence', () => {
    const log = new MinuteLog(START)
    for (let minute = START - 59; minute <= START + 5; minute++) log.at(minute)!.push(1, 1, 1)
    expect(advance(log, START + 10_000).size).toBe(65)
    expect(advance(log, START + 20_000).size).toBe(0)
  })

  it('holds few bytes of minutes that are over, and of a quiet one after a loud one', () => {
    const log = new MinuteLog(START)
    const say = (minute: number, times: number) => {
      for (let i = 0; i < times; i++) log.at(minute)!.push(1, i, 1)
    }
    for (let minute = START; minute < START + 50; minute++) {
      log.advance(minute, () => {})
      say(minute, minute === START ? 300_000 : 1_000)
      say(START - 5, 1)
    }
    const [loud, quiet] = [300_000 * 12, 49 * 1_000 * 12]
    expect(log.bytes).toBeLessThan((loud + quiet) * 1.1)
  })
})
