import { latLngToCell } from 'h3-js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { HeatSnapshot } from '../../server/contract/frame.ts'
import { cellToOrdinal } from '../../server/contract/grid.ts'
import type { Heat } from '../../server/contract/service.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { ask, connectViewer, get, send, startNode, TOKEN, until, WatchedMap, type TestNode } from '../setup/node.ts'

const START = Date.UTC(2026, 0, 15, 12, 0, 30)
const CITY = { lat: 52.52, lng: 13.405 }
const VILLAGE = { lat: 53.6, lng: 13.25 }
const cellOf = ({ lat, lng }: typeof CITY) => latLngToCell(lat, lng, 6)
const ordinalOf = (place: typeof CITY) => cellToOrdinal(cellOf(place), 6)

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let people = 0
const clock = new ScenarioClock(START)

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

/** So many reports from a place, evenly over a time. */
async function report(place: typeof CITY, count: number, from: number, to: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      service: 'telegram',
      reporter: `p${++people}`,
      network: `n${people}`,
      location: place,
      observedAt: new Date(from + ((to - from) * i) / count).toISOString(),
    }),
  )
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` }
  const { body } = await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), headers)
  expect(body).toMatchObject({ accepted: count })
}

async function snapshot(service: string): Promise<HeatSnapshot> {
  const socket = await connectViewer(node.url)
  const answer = await ask<HeatSnapshot>(socket, 'watch', { topic: 'heat', service, resolution: 6 })
  socket.disconnect()
  return answer
}

const heat = (query = '') => get<Heat>(`${node.url}/api/v1/services/telegram/heat?resolution=6${query}`)

it('[F4] [V15] a village far above its own norm is told as such, live and by the API, more than a city with as many reports', async () => {
  await report(CITY, 700, START - 3 * DAY, START - 3 * HOUR)
  await report(VILLAGE, 20, START - 3 * DAY, START - 3 * HOUR)
  expect((await snapshot('telegram')).excess).toBeNull()
  const map = await WatchedMap.open(node.url, 'telegram', 6)
  // A baseline begins with the first report in a minute that is judged, hence not before the node began.
  clock.advanceTo(START + 5 * MINUTE)
  await report(CITY, 3, START + 3 * MINUTE, START + 5 * MINUTE)
  // Learned within seconds of real time once another hour has begun, and told with the next minute.
  await until(
    async () => {
      clock.advanceTo(clock.now() + HOUR / 4)
      await new Promise((resolve) => setTimeout(resolve, 500))
      return (await snapshot('telegram')).excess !== null
    },
    () => clock.now() - START,
    60_000,
  )
  const now = clock.now()
  await report(CITY, 40, now - 50 * MINUTE, now - 2 * MINUTE)
  await report(VILLAGE, 40, now - 50 * MINUTE, now - 2 * MINUTE)
  await until(
    () => (map.excess.get(ordinalOf(VILLAGE))?.confidence ?? 0) >= 90,
    () => [...map.excess],
  )
  const levelOf = (place: typeof CITY) => map.excess.get(ordinalOf(place))?.level ?? 0
  expect(levelOf(VILLAGE)).toBeGreaterThanOrEqual(20)
  expect(levelOf(VILLAGE)).toBeGreaterThanOrEqual(levelOf(CITY))

  const { cells } = await heat()
  const [city, village] = [CITY, VILLAGE].map((place) => cells.find(({ cell }) => cell === cellOf(place))!)
  expect(village!.ratio).toBeGreaterThan(4)
  expect(village!.confidence).toBeGreaterThan(0.9)
  expect(village!.ratio).toBeGreaterThan(1.5 * city!.ratio!)
  const tile = latLngToCell(VILLAGE.lat, VILLAGE.lng, 2)
  expect((await heat(`&tiles=${tile}`)).cells).toContainEqual(village)
  expect((await heat(`&tiles=${latLngToCell(0, 0, 2)}`)).cells).toEqual([])
  expect((await heat('&window=120')).cells.every(({ ratio }) => ratio === null)).toBe(true)
  map.close()
}, 120_000)

it('[F4] those who come later are told the same as those who watched all along', async () => {
  const map = await WatchedMap.open(node.url, 'telegram', 6)
  const watching = await WatchedMap.open(node.url, 'telegram', 6)
  await report(VILLAGE, 5, clock.now() - 5 * MINUTE, clock.now())
  clock.advanceTo(clock.now() + MINUTE)
  await until(async () => {
    const { cells, excess } = await snapshot('telegram')
    const told = excess!.flatMap((_, i) => (i % 3 === 0 ? [excess!.slice(i, i + 3).join()] : [])).sort()
    const seen = (one: WatchedMap) => [...one.excess].map(([p, e]) => [p, e.level, e.confidence].join()).sort()
    return (
      cells.length === map.cells.size * 2 &&
      [map, watching].every((one) => JSON.stringify(seen(one)) === JSON.stringify(told))
    )
  })
  map.close()
  watching.close()
})

it('of all services together nobody says what is usual', async () => {
  expect((await snapshot('*')).excess).toBeNull()
})
