import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByService } from '../../server/live/byService.ts'

/** Some of them share a seat. */
const service = fc.oneof(fc.constantFrom(1, 513, 1_025, 2), fc.integer({ min: 1, max: 2_000_000_000 }))

describe('values by service', () => {
  it('[L1] are made once, kept apart, and found as in a map', () => {
    fc.assert(
      fc.property(fc.array(service), fc.array(service), (first, second) => {
        let made = 0
        const values = new ByService((of) => ({ of, number: ++made }))
        const model = new Map<number, { of: number; number: number }>()
        for (const one of first) {
          expect(values.get(one)).toBe(model.get(one))
          const value = values.of(one)
          expect(value).toBe(model.get(one) ?? value)
          expect(value.of).toBe(one)
          model.set(one, value)
        }
        for (const one of second) expect(values.get(one)).toBe(model.get(one))
        expect([...values]).toEqual([...model])
        expect([[...values.keys()], [...values.values()]]).toEqual([[...model.keys()], [...model.values()]])
        expect(made).toBe(model.size)
      }),
    )
  })

  it('[L1] are made anew once cleared', () => {
    const values = new ByService((of) => ({ of }))
    const before = values.of(1)
    values.clear()
    expect([...values]).toEqual([])
    expect(values.of(1)).not.toBe(before)
  })
})
