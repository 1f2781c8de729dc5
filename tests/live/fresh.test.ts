import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Changes } from '../../server/live/changes.ts'
import { Fresh } from '../../server/live/fresh.ts'

type Pair = [service: number, code: number]

/** How often each pair is there. */
function counted(pairs: Pair[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [service, code] of pairs) counts.set(`${service} ${code}`, (counts.get(`${service} ${code}`) ?? 0) + 1)
  return counts
}

/** Pushes all, and hands over the changes of each time that they had to be moved. */
function moved(fresh: Fresh, pairs: Pair[]): Changes[] {
  const all: Changes[] = []
  const move = () => {
    const changes = new Changes(1)
    fresh.moveTo(changes)
    all.push(changes)
  }
  fresh.reserve(pairs.length)
  for (const [service, code] of pairs) {
    if (!fresh.hasRoomFor(service)) move()
    fresh.push(service, code)
  }
  move()
  return all
}

function sumOf(all: Changes[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { services, codes, amounts, length } of all)
    for (let i = 0; i < length; i++) {
      const key = `${services[i]} ${codes[i]}`
      sums.set(key, (sums.get(key) ?? 0) + amounts[i]!)
    }
  return sums
}

/** Services together, codes of each in order, every pair once. */
function expectInOrder(changes: Changes): void {
  const services: number[] = []
  changes.forEachRun((service, from, to) => {
    services.push(service)
    const codes = [...changes.codes.subarray(from, to)]
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b))
  })
  expect(new Set(services).size).toBe(services.length)
}

const pair: fc.Arbitrary<Pair> = fc.tuple(
  fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2_000_000_000 })),
  fc.oneof(fc.nat(30), fc.nat(14_353_177), fc.constant(14_353_177)),
)

describe('fresh pairs', () => {
  it('[L1] are counted, in order, again and again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(pair, { maxLength: 200 }), { maxLength: 4 }), (batches) => {
        const fresh = new Fresh()
        for (const pairs of batches) {
          const all = moved(fresh, pairs)
          all.forEach(expectInOrder)
          expect(sumOf(all)).toEqual(counted(pairs))
        }
      }),
    )
  })

  it('[L1] are of any number of services, moved in parts where a key cannot tell them apart', () => {
    const fresh = new Fresh()
    for (const services of [256, 257, 1_000, 3]) {
      const pairs = Array.from({ length: 5_000 }, (_, i): Pair => [1 + ((i * 7) % services), i % 40])
      const all = moved(fresh, pairs)
      all.forEach(expectInOrder)
      expect(sumOf(all)).toEqual(counted(pairs))
    }
  })
})
