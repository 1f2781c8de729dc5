import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../server/intake/uuid.ts'

const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('a version 7 uuid', () => {
  it('has the form, the version and the variant of RFC 9562', () => {
    fc.assert(
      fc.property(time, (now) => {
        expect(uuidv7(now)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }),
    )
  })

  it('begins with its time in ms', () => {
    fc.assert(
      fc.property(time, (now) => {
        expect(parseInt(uuidv7(now).replace('-', '').slice(0, 12), 16)).toBe(now)
      }),
    )
  })

  it('sorts by time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(time, { minLength: 2 }), (times) => {
        const made = times.map((now) => uuidv7(now))
        const inOrder = [...times].sort((a, b) => a - b).map((now) => made[times.indexOf(now)])
        expect([...made].sort()).toEqual(inOrder)
      }),
    )
  })

  it('is never given twice, also when many are made in one millisecond', () => {
    const now = Date.UTC(2026, 0, 15)
    expect(new Set(Array.from({ length: 20_000 }, () => uuidv7(now))).size).toBe(20_000)
  })
})
