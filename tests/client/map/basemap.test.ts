import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { Basemap, type BasemapFile, type Shape } from '../../../client/map/basemap.ts'
import { clipRing } from '../../../client/map/clipRing.ts'
import { worldX, worldY } from '../../../client/map/mercator.ts'
import { Places, type CitiesFile } from '../../../client/map/places.ts'
import { keptPoints } from '../../../client/map/simplify.ts'

const data = (name: string) => readFileSync(new URL(`../../../client/map/data/${name}`, import.meta.url))
const basemap = new Basemap(JSON.parse(data('basemap.json').toString()) as BasemapFile)
const places = new Places(JSON.parse(data('cities.json').toString()) as CitiesFile)
const detail = basemap.detail(9)

/** Whether land is drawn at a place, by counting how often a line to the east crosses each ring. */
function isLand(lat: number, lng: number): boolean {
  const y = worldY(lat)
  return [worldX(lng), worldX(lng) + 1, worldX(lng) - 1].some((x) =>
    detail.land.some((rings) => rings.reduce((inside, ring) => inside !== isInside(ring, x, y), false)),
  )
}

function isInside({ points }: Shape, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

describe('the basemap', () => {
  it('has land where there is land', () => {
    const land = {
      Berlin: [52.5, 13.4],
      Chukotka: [66, -175],
      Yakutsk: [62, 129.7],
      Taveuni: [-16.85, -179.97],
      Pole: [-84, 40],
      Anadyr: [65, 175],
    }
    for (const [name, [lat, lng]] of Object.entries(land)) expect(isLand(lat!, lng!), name).toBe(true)
  })

  it('has sea where there is sea, and no band across the map', () => {
    const sea = {
      Atlantic: [30, -40],
      Pacific: [0, -170],
      Caspian: [42, 50.5],
      Bering: [58, 180],
      Arctic: [80, -160],
      Southern: [-60, 100],
    }
    for (const [name, [lat, lng]] of Object.entries(sea)) expect(isLand(lat!, lng!), name).toBe(false)
    for (let lng = -180; lng < 180; lng += 5) expect(isLand(83.9, lng), `84° N ${lng}`).toBe(false)
  })

  it('has no line with a jump, at any zoom', () => {
    for (const zoom of [0, 2, 4, 6, 9]) {
      const { borders, coasts } = basemap.detail(zoom)
      let longest = 0
      for (const { points } of [...borders, ...coasts]) {
        for (let i = 2; i < points.length; i += 2) longest = Math.max(longest, Math.abs(points[i]! - points[i - 2]!))
      }
      expect(longest).toBeLessThan(0.1)
    }
  })

  it('is off by less than half a pixel when simplified', () => {
    const coarse = basemap.detail(3).borders
    detail.borders.forEach(({ points }, i) => {
      for (let j = 0; j < points.length; j += 40) {
        const pixels = distanceTo(coarse[i]!.points, points[j]!, points[j + 1]!) * 256 * 2 ** 3
        expect(pixels).toBeLessThan(0.5)
      }
    })
  })

  it('knows the outline of countries, near one another across the antimeridian', () => {
    for (const country of ['DE', 'IR', 'RU', 'US', 'XK', 'LU', 'SG', 'FJ'])
      expect(basemap.outline(country).length, country).toBeGreaterThan(0)
    expect(basemap.outline('ZZ')).toEqual([])
    const lats = basemap
      .outline('DE')
      .flat()
      .map(([, lat]) => lat)
    expect(Math.min(...lats)).toBeCloseTo(47.3, 0)
    expect(Math.max(...lats)).toBeCloseTo(55, 0)
  })

  it('weighs at most 230 KB on the wire', () => {
    expect(gzipSync(data('basemap.json')).length).toBeLessThan(230_000)
  })
})

describe('simplifying a line', () => {
  const line = fc
    .array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 80 })
    .map((all) => all.slice(0, all.length & ~1))

  it('keeps both ends and leaves out nothing further off than the tolerance', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 40 }), (points, tolerance) => {
        const keep = keptPoints(points, tolerance)
        const kept = points.filter((_, i) => keep[i >> 1])
        expect(kept.slice(0, 2)).toEqual(points.slice(0, 2))
        expect(kept.slice(-2)).toEqual(points.slice(-2))
        for (let i = 0; i < points.length; i += 2)
          expect(distanceTo(kept, points[i]!, points[i + 1]!)).toBeLessThanOrEqual(tolerance + 1e-6)
      }),
    )
  })
})

describe('clipping a ring', () => {
  const window = { left: 0, top: 0, right: 100, bottom: 100 }

  it('leaves a ring inside as it is and nothing of one outside', () => {
    expect([...Array.from(clipRing([10, 10, 50, 10, 30, 40], window))].sort()).toEqual([10, 10, 10, 30, 40, 50])
    expect(clipRing([110, 10, 150, 10, 130, 40], window).length).toBe(0)
  })

  it('fills the window when the ring lies all around it', () => {
    expect(ringArea(clipRing([-50, -50, 150, -50, 150, 150, -50, 150], window))).toBe(10_000)
  })

  it('never reaches out of the window nor grows', () => {
    const ring = fc.array(fc.integer({ min: -150, max: 250 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(ring, (points) => {
        const clipped = Array.from(clipRing(points, window))
        for (const value of clipped) expect(value >= -1e-9 && value <= 100 + 1e-9).toBe(true)
        expect(ringArea(clipped)).toBeLessThanOrEqual(ringArea(points) + 1e-6)
      }),
    )
  })
})

describe('places', () => {
  it('name a point by the nearest city or by the largest around', () => {
    expect(places.nearest(53.6, 9.9, 100)?.name).toBe('Hamburg')
    expect(places.largest(52.5, 13, 100)).toMatchObject({ name: 'Berlin', country: 'DE' })
    expect(places.nearest(0, -150, 250)).toBeUndefined()
  })

  it('are the same as a search through all of them finds, wherever one asks', () => {
    const lat = real(-75, 80)
    const lng = real(-180, 180)
    fc.assert(
      fc.property(lat, lng, fc.constantFrom(50, 400, 1500), (atLat, atLng, km) => {
        const largest = places.cities.find((city) => kilometres(city, atLat, atLng) <= km)
        expect(places.largest(atLat, atLng, km)?.name).toBe(largest?.name)
      }),
      { numRuns: 200, examples: [[-75, -137.88144, 1500]] },
    )
  })

  it('have one in every country, however small', () => {
    const countries = new Set(places.cities.map(({ country }) => country))
    for (const country of ['LU', 'MT', 'IS', 'FJ', 'TO', 'XK', 'LI']) expect(countries).toContain(country)
  })
})

function kilometres(city: { lat: number; lng: number }, lat: number, lng: number): number {
  const east = ((((city.lng - lng + 180) % 360) + 360) % 360) - 180
  return Math.hypot(east * Math.cos((((city.lat + lat) / 2) * Math.PI) / 180), city.lat - lat) * 111.2
}

function distanceTo(line: ArrayLike<number>, x: number, y: number): number {
  let least = Math.hypot(x - line[0]!, y - line[1]!)
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay] = [line[i - 2]!, line[i - 1]!]
    const [dx, dy] = [line[i]! - ax, line[i + 1]! - ay]
    const length = dx * dx + dy * dy
    const along = length > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return least
}

function ringArea(ring: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!
  return Math.abs(sum / 2)
}

/** Evenly spread; fc.double favours the tiny. */
function real(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1_000_000 }).map((part) => min + ((max - min) * part) / 1_000_000)
}
