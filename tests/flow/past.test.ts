import { latLngToCell } from 'h3-js'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { Heat, Series } from '../../server/contract/service.ts'
import type { KeptSnapshot, Snapshot } from '../../server/contract/snapshot.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { get, send, startNode, TOKEN, until, type TestNode } from '../setup/node.ts'

const QUARTER = 15 * MINUTE
const START = Date.UTC(2026, 0, 15, 12, 0, 30)
/** A whole quarter, by which the baseline is known and an outage is an hour old. */
const MOMENT = START - 30_000 + 7 * HOUR
const CITY = { lat: 52.52, lng: 13.405 }
const VILLAGE = { lat: 53.6, lng: 13.25 }
const FIJI = { lat: -16.5, lng: 179.98 }

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let live: Heat
let people = 0
const JSON_TYPE = { 'content-type': 'application/json' }
const clock = new ScenarioClock(START)

const iso = (time: number) => new Date(time).toISOString()
const api = (path: string) => `${node.url}/api/v1/services/telegram/${path}`
const heat = (query: string) => get<Heat>(api(`heat?resolution=6${query}`))

async function report(location: unknown, count: number, from: number, to: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      service: 'telegram',
      reporter: `p${++people}`,
      network: `n${people}`,
      location,
      observedAt: iso(from + ((to - from) * i) / count),
    }),
  )
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` }
  const { body } = await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), headers)
  expect(body).toMatchObject({ accepted: count })
}

async function judged(minute: number): Promise<void> {
  const sql = connect(database.url, { max: 1, name: 'test' })
  await until(
    async () => {
      const [row] = await sql<[{ minute: number }?]>`select minute from verdict_progress`
      return (row?.minute ?? 0) >= minute
    },
    undefined,
    60_000,
  )
  await disconnect(sql)
}

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
  await report(CITY, 700, START - 3 * DAY, START - 3 * HOUR)
  await report(VILLAGE, 20, START - 3 * DAY, START - 3 * HOUR)
  clock.advanceTo(START + 5 * MINUTE)
  await report(CITY, 3, START + 3 * MINUTE, START + 5 * MINUTE)
  clock.advanceTo(MOMENT - HOUR)
  await judged((MOMENT - HOUR) / MINUTE - 2)
  // Reported in the minute in which it is observed, before that is judged.
  for (let minute = 50; minute >= 5; minute -= 5) {
    const now = MOMENT - minute * MINUTE + 30_000
    clock.advanceTo(now)
    for (const place of [CITY, VILLAGE, FIJI]) await report(place, 4, now - 20_000, now)
    if (minute > 30) await report({ lat: 48.1, lng: 11.6 }, minute > 40 ? 1 : 0, now, now)
    await report({ country: 'IR' }, minute > 15 ? 1 : 0, now, now)
  }
  clock.advanceTo(MOMENT - 1)
  await judged(MOMENT / MINUTE - 2)
  await until(
    async () => (live = await heat('')).cells.every(({ ratio }) => ratio !== null),
    () => live,
    30_000,
  )
  clock.advanceTo(MOMENT + 20 * MINUTE)
  await judged(MOMENT / MINUTE + 15)
}, 180_000)
afterAll(async () => {
  await node.close()
  await database.drop()
})

describe('a past moment', () => {
  it('[T1] [P4] tells what was told when it was the present, counts and excess', async () => {
    const past = await heat(`&at=${iso(MOMENT)}`)
    const counts = (one: Heat) => one.cells.map(({ cell, count }) => [cell, count])
    expect(counts(past)).toEqual(counts(live))
    expect(past.total).toBe(live.total)
    expect(past.total).toBe(129)
    expect(past.verdict).toBe('major')
    // What is usual is written down at the end of the quarter, a minute after the present was asked.
    for (const [i, { ratio, confidence }] of past.cells.entries()) {
      expect(ratio! / live.cells[i]!.ratio!).toBeCloseTo(1, 0)
      expect(confidence).toBeCloseTo(live.cells[i]!.confidence!, 0)
    }
    const village = past.cells.find(({ cell }) => cell === latLngToCell(VILLAGE.lat, VILLAGE.lng, 6))!
    expect(village.ratio).toBeGreaterThan(4)
    expect(past.expected).toBeGreaterThan(0)
  })

  it('[T1] is the same within a quarter hour, whenever in it one asks, and in windows of whole ones', async () => {
    const whole = await heat(`&at=${iso(MOMENT)}`)
    expect(whole).toMatchObject({ at: MOMENT, roundedTo: QUARTER, window: 60 })
    for (const late of [1, 7 * MINUTE, QUARTER - 1]) expect(await heat(`&at=${iso(MOMENT + late)}`)).toEqual(whole)
    expect(await heat(`&window=46&at=${iso(MOMENT)}`)).toEqual(whole)
    const next = await heat(`&at=${iso(MOMENT + QUARTER)}`)
    expect(next.at).toBe(MOMENT + QUARTER)
    expect(next.total).toBeLessThan(whole.total)
  })

  it('[T1] never lies ahead: what is asked of the future, or of less than the last hour, is told of the last quarter', async () => {
    expect((await heat(`&at=${iso(MOMENT + DAY)}`)).at).toBe(MOMENT + QUARTER)
    expect(await heat('&window=15')).toMatchObject({ at: MOMENT + QUARTER, window: 15, expected: null })
  })

  it('[T2] may be kept for good once no late report can reach it, and not before', async () => {
    const headerOf = async (at: number) => (await fetch(api(`heat?at=${iso(at)}`))).headers.get('cache-control')
    expect(await headerOf(MOMENT)).toBe('public, max-age=60')
    expect(await headerOf(MOMENT - 40 * DAY)).toContain('immutable')
  })

  it('[T3] comes as GeoJSON too, by Accept or by name, cut at the antimeridian', async () => {
    const path = api(`heat?resolution=6&at=${iso(MOMENT)}`)
    const byAccept = await fetch(path, { headers: { accept: 'application/geo+json' } })
    expect(byAccept.headers.get('content-type')).toContain('application/geo+json')
    expect(byAccept.headers.get('vary')).toContain('accept')
    const map = (await byAccept.json()) as GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>
    expect(await get(`${path}&format=geojson`)).toEqual(map)
    expect(map.features.map(({ properties }) => properties!.count)).toEqual(
      (await heat(`&at=${iso(MOMENT)}`)).cells.map(({ count }) => count),
    )
    const rings = map.features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    )
    expect(map.features.some(({ geometry }) => geometry.type === 'MultiPolygon')).toBe(true)
    for (const ring of rings) {
      const lngs = ring.map(([lng]) => lng!)
      expect(Math.max(...lngs) - Math.min(...lngs)).toBeLessThan(5)
      expect(Math.max(...lngs.map(Math.abs))).toBeLessThanOrEqual(180)
      expect(ring[0]).toEqual(ring.at(-1))
    }
  })

  it('[T3] comes as CSV, a row a cell', async () => {
    const answer = await fetch(api(`heat?resolution=6&format=csv&at=${iso(MOMENT)}`))
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head, ...rows] = (await answer.text()).trimEnd().split('\n')
    expect(head).toBe('at,window_minutes,cell,resolution,lat,lng,reports,ratio,confidence')
    const counts = rows.map((row) => Number(row.split(',')[6]))
    expect(counts).toEqual(live.cells.map(({ count }) => count))
  })
})

describe('[T4] the series', () => {
  it('tells beside the counts what was usual, in each step, for the world and a country', async () => {
    const query = `from=${iso(MOMENT - 2 * HOUR)}&to=${iso(MOMENT - 1)}`
    const world = await get<Series>(api(`series?${query}`))
    expect(world.counts).toHaveLength(8)
    expect(world.counts.at(-2)!).toBeGreaterThan(world.most.at(-2)!)
    for (const [i, expected] of world.expected.entries()) {
      expect(expected).toBeGreaterThan(0)
      expect(world.most[i]!).toBeGreaterThan(expected!)
    }
    const hours = await get<Series>(api(`series?${query}&step=${HOUR}`))
    expect(hours.expected[0]).toBeCloseTo(
      world.expected.slice(0, 4).reduce((sum: number, one) => sum + one!, 0),
      1,
    )
    expect(hours.most).toEqual([null, null])
    const germany = await get<Series>(api(`series?${query}&region=DE`))
    expect(germany.expected.at(-1)!).toBeLessThanOrEqual(world.expected.at(-1)! * 1.5)
    expect(germany.expected.at(-1)!).toBeGreaterThan(0)
  })

  it('says that it does not know what was usual before it began to listen', async () => {
    const before = await get<Series>(api(`series?from=${iso(START - 9 * DAY)}&to=${iso(START - 8 * DAY)}`))
    expect(new Set([...before.expected, ...before.most])).toEqual(new Set([null]))
  })
})

describe('a kept moment', () => {
  const keep = (body: unknown, from = '192.0.2.7') =>
    send<KeptSnapshot & { code?: string }>(api('snapshots'), JSON.stringify(body), {
      'content-type': 'application/json',
      'x-forwarded-for': from,
    })
  const snapshot = (id: string, kind = '') => fetch(`${node.url}/api/v1/snapshots/${id}${kind}`)

  it('[T5] has one address for good: kept again, in any minute of its quarter, it is the same', async () => {
    const first = await keep({ at: iso(MOMENT) })
    expect(first.status).toBe(201)
    expect(first.body.url).toBe(`/snapshots/${first.body.id}`)
    const again = await keep({ at: iso(MOMENT + 14 * MINUTE) })
    expect([again.status, again.body]).toEqual([200, first.body])
    const both = await Promise.all([keep({ at: iso(MOMENT - HOUR) }), keep({ at: iso(MOMENT - HOUR) })])
    expect(both[0]!.body).toEqual(both[1]!.body)
    const answer = await snapshot(first.body.id)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const text = await answer.text()
    const hash = createHash('sha256').update(text).digest('base64url')
    expect(hash.startsWith(first.body.id.slice(0, 21))).toBe(true)
  })

  it('[T5] holds what was told then, and stays so when a late report comes', async () => {
    const { body } = await keep({ at: iso(MOMENT) })
    const before = await (await snapshot(body.id)).text()
    await report(CITY, 5, MOMENT - 20 * MINUTE, MOMENT - 10 * MINUTE)
    await until(async () => (await heat(`&window=75&at=${iso(MOMENT + QUARTER)}`)).total === 134)
    expect(await (await snapshot(body.id)).text()).toBe(before)
    const kept = JSON.parse(before) as Snapshot
    expect(kept).toMatchObject({ service: { slug: 'telegram', name: 'Telegram' }, at: MOMENT, total: 129, window: 60 })
    expect(kept.verdict).toBe('major')
    expect(kept.cells.every(({ count }) => count >= 3)).toBe(true)
    expect(kept.cells.reduce((sum, { count }) => sum + count, 0)).toBe(120)
    expect(kept.regions[0]).toMatchObject({ region: 'world', lastHour: 129 })
    expect(kept.regions.find(({ region }) => region === 'IR')).toMatchObject({ lastHour: 7 })
    expect(kept.series.counts).toHaveLength(96)
    expect(kept.series.counts.slice(-4).reduce((sum, one) => sum + one)).toBe(129)
  })

  it('[T5] comes as CSV and GeoJSON', async () => {
    const { body } = await keep({ at: iso(MOMENT) })
    const kept = (await (await snapshot(body.id)).json()) as Snapshot
    const csv = await (await snapshot(body.id, '.csv')).text()
    expect(csv.trimEnd().split('\n')).toHaveLength(kept.cells.length + 1)
    const map = (await (await snapshot(body.id, '.geojson')).json()) as GeoJSON.FeatureCollection
    expect(map.features).toHaveLength(kept.cells.length)
  })

  it('[T5] may be the present one', async () => {
    const { status, body } = await keep({})
    expect(status).toBe(201)
    expect(body.at).toBe(Math.floor(clock.now() / MINUTE) * MINUTE)
    const kept = (await (await snapshot(body.id)).json()) as Snapshot
    expect(kept.total).toBe((await heat('')).total)
  })

  it('[T5] [I3] is refused for what lies ahead, is no time, or is not JSON', async () => {
    expect((await keep({ at: iso(clock.now() + MINUTE) })).body.code).toBe('INVALID_TIME')
    expect((await keep({ at: 'now' })).status).toBe(400)
    expect((await keep({ when: iso(MOMENT) })).status).toBe(400)
    expect((await send(api('snapshots'), null, {})).status).toBe(400)
    expect((await send(api('snapshots').replace('telegram', 'nope'), '{}', JSON_TYPE)).status).toBe(404)
    for (const kind of ['', '.csv', '.geojson']) {
      expect((await snapshot('AAAAAAAAAAAAAAAAAAAAAA', kind)).status).toBe(404)
      expect((await snapshot('short', kind)).status).toBe(400)
    }
  })

  it('[T6] so many at once from one address are refused, but what is kept already is told', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 11; i++)
      statuses.push((await keep({ at: iso(MOMENT - DAY - i * QUARTER) }, '203.0.113.9')).status)
    expect(statuses).toEqual([...new Array<number>(10).fill(201), 429])
    const answer = await keep({ at: iso(MOMENT - 2 * DAY) }, '203.0.113.9')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await keep({ at: iso(MOMENT) }, '203.0.113.9')).status).toBe(200)
  })
})
