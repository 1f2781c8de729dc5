import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CountTable } from '../../server/live/countTable.ts'

type Entry = [code: number, amount: number]

function addAll(table: CountTable, entries: Entry[]): void {
  const codes = Int32Array.from(entries, ([code]) => code)
  table.addAll(
    codes,
    Int32Array.from(entries, ([, amount]) => amount),
    0,
    codes.length,
  )
}

/** The same table as a Map; counts are never negative. */
class Model {
  readonly counts = new Map<number, number>()

  /** What can be added of this: no more is taken away than is there. */
  add(entries: Entry[]): Entry[] {
    return entries.map(([code, amount]) => {
      const before = this.counts.get(code) ?? 0
      const after = Math.max(0, before + amount)
      if (after === 0) this.counts.delete(code)
      else this.counts.set(code, after)
      return [code, after - before]
    })
  }

  get parents(): Map<number, number> {
    const sums = new Map<number, number>()
    for (const [code, count] of this.counts) {
      const parent = Math.floor(code / 7)
      sums.set(parent, (sums.get(parent) ?? 0) + count)
    }
    return sums
  }
}

/** All that a table holds, read the one way and the other. */
function expectSame(table: CountTable, model: Model): void {
  const wrong: number[] = []
  const read = (forEach: 'forEach' | 'forEachParent', get: 'get' | 'getParent') => {
    const found = new Map<number, number>()
    table[forEach]((code, count) => {
      if (found.has(code) || table[get](code) !== count) wrong.push(code)
      found.set(code, count)
    })
    return found
  }
  expect(read('forEach', 'get')).toEqual(model.counts)
  expect(read('forEachParent', 'getParent')).toEqual(model.parents)
  expect(wrong).toEqual([])
}

/** Neighbours that share a parent, some far away so that the table grows, and the last one of all. */
const code = fc.oneof(fc.nat(30), fc.nat(14_353_177), fc.constant(14_353_177))
const entry: fc.Arbitrary<Entry> = fc.tuple(code, fc.constantFrom(1, 1, 2, 100, -1, -3))
const batch = fc.array(entry, { maxLength: 80 })

describe('a table of counts', () => {
  it('[L1] holds what a Map would hold, for cells and for their parents', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 20 }), (batches) => {
        const table = new CountTable()
        const model = new Model()
        for (const entries of batches) addAll(table, model.add(entries))
        expectSame(table, model)
      }),
    )
  })

  it('[L2] is empty when all is taken back', () => {
    fc.assert(
      fc.property(batch, fc.array(code), (entries, others) => {
        const table = new CountTable()
        const model = new Model()
        addAll(table, model.add(entries))
        addAll(table, model.add([...model.counts].map(([one, count]) => [one, -count])))
        expectSame(table, new Model())
        for (const one of others) expect([table.get(one), table.getParent(one)]).toEqual([0, 0])
      }),
    )
  })

  it('[L1] adds the asked part of two columns', () => {
    const table = new CountTable()
    table.addAll(Int32Array.of(1, 2, 3, 4), Int32Array.of(10, 20, 30, 40), 1, 3)
    expect([1, 2, 3, 4].map((one) => table.get(one))).toEqual([0, 20, 30, 0])
  })

  it('[L1] keeps 100,000 counts apart', () => {
    const table = new CountTable()
    const model = new Model()
    addAll(table, model.add(Array.from({ length: 100_000 }, (_, i): Entry => [i * 131, 1 + (i % 5)])))
    expectSame(table, model)
  })

  it('[L2] gives back the room of counts that fell to zero', () => {
    const table = new CountTable()
    const round = (n: number, amount: number) =>
      addAll(
        table,
        Array.from({ length: 2_000 }, (_, i): Entry => [(n * 2_000 + i) * 7, amount]),
      )
    let largest = 0
    for (let n = 0; n < 60; n++) {
      round(n, 1)
      round(n, -1)
      if (n < 20) largest = Math.max(largest, table.bytes)
      else expect(table.bytes).toBeLessThanOrEqual(largest)
    }
  })
})
