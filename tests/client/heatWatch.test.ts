import { describe, expect, it } from 'vitest'
import {
  applyCells,
  applyExcess,
  coarsePlace,
  type CellCounts,
  type CellExcesses,
  type PlaceExcess,
} from '#contract/frame.ts'
import { ordinalToCell, type Resolution } from '#contract/grid.ts'
import { HeatWatch } from '../../client/live/heatWatch.ts'
import { fakeLink } from './fakeWire.ts'

/** Resolution-4 cell number `i` of a tile, which at that resolution is a base cell. */
const cellIn = (tile: number, i = 0) => tile * 7 ** 4 + i
const tile = (base: number) => ordinalToCell(base, 0)
const snapshot = (resolution: Resolution, ...cells: CellCounts) => ({
  at: 1,
  window: 60,
  resolution,
  cells,
  excess: null,
})
const frame = (resolution: Resolution, ...cells: CellCounts) => ({ service: 'telegram', resolution, at: 2, cells })

/** What a map would show. */
class FakeMap {
  resolution: Resolution | null = null
  readonly counts = new Map<number, number>()
  readonly excess = new Map<number, PlaceExcess>()
  knowsUsual = false

  setSnapshot(resolution: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    this.resolution = resolution
    this.counts.clear()
    this.excess.clear()
    this.applyFrame(resolution, cells, excess)
  }

  applyFrame(_: Resolution, cells: CellCounts, excess: CellExcesses | null): void {
    applyCells(this.counts, cells)
    applyExcess(this.excess, excess ?? [])
    this.knowsUsual = excess !== null
  }
}

function watching() {
  const { wire, link } = fakeLink()
  const map = new FakeMap()
  wire.open()
  const heat = new HeatWatch(link, 'telegram', map)
  return { wire, map, heat }
}

describe('a view of the whole world', () => {
  it('asks for its resolution without tiles and shows the answer', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2, tiles: [] })
    const [asked] = wire.taken()
    expect(asked!.request).toEqual({ topic: 'heat', service: 'telegram', resolution: 2 })
    asked!.answer(snapshot(2, 7, 3))
    expect([map.resolution, ...map.counts]).toEqual([2, [7, 3]])
  })

  it('asks for nothing when only the middle of the map moved', () => {
    const { wire, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()
    heat.view({ resolution: 2 })
    expect(wire.taken()).toEqual([])
  })

  it('ignores frames of another service, of another resolution and before the answer', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    wire.receive('heat', frame(2, 7, 9))
    wire.taken()[0]!.answer(snapshot(2, 7, 3))
    wire.receive('heat', { ...frame(2, 7, 8), service: 'viber' })
    wire.receive('heat', frame(3, 7, 8))
    expect([...map.counts]).toEqual([[7, 3]])
  })

  it('[F2] a frame with 0 takes the cell off the map', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()[0]!.answer(snapshot(2, 7, 3, 8, 1))
    wire.receive('heat', frame(2, 7, 0))
    expect([...map.counts]).toEqual([[8, 1]])
  })

  it('[S6] after a reconnect the answer replaces what was there', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()[0]!.answer(snapshot(2, 7, 3, 8, 1))
    wire.drop()
    wire.open()
    wire.taken()[0]!.answer(snapshot(2, 8, 2))
    expect([...map.counts]).toEqual([[8, 2]])
  })
})

describe('a change of resolution', () => {
  it('gives the old one up and asks for the new one', () => {
    const { wire, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()
    heat.view({ resolution: 3 })
    expect(wire.taken()).toMatchObject([
      { event: 'unwatch', request: { resolution: 2 } },
      { event: 'watch', request: { resolution: 3 } },
    ])
  })

  it('ignores an answer that comes after the map has moved on', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    const [late] = wire.taken()
    heat.view({ resolution: 3 })
    const [, current] = wire.taken()
    current!.answer(snapshot(3, 50, 5))
    late!.answer(snapshot(2, 7, 3))
    expect([map.resolution, ...map.counts]).toEqual([3, [50, 5]])
  })
})

