import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gammaUpper, logGamma, logMass, logTail } from '../../server/verdict/special.ts'

/** ln Σ_{k ≥ y} of the negative binomial with whole r, by adding logarithms of exact terms: no incomplete beta. */
function summedTail(y: number, r: number, q: number): number {
  let logTerm = r * Math.log1p(-q)
  const logs: number[] = []
  for (let k = 0; k < y + 4000; k++) {
    if (k >= y) logs.push(logTerm)
    logTerm += Math.log(((k + r) / (k + 1)) * q)
  }
  const largest = Math.max(...logs)
  return largest + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - largest), 0))
}

const moments = (r: number, q: number) => ({ mean: (r * q) / (1 - q), variance: (r * q) / (1 - q) ** 2 })

describe('special functions', () => {
  test('[V1] the tail of the negative binomial equals its summed terms, down to 1e-200', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    )
    fc.assert(
      fc.property(cases, ([y, r, q]) => {
        const exact = summedTail(y, r, q)
        fc.pre(exact > -460 && exact < -1e-9)
        const { mean, variance } = moments(r, q)
        fc.pre(variance > mean * 1.03)
        expect(logTail(y, mean, variance)).toBeCloseTo(exact, 6)
      }),
      { seed: 1, numRuns: 400 },
    )
  })

  test('[V1] the masses of the negative binomial add up to one minus its tail', () => {
    const sum = Array.from({ length: 30 }, (_, y) => Math.exp(logMass(y, 12, 40))).reduce((a, b) => a + b)
    expect(sum).toBeCloseTo(1 - Math.exp(logTail(30, 12, 40)), 9)
  })

  test('[V1] the logarithm of the gamma function equals that of the factorials', () => {
    let log = 0
    for (let n = 1; n < 170; n++) {
      expect(logGamma(n)).toBeCloseTo(log, 9)
      log += Math.log(n)
    }
  })

  test('[V1] the upper gamma function equals its closed form for a whole number', () => {
    for (const a of [1, 2, 5, 20])
      for (const x of [0.1, 1, 5, 30, 80]) {
        let term = 1
        let sum = 1
        for (let k = 1; k < a; k++) sum += term *= x / k
        expect(gammaUpper(a, x) / (Math.exp(-x) * sum)).toBeCloseTo(1, 9)
      }
  })

  test('[V2] more reports are never less surprising', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0.01, max: 300, noNaN: true }),
      fc.double({ min: 1.01, max: 12, noNaN: true }),
    )
    fc.assert(
      fc.property(cases, ([y, mean, ratio]) => {
        expect(logTail(y + 1, mean, mean * ratio)).toBeLessThanOrEqual(logTail(y, mean, mean * ratio))
      }),
      { seed: 2, numRuns: 2000 },
    )
  })
})
