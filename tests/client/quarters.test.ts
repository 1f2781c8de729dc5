import { describe, expect, it } from 'vitest'
import { QUARTERS, QUARTER_MS, quarterStarts, quartersAt, settled } from '../../client/live/quarters.ts'

const AT = Date.UTC(2018, 3, 29, 9, 20)
const counts = Array.from({ length: QUARTERS }, (_, i) => i)

describe('the last 24 hours in quarters', () => {
  it('stay as they are within the same quarter', () => {
    expect(quartersAt(counts, AT, AT + 5 * 60_000 - 1)).toEqual(counts)
  })

  it('move on with time, and what no report came in is empty', () => {
    expect(quartersAt(counts, AT, AT + QUARTER_MS)).toEqual([...counts.slice(1), 0])
  })

  it('are all empty a day later', () => {
    expect(quartersAt(counts, AT, AT + 30 * 3600_000)).toEqual(new Array(QUARTERS).fill(0))
  })

  it('are complete even when none were sent', () => {
    expect(quartersAt([], AT, AT)).toEqual(new Array(QUARTERS).fill(0))
  })

  it('end with the quarter that holds the moment', () => {
    const starts = quarterStarts(AT)
    expect(starts).toHaveLength(QUARTERS)
    expect(starts.at(-1)).toBe(Date.UTC(2018, 3, 29, 9, 15))
  })
})

describe('the quarter that is not over', () => {
  it('is left out where it would look like a fall', () => expect(settled([4, 9, 1])).toEqual([4, 9]))
  it('is shown where it already is a rise', () => expect(settled([4, 9, 12])).toEqual([4, 9, 12]))
})
