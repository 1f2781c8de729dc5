import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chipPlaces, cityPlaces, Crowd, type Spot } from '../../../client/map/chipPlaces.ts'
import { overlap, placeLabels, type Box } from '../../../client/map/placeLabels.ts'

const frame: Box = { left: 0, top: 0, right: 400, bottom: 300 }
const box = (left: number, top: number, width = 60, height = 24): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

describe('labels', () => {
  it('take their cheapest free place, the most important first', () => {
    const places = [
      { box: box(10, 10), cost: 1 },
      { box: box(200, 10), cost: 5 },
    ]
    const placed = placeLabels(
      [
        { id: 'first', places },
        { id: 'second', places },
      ],
      frame,
      [],
    )
    expect(placed).toEqual(
      new Map([
        ['first', box(10, 10)],
        ['second', box(200, 10)],
      ]),
    )
  })

  it('give their place to the next when there is none, until there are enough', () => {
    const label = (id: string, left: number) => ({ id, places: [{ box: box(left, 10), cost: 0 }] })
    const labels = [label('cut', 390), label('first', 10), label('second', 100), label('third', 200)]
    expect([...placeLabels(labels, frame, [], 2).keys()]).toEqual(['first', 'second'])
  })

  it('are left out rather than laid over a control or cut off', () => {
    const corner = box(0, 200, 150, 100)
    const labels = [
      { id: 'covered', places: [{ box: box(20, 220), cost: 0 }] },
      { id: 'cut', places: [{ box: box(370, 10), cost: 0 }] },
    ]
    expect(placeLabels(labels, frame, [corner]).size).toBe(0)
  })

  it('never overlap one another or what lies over the map, and never leave it', () => {
    const spot = fc.record({
      x: fc.integer({ min: -20, max: 420 }),
      y: fc.integer({ min: -20, max: 320 }),
      count: fc.integer({ min: 1, max: 99 }),
    })
    const countries = fc.array(fc.array(spot, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
    const obstacles = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 250 }) }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(countries, obstacles, (groups, corners) => {
        const crowd = new Crowd(groups.flat(), 8)
        const labels = groups.map((own, i) => ({
          id: String(i),
          places: chipPlaces(own, { width: 70, height: 24 }, crowd),
        }))
        const blocked = corners.map(({ x, y }) => box(x, y, 90, 60))
        const boxes = [...placeLabels(labels, frame, blocked).values()]
        boxes.forEach((one, i) => {
          for (const other of [...boxes.slice(i + 1), ...blocked]) expect(overlap(one, other)).toBe(false)
          expect(one.left >= 0 && one.top >= 0 && one.right <= 400 && one.bottom <= 300).toBe(true)
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a country’s chip', () => {
  const size = { width: 80, height: 24 }
  const block = (x: number, y: number, count = 1): Spot[] =>
    Array.from({ length: 25 }, (_, i) => ({ x: x + (i % 5) * 16, y: y + Math.floor(i / 5) * 16, count }))

  it('stands beside its cells rather than on them', () => {
    const own = block(150, 120)
    const crowd = new Crowd(own, 8)
    const chosen = placeLabels([{ id: 'own', places: chipPlaces(own, size, crowd) }], frame, []).get('own')!
    expect(crowd.under(box(142, 140, 80))).toBeGreaterThan(9)
    expect(crowd.under(chosen)).toBeLessThan(2)
  })

  it('stands near its own cells and on no other country’s', () => {
    const [own, other] = [block(60, 100), block(160, 100)]
    const crowd = new Crowd([...own, ...other], 8)
    const chosen = placeLabels([{ id: 'own', places: chipPlaces(own, size, crowd) }], frame, []).get('own')!
    const near = Math.min(
      ...own.map(({ x, y }) =>
        Math.hypot(Math.max(chosen.left - x, 0, x - chosen.right), Math.max(chosen.top - y, 0, y - chosen.bottom)),
      ),
    )
    expect(near).toBeLessThanOrEqual(32)
    expect(new Crowd(other, 8).under(chosen)).toBe(0)
  })

  it('has no place in the middle of a crowd of others', () => {
    const crowd = Array.from({ length: 900 }, (_, i) => ({ x: (i % 30) * 13, y: Math.floor(i / 30) * 10, count: 1 }))
    expect(chipPlaces([crowd[465]!], size, new Crowd(crowd, 7))).toEqual([])
  })
})

describe('a city’s name', () => {
  it('stands after its dot, or before it where cells would be covered', () => {
    const dot = { x: 100, y: 100, count: 0 }
    const cheapest = (crowd: Spot[]) =>
      cityPlaces(dot, { width: 50, height: 16 }, 6, new Crowd(crowd, 8)).sort((a, b) => a.cost - b.cost)[0]!.box
    expect(cheapest([]).right).toBe(156)
    expect(
      cheapest([
        { x: 130, y: 100, count: 1 },
        { x: 146, y: 100, count: 1 },
      ]).left,
    ).toBe(44)
  })
})
