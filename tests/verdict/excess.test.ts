import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownAs } from '../../server/verdict/disclosure.ts'
import { type Place, excess, serviceShare, shares } from '../../server/verdict/excess.ts'

/** A random tree, parents before children, with leaf values added up into their ancestors. */
const tree = fc
  .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows) => {
    const parents = rows.map(([pick], i) => (i === 0 ? -1 : pick % i))
    const inner = new Set(parents)
    const reporters = rows.map(([, n], i) => (inner.has(i) ? 0 : n))
    const history = rows.map(([, , h], i) => (inner.has(i) ? 0 : h))
    const area = rows.map((_, i) => (inner.has(i) ? 0 : 1))
    for (let i = rows.length - 1; i > 0; i--)
      for (const sums of [reporters, history, area]) sums[parents[i]!]! += sums[i]!
    const places: Place[] = parents.map((parent, i) => ({ parent, history: history[i]!, area: area[i]! }))
    return { places, reporters, inner }
  })

const under = (places: readonly Place[], top: number, i: number): boolean =>
  i === top || (i > top && places[i]!.parent >= 0 && under(places, top, places[i]!.parent))

describe('excess', () => {
  test('[V15] the shares of siblings add up to their parent’s', () => {
    fc.assert(
      fc.property(tree, ({ places, inner }) => {
        const share = shares(places)
        for (const parent of inner) {
          if (parent < 0) continue
          const sum = places.reduce((a, p, i) => (p.parent === parent ? a + share[i]! : a), 0)
          expect(sum).toBeCloseTo(share[parent]!, 9)
        }
      }),
      { seed: 1 },
    )
  })

  test('[V15] more reports in a place never lower its ratio or confidence', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.integer({ min: 1, max: 30 }), ({ places, reporters }, pick, more) => {
        const share = shares(places)
        const place = pick % places.length
        const louder = reporters.slice()
        for (let i = place; i >= 0; i = places[i]!.parent) louder[i]! += more
        const before = excess(places, share, reporters, 40)[place]!
        const after = excess(places, share, louder, 40)[place]!
        expect(after.ratio).toBeGreaterThan(before.ratio)
        expect(after.confidence).toBeGreaterThanOrEqual(before.confidence)
      }),
      { seed: 2 },
    )
  })

  test('[V15] a village at thirty times its norm stands out over a city at its norm with ten times the reports', () => {
    const places: Place[] = [
      { parent: -1, history: 10_100, area: 2 },
      { parent: 0, history: 10_000, area: 1 },
      { parent: 0, history: 100, area: 1 },
    ]
    const [, city, village] = excess(places, shares(places), [320, 300, 90], 300)
    expect(village!.ratio).toBeGreaterThan(10)
    expect(village!.confidence).toBeGreaterThan(0.95)
    expect(city!.ratio).toBeLessThan(1.5)
    expect(city!.confidence).toBeLessThan(0.5)
  })

  test('[V15] a service’s own geography takes over as its reports grow', () => {
    expect(serviceShare(0, 0, 0.1)).toBeCloseTo(0.1)
    expect(serviceShare(5000, 10_000, 0.1)).toBeCloseTo(0.5, 1)
  })
})

describe('a place on the map', () => {
  test('[V16] is shown as itself or the first around it with three reports, if any has three', () => {
    fc.assert(
      fc.property(tree, ({ places, reporters, inner }) => {
        places.forEach((_, i) => {
          if (inner.has(i) || !reporters[i]) return
          const shown = shownAs(places, i, reporters)
          if (shown < 0) expect(reporters[0]).toBeLessThan(3)
          else {
            expect(reporters[shown]).toBeGreaterThanOrEqual(3)
            expect(under(places, shown, i)).toBe(true)
          }
        })
      }),
      { seed: 5 },
    )
  })
})
