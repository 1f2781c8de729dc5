import { describe, expect, it } from 'vitest'
import { tipPlace } from '../../client/ui/tipPlace.ts'

const map = { width: 900, height: 500 }
const tip = { width: 264, height: 60 }
const cell = (left: number, top: number) => ({ left, top, right: left + 20, bottom: top + 20 })

describe('a tip on the map', () => {
  it('stands to the right of its cell, at its height', () => {
    expect(tipPlace(cell(100, 200), tip, map)).toEqual({ x: 136, y: 180 })
  })
  it('goes to the left where the right has no room', () => {
    expect(tipPlace(cell(700, 200), tip, map).x).toBe(420)
  })
  it('never leaves the map', () => {
    expect(tipPlace(cell(100, 0), tip, map).y).toBeGreaterThanOrEqual(0)
    expect(tipPlace(cell(100, 490), tip, map).y + tip.height).toBeLessThanOrEqual(map.height)
    expect(tipPlace(cell(100, 200), tip, { width: 300, height: 500 }).x).toBeGreaterThanOrEqual(0)
  })
})
