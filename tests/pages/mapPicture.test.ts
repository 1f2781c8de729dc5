import { createCanvas } from '@napi-rs/canvas'
import { cellToLatLng, cellToParent, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../server/pages/colours.ts'
import { drawMap } from '../../server/pages/mapPicture.ts'

const AREA = { x: 0, y: 0, width: 400, height: 300 }
const FINE = latLngToCell(52.5, 13.4, 3)
const COARSE = cellToParent(FINE, 2)
const [LAT, LNG] = cellToLatLng(FINE) as [number, number]

type Told = { cell: string; count: number; ratio: number | null; confidence: number | null }
const told = (cell: string, ratio: number): Told => ({ cell, count: 9, ratio, confidence: 0.95 })

/** The colour in the middle of the fine cell. */
function middle(cells: Told[]): number[] {
  const context = createCanvas(AREA.width, AREA.height).getContext('2d')
  const view = { west: LNG - 4, east: LNG + 4, south: LAT - 2, north: LAT + 2 }
  drawMap(context, AREA, { land: { land: [], borders: [] }, cells, view, colours: COLOURS.light })
  return [...context.getImageData(AREA.width / 2, AREA.height / 2, 1, 1).data]
}

describe('a map in a picture', () => {
  it('has coarse cells below the others, in whichever order they are told', () => {
    const [fine, coarse] = [told(FINE, 2.5), told(COARSE, 40)]
    expect(middle([fine, coarse])).toEqual(middle([coarse, fine]))
    expect(middle([fine, coarse])).not.toEqual(middle([coarse]))
  })

  it('has them fainter than a cell that is known', () => {
    const [near, far] = [middle([told(FINE, 40)]), middle([told(COARSE, 40), told(latLngToCell(10, 10, 3), 40)])]
    expect(far.slice(0, 3).reduce((a, b) => a + b)).toBeGreaterThan(near.slice(0, 3).reduce((a, b) => a + b) + 100)
  })
})
