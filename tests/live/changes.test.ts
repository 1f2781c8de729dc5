import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINEST, parentOrdinal, RESOLUTIONS, type Resolution } from '../../server/contract/grid.ts'
import { Changes } from '../../server/live/changes.ts'

type Entry = [service: number, code: number, amount: number]

function changesOf(entries: Entry[], capacity = 1): Changes {
  const changes = new Changes(capacity)
  for (const entry of entries) changes.push(...entry)
  return changes
}

const listed = ({ services, codes, amounts, length }: Changes, to = length): Entry[] =>
  Array.from({ length: to }, (_, i) => [services[i]!, codes[i]!, amounts[i]!])

/** By service, then code, one entry for each pair. */
function summed(entries: Entry[]): Entry[] {
  const sums = new Map<string, number>()
  for (const [service, code, amount] of entries)
    sums.set(`${service} ${code}`, (sums.get(`${service} ${code}`) ?? 0) + amount)
  return [...sums]
    .map(([key, amount]): Entry => [...(key.split(' ').map(Number) as [number, number]), amount])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

const entry: fc.Arbitrary<Entry> = fc.tuple(
  fc.oneof(fc.nat(3), fc.nat(100_000)),
  fc.oneof(fc.nat(30), fc.nat(14_353_177)),
  fc.constantFrom(-1, 1, 1, 2, 1_000),
)
const entries = fc.array(entry, { maxLength: 200 })

describe('changes', () => {
  it('[L1] keep what was pushed and appended, in order', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const changes = changesOf(first)
        changes.append(changesOf(second))
        expect(listed(changes)).toEqual([...first, ...second])
      }),
    )
  })

  it('[L1] made compact are one amount for each pair, by service and code', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const changes = changesOf(given)
        changes.compact()
        expect(listed(changes)).toEqual(summed(given))
        changes.compact()
        expect(listed(changes)).toEqual(summed(given))
      }),
    )
  })

  it('[L1] hand over a run for each service', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const changes = changesOf(given)
        changes.compact()
        const runs: Entry[][] = []
        changes.forEachRun((service, from, to) => {
          runs.push(listed(changes).slice(from, to))
          expect(new Set(runs.at(-1)!.map(([owner]) => owner))).toEqual(new Set([service]))
        })
        expect(runs.flat()).toEqual(summed(given))
        expect(runs).toHaveLength(new Set(given.map(([service]) => service)).size)
      }),
    )
  })

  it('[L1] climb through every resolution, and are empty then', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const changes = changesOf(given)
        changes.compact()
        const found = new Map<Resolution, Entry[]>(RESOLUTIONS.map((resolution) => [resolution, []]))
        changes.climb((service, resolution, from, to) => {
          const run = listed(changes, to).slice(from)
          expect(new Set(run.map(([owner]) => owner))).toEqual(new Set([service]))
          found.get(resolution)!.push(...run)
        })
        for (const [resolution, list] of found)
          expect(list).toEqual(summed(given.map(([s, code, n]) => [s, parentOrdinal(code, FINEST - resolution), n])))
        expect(listed(changes)).toEqual([])
      }),
    )
  })

  it('[L2] turn round, and are empty when cleared', () => {
    const changes = changesOf([[1, 2, 3]])
    changes.negate()
    expect(listed(changes)).toEqual([[1, 2, -3]])
    changes.clear()
    expect(listed(changes)).toEqual([])
  })

  it('[L1] are complete when there are very many of them, and take bounded room for few pairs', () => {
    const given = Array.from({ length: 300_000 }, (_, i): Entry => [1 + (i % 3), i % 1_000, 1])
    const changes = changesOf(given)
    const { bytes } = changes
    changes.compact()
    expect(listed(changes)).toEqual(summed(given))
    expect(bytes).toBeLessThan(12 * given.length)
  })

  it('[L2] are sealed as a copy that goes on taking more', () => {
    const changes = changesOf([...[[2, 5, 1] as Entry], [1, 5, 1], [2, 5, 1]], 64)
    const sealed = changes.sealed()
    changes.clear()
    changes.push(7, 7, 7)
    expect(listed(sealed)).toEqual([...[[1, 5, 1] as Entry], [2, 5, 2]])
    expect(sealed.bytes).toBe(2 * 12)
    sealed.push(9, 9, 9)
    expect(listed(sealed).at(-1)).toEqual([9, 9, 9])
  })
})
