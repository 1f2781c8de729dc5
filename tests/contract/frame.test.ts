import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCells, type CellCounts } from '../../server/contract/frame.ts'

type Change = [cell: number, count: number]

const change: fc.Arbitrary<Change> = fc.tuple(fc.nat(12), fc.nat(4))
const frame: fc.Arbitrary<CellCounts> = fc.array(change, { maxLength: 10 }).map((changes) => changes.flat())

/** What a server holds: the counts above zero after all these changes. */
function stateAfter(changes: Change[]): Map<number, number> {
  return new Map([...new Map(changes)].filter(([, count]) => count > 0))
}

/** One frame for several changes: each changed cell once, with the count it has at the end. */
const merged = (changes: Change[]): CellCounts => [...new Map(changes)].flat()

describe('[F1] a frame', () => {
  it('says how many reports a cell now has', () => {
    const counts = new Map([[7, 3]])
    applyCells(counts, [7, 5, 8, 1])
    expect(counts).toEqual(new Map([...[[7, 5] as const], [8, 1]]))
  })

  it('applied twice changes nothing', () => {
    fc.assert(
      fc.property(frame, frame, (before, cells) => {
        const once = new Map<number, number>()
        applyCells(once, before)
        applyCells(once, cells)
        const twice = new Map(once)
        applyCells(twice, cells)
        expect(twice).toEqual(once)
      }),
    )
  })

  it('that is empty changes nothing', () => {
    const counts = new Map([[7, 3]])
    applyCells(counts, [])
    expect(counts).toEqual(new Map([[7, 3]]))
  })
})

describe('[F2] a count of 0', () => {
  it('removes the cell', () => {
    const counts = new Map([...[[7, 3] as const], [8, 1]])
    applyCells(counts, [7, 0])
    expect([...counts]).toEqual([[8, 1]])
  })

  it('of a cell that is not there is no fault', () => {
    const counts = new Map([[8, 1]])
    applyCells(counts, [7, 0])
    expect([...counts]).toEqual([[8, 1]])
  })
})

it('[F3] snapshot and later frames together equal the state, whatever frames were merged', () => {
  const history = fc.array(fc.tuple(change, fc.boolean()), { maxLength: 60 })
  fc.assert(
    fc.property(history, fc.nat(60), (steps, joinsAt) => {
      const changes = steps.map(([step]) => step)
      const joined = Math.min(joinsAt, changes.length)
      const counts = new Map<number, number>()
      applyCells(counts, [...stateAfter(changes.slice(0, joined))].flat())
      let waiting: Change[] = []
      steps.slice(joined).forEach(([step, isSent]) => {
        waiting.push(step)
        if (isSent) applyCells(counts, merged(waiting))
        if (isSent) waiting = []
      })
      applyCells(counts, merged(waiting))
      expect(counts).toEqual(stateAfter(changes))
    }),
  )
})
