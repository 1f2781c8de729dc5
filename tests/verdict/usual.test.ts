import { describe, expect, it } from 'vitest'
import { parentOrdinal, type Resolution } from '../../server/contract/grid.ts'
import type { CellShare } from '../../server/db/shares.ts'
import { Geography } from '../../server/verdict/geography.ts'
import { Usual } from '../../server/verdict/usual.ts'

/** A country of two resolution-3 cells of land, in two resolution-2 cells; another one beside it. */
const WEST = 1000
const EAST = 1008
const LAND = new Map([
  ['AA', [WEST, EAST]],
  ['BB', [EAST + 1]],
])
const within = (cell: number, steps: number, i = 0) => cell * 7 ** steps + i
const CITY = within(WEST, 3, 5)
const VILLAGE = within(EAST, 3, 200)

const history = (city: number, village: number): CellShare[] => [
  { country: 'AA', cell: CITY, reports: city },
  { country: 'AA', cell: VILLAGE, reports: village },
  { country: 'AA', cell: null, reports: (city + village) * 2 },
]
const geography = (shares: CellShare[]) => new Geography(LAND, new Map(), shares)

/** What was told where, added up into the cells around. */
function reported(counts: Record<number, number>, country = 0) {
  return {
    told: (resolution: Resolution, cell: number) =>
      Object.entries(counts).reduce(
        (sum, [at, count]) => sum + (parentOrdinal(Number(at), 6 - resolution) === cell ? count : 0),
        0,
      ),
    inCountry: (code: string) => (code === 'AA' ? country : 0),
  }
}

function usual(shares: CellShare[], expected: Record<string, number>): Usual {
  const made = new Usual({ expected: (_service, region) => expected[region] ?? 0 })
  made.geography = geography(shares)
  return made
}

describe('[V15] the long-run share of a cell', () => {
  it('adds up to its parent’s over siblings, and to one over the country', () => {
    const places = geography(history(900, 40))
    const coarsest = [WEST, EAST].map((cell) => parentOrdinal(cell, 1))
    expect(coarsest.reduce((sum, cell) => sum + places.share('AA', 2, cell), 0)).toBeCloseTo(1, 9)
    for (const resolution of [3, 4, 5, 6] as const) {
      const parent = parentOrdinal(CITY, 7 - resolution)
      const siblings = Array.from({ length: 7 }, (_, i) => places.share('AA', resolution, parent * 7 + i))
      const sum = siblings.reduce((a, b) => a + b)
      expect(sum).toBeCloseTo(places.share('AA', (resolution - 1) as Resolution, parent), 9)
    }
  })

  it('is that of land where nothing was ever reported, and follows the reports where much was', () => {
    const unheard = geography([])
    expect(unheard.share('AA', 3, WEST)).toBeCloseTo(0.5, 9)
    expect(unheard.share('AA', 4, within(WEST, 1))).toBeCloseTo(0.5 / 7, 9)
    expect(geography(history(90_000, 10_000)).share('AA', 3, WEST)).toBeCloseTo(0.9, 2)
  })

  it('is nobody’s outside of the country', () => {
    const places = geography(history(900, 40))
    expect(places.countriesAt(3, EAST + 1)).toEqual(['BB'])
    expect(places.share('BB', 3, WEST)).toBe(0)
  })
})

describe('what exceeds the usual', () => {
  const known = usual(history(9_000, 100), { world: 400, AA: 400 })

  it('[V15] is the village at many times its norm, not the city at its own with more reports', () => {
    const map = known.excessOf(1, reported({ [CITY]: 190, [VILLAGE]: 90 }, 560))!
    const [city, village] = [map.at(6, CITY), map.at(6, VILLAGE)]
    expect(village.ratio).toBeGreaterThan(8)
    expect(village.confidence).toBeGreaterThan(0.95)
    expect(city.confidence).toBeLessThan(0.5)
  })

  it('counts what is usual for those reports only that say where they come from', () => {
    const part = geography(history(9_000, 100)).located('AA')
    expect(part).toBeCloseTo(0.5, 2)
  })

  it('is not known before enough was heard, of a service without a baseline, or before the shares were read', () => {
    const nothing = reported({})
    expect(usual(history(10, 1), { world: 400 }).excessOf(1, nothing)).toBeNull()
    expect(usual(history(9_000, 100), {}).excessOf(1, nothing)).toBeNull()
    expect(new Usual({ expected: () => 400 }).excessOf(1, nothing)).toBeNull()
  })

  it('is a finite number everywhere, the open sea included', () => {
    const map = known.excessOf(1, reported({ 17: 3 }))!
    for (const resolution of [2, 3, 4, 5, 6] as const) {
      const { ratio, confidence } = map.at(resolution, parentOrdinal(17, 6 - resolution))
      expect([ratio, confidence].every(Number.isFinite)).toBe(true)
    }
  })
})

describe('what is usual around somebody', () => {
  it('is what the map measures against, and unknown as long as that is', () => {
    const known = usual(history(900, 40), { world: 40, AA: 30 })
    const map = known.excessOf(1, reported({}))!
    const around = parentOrdinal(CITY, 2)
    expect(known.expectedAt(1, 4, around)).toBeCloseTo(map.at(4, around).expected, 9)
    expect(known.expectedAt(1, 4, around)!).toBeGreaterThan(1)
    expect(usual(history(9, 1), { world: 40, AA: 30 }).expectedAt(1, 4, around)).toBeNull()
    expect(usual(history(900, 40), {}).expectedAt(1, 4, around)).toBeNull()
  })
})
