import fc from 'fast-check'
import { latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellToOrdinal, FINEST, parentOrdinal } from '../../server/contract/grid.ts'
import { AREA_RESOLUTION, areaRegion } from '../../server/contract/region.ts'
import type { RegionVerdict } from '../../server/contract/verdict.ts'
import { AreaCounts } from '../../server/live/areaCounts.ts'
import { LiveState } from '../../server/live/state.ts'

const NOW = 29_474_007
const SERVICE = 1
const cellAt = (lat: number, lng: number) => cellToOrdinal(latLngToCell(lat, lng, FINEST), FINEST)
const areaOf = (cell: number) => parentOrdinal(cell, FINEST - AREA_RESOLUTION)

const MUNICH = cellAt(48.14, 11.58)
const SALZBURG = cellAt(47.8, 13.04)
const FREILASSING = cellAt(47.84, 12.98)
const INNSBRUCK = cellAt(47.27, 11.4)
const AREA = areaOf(MUNICH)

const said = (region: string): RegionVerdict => ({
  ...{ region, verdict: 'major', since: null, recoveringAt: null, expected: 1, cause: null },
})

function stateOf(cells: readonly number[], repeats: number[] = []): LiveState {
  const state = new LiveState(NOW)
  const each = <T>(value: T) => cells.map(() => value)
  state.apply({
    ...{ minutes: each(NOW), services: each(SERVICE), signals: each(0), problems: each(0) },
    ...{ cells: [...cells], countries: each('DE'), repeats },
  })
  return state
}

const countIn = (state: LiveState, country: string, area = AREA) =>
  new AreaCounts().of(state, SERVICE, [said(areaRegion(country, area))])[0]?.[1] ?? null

describe('[V47] the reports of an area', () => {
  it('are told where three people reported, and not of fewer', () => {
    expect(countIn(stateOf([MUNICH, MUNICH]), 'DE')).toBeNull()
    expect(countIn(stateOf([MUNICH, MUNICH, MUNICH]), 'DE')).toBe(3)
    expect(countIn(stateOf([MUNICH, MUNICH, MUNICH], [2]), 'DE')).toBeNull()
    expect(countIn(stateOf([MUNICH, MUNICH, MUNICH, MUNICH], [2]), 'DE')).toBe(4)
  })

  it('are not told of the world, nor of a country, which have theirs', () => {
    expect(new AreaCounts().of(stateOf([MUNICH, MUNICH, MUNICH]), SERVICE, [said('world'), said('DE')])).toEqual([])
  })

  it('are told of a few, of these also that nothing may be told any more', () => {
    const others = { region: areaRegion('US', AREA + 1) }
    const verdicts = [said('DE'), said(areaRegion('DE', AREA)), { ...said('DE'), ...others }]
    expect(new AreaCounts().of(stateOf([MUNICH, MUNICH, MUNICH]), SERVICE, verdicts, new Set([AREA]))).toEqual([
      [areaRegion('DE', AREA), 3],
    ])
    expect(new AreaCounts().of(stateOf([MUNICH]), SERVICE, verdicts, new Set([AREA]))).toEqual([
      [areaRegion('DE', AREA), 0],
    ])
  })

  it('are those in its country, of a cell that a border cuts', () => {
    expect(new Set([MUNICH, INNSBRUCK].map(areaOf)).size).toBe(1)
    const state = stateOf([...Array<number>(5).fill(MUNICH), ...Array<number>(4).fill(INNSBRUCK)])
    expect([countIn(state, 'DE'), countIn(state, 'AT')]).toEqual([5, 4])
  })

  it('add up, over the countries of a cell, to what the map tells of it: no difference tells of fewer', () => {
    const cell = fc.constantFrom(MUNICH, MUNICH + 1, SALZBURG, FREILASSING, INNSBRUCK, INNSBRUCK + 2)
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        const state = stateOf(cells)
        for (const area of new Set(cells.map(areaOf))) {
          const parts = ['DE', 'AT'].map((country) => countIn(state, country, area) ?? 0)
          expect(parts[0]! + parts[1]!).toBe(state.told(SERVICE, AREA_RESOLUTION, area))
          for (const part of parts) expect(part === 0 || part >= 3).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