describe('a view of tiles', () => {
  it('[S3] asks only for tiles that came into view and gives up only those that left', () => {
    const { wire, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    expect(wire.taken()).toMatchObject([{ event: 'watch', request: { tiles: [tile(10), tile(11)] } }])
    heat.view({ resolution: 4, tiles: [tile(11), tile(12)] })
    expect(wire.taken()).toMatchObject([
      { event: 'unwatch', request: { tiles: [tile(10)] } },
      { event: 'watch', request: { tiles: [tile(12)] } },
    ])
  })

  it('keeps the cells of tiles that stay while others come and go', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    wire.taken()[0]!.answer(snapshot(4, cellIn(10), 1, cellIn(11), 2))
    heat.view({ resolution: 4, tiles: [tile(11), tile(12)] })
    wire.taken()[1]!.answer(snapshot(4, cellIn(12), 3))
    expect([...map.counts]).toEqual([
      [cellIn(11), 2],
      [cellIn(12), 3],
    ])
  })

  it('ignores an answer for a tile that left and came back, until the newer answer', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    const [first] = wire.taken()
    heat.view({ resolution: 4, tiles: [tile(11)] })
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    const second = wire.taken().at(-1)
    first!.answer(snapshot(4, cellIn(10), 9, cellIn(11), 2))
    expect([...map.counts]).toEqual([[cellIn(11), 2]])
    second!.answer(snapshot(4, cellIn(10, 1), 4))
    expect(new Map(map.counts)).toEqual(
      new Map([
        [cellIn(11), 2],
        [cellIn(10, 1), 4],
      ]),
    )
  })

  it('ignores a frame for a tile that has left', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    wire.taken()[0]!.answer(snapshot(4, cellIn(11), 2))
    heat.view({ resolution: 4, tiles: [tile(11)] })
    wire.receive('heat', frame(4, cellIn(10), 5, cellIn(11), 3))
    expect([...map.counts]).toEqual([[cellIn(11), 3]])
  })

  it('[S6] asks for all its tiles again after a reconnect', () => {
    const { wire, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10)] })
    heat.view({ resolution: 4, tiles: [tile(10), tile(11)] })
    wire.drop()
    wire.taken()
    wire.open()
    expect(wire.taken()).toMatchObject([{ event: 'watch', request: { tiles: [tile(10), tile(11)] } }])
  })
})

describe('what exceeds the usual', () => {
  it('[F4] comes with the answer and changes with frames, also where no count changes', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()[0]!.answer({ ...snapshot(2, 7, 30, 8, 5), excess: [7, 31, 96] })
    expect([...map.excess]).toEqual([[7, { level: 31, confidence: 96 }]])
    wire.receive('heat', { ...frame(2), excess: [7, 0, 0, 8, 22, 80] })
    expect([...map.excess]).toEqual([[8, { level: 22, confidence: 80 }]])
    expect([...map.counts]).toEqual([
      [7, 30],
      [8, 5],
    ])
  })

  it('is not known until the server says so, and then stays known', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 2 })
    wire.taken()[0]!.answer(snapshot(2, 7, 30))
    expect(map.knowsUsual).toBe(false)
    wire.receive('heat', frame(2, 7, 31))
    expect(map.knowsUsual).toBe(false)
    wire.receive('heat', { ...frame(2), excess: [7, 31, 96] })
    expect(map.knowsUsual).toBe(true)
    wire.receive('heat', frame(2, 7, 32))
    expect(map.knowsUsual).toBe(true)
  })

  it('[S3] [P4] a coarser cell belongs to the tile around it', () => {
    const { wire, map, heat } = watching()
    heat.view({ resolution: 4, tiles: [tile(10)] })
    const inside = coarsePlace(2, 10 * 49 + 3)
    const outside = coarsePlace(3, 11 * 343)
    wire.taken()[0]!.answer({ ...snapshot(4, inside, 3), excess: [inside, 20, 70] })
    wire.receive('heat', frame(4, outside, 5))
    expect([...map.counts]).toEqual([[inside, 3]])
    expect([...map.excess.keys()]).toEqual([inside])
  })
})

it('a stopped map asks for nothing and takes nothing', () => {
  const { wire, map, heat } = watching()
  heat.view({ resolution: 2 })
  wire.taken()[0]!.answer(snapshot(2, 7, 3))
  heat.stop()
  wire.taken()
  wire.receive('heat', frame(2, 7, 4))
  wire.drop()
  wire.open()
  expect(wire.taken()).toEqual([])
  expect([...map.counts]).toEqual([[7, 3]])
})
