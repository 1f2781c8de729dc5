import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Limiter } from '../../server/intake/limiter.ts'

const A = 1
const B = 2
const START = Date.UTC(2026, 0, 15, 12)

/** When each of these takes, `gaps` ms apart, was let through. */
function takes(limiter: Limiter, gaps: number[], key = A): number[] {
  let now = START
  const allowed: number[] = []
  for (const gap of gaps) {
    now += gap
    if (limiter.take(key, now) === 0) allowed.push(now)
  }
  return allowed
}

describe('[I5] a limiter', () => {
  it('lets a burst through at once and then one at a time', () => {
    const limiter = new Limiter({ burst: 3, perSecond: 0.5 })
    const answers = [0, 1, 2, 3, 4].map(() => limiter.take(A, START))
    expect(answers).toEqual([0, 0, 0, 2, 2])
    expect(limiter.take(A, START + 1_999)).toBe(1)
    expect(limiter.take(A, START + 2_000)).toBe(0)
    expect(limiter.take(A, START + 2_001)).toBe(2)
  })

  it('never lets more through in any span than the burst and the rate allow', () => {
    const gaps = fc.array(fc.oneof(fc.nat(50), fc.nat(3_000), fc.constant(60_000)), { maxLength: 120 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 8 }), fc.constantFrom(0.2, 1, 10), (list, burst, perSecond) => {
        const allowed = takes(new Limiter({ burst, perSecond }), list)
        allowed.forEach((from, i) =>
          allowed.slice(i).forEach((to, k) => {
            expect(k + 1).toBeLessThanOrEqual(burst + ((to - from) / 1000) * perSecond + 1e-6)
          }),
        )
      }),
    )
  })

  it('tells a refused caller how long to wait, and keeps its word', () => {
    const gaps = fc.array(fc.nat(2_000), { maxLength: 60 })
    fc.assert(
      fc.property(gaps, fc.constantFrom(0.1, 0.3, 1, 10), (list, perSecond) => {
        const limiter = new Limiter({ burst: 2, perSecond })
        let now = START
        for (const gap of list) {
          now += gap
          const wait = limiter.take(A, now)
          if (wait === 0) continue
          expect(Number.isInteger(wait)).toBe(true)
          now += wait * 1_000
          expect(limiter.take(A, now)).toBe(0)
        }
      }),
    )
  })

  it('never refuses someone who keeps to the rate', () => {
    const allowed = takes(new Limiter({ burst: 1, perSecond: 1 }), new Array(500).fill(1_000))
    expect(allowed).toHaveLength(500)
  })

  it('has a limit for each key', () => {
    const limiter = new Limiter({ burst: 1, perSecond: 1 })
    expect(limiter.take(A, START)).toBe(0)
    expect(limiter.take(A, START)).toBe(1)
    expect(limiter.take(B, START)).toBe(0)
  })

  it('does not forget somebody because others come, and shares a bucket only by accident', () => {
    const limiter = new Limiter({ burst: 1, perSecond: 0.001, buckets: 100 })
    limiter.take(A, START)
    for (let other = 2; other < 100; other++) expect(limiter.take(other, START)).toBe(0)
    expect(limiter.take(A, START)).toBeGreaterThan(0)
    expect(limiter.take(A + 100, START)).toBeGreaterThan(0)
  })

  it('gives nothing for a clock that is set back', () => {
    const limiter = new Limiter({ burst: 1, perSecond: 1 })
    expect(limiter.take(A, START)).toBe(0)
    expect(limiter.take(A, START - 3_600_000)).toBeGreaterThan(0)
  })
})
