import { cellToCenterChild, cellToChildren, cellToLatLng, cellToParent, latLngToCell } from 'h3-js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { cellToOrdinal, RESOLUTIONS } from '../../server/contract/grid.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import type { Heat } from '../../server/contract/service.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, startNode, until, WatchedMap, type TestNode } from '../setup/node.ts'

/** Half past, so that an hour begins between the reports. */
const START = Date.UTC(2026, 0, 15, 12, 30, 5)
const AROUND = cellToParent(latLngToCell(53.6, 13.25, 6), 5)
const VILLAGE = cellToCenterChild(AROUND, 6)
const NEXT = cellToChildren(AROUND, 6).find((cell) => cell !== VILLAGE)!
const locationOf = (cell: string) => {
  const [lat, lng] = cellToLatLng(cell)
  return { lat, lng }
}

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let node: TestNode
const clock = new ScenarioClock(START)

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  node = await startNode(database.url, { clock })
})
afterAll(async () => {
  await node.close()
  await disconnect(sql)
  await database.drop()
})

const report = (cell: string, who: number) =>
  post<ReportReceipt>(node.url, { service: 'telegram', location: locationOf(cell) }, address(who))

/** What the map tells in words of H3, at each resolution, finest first. */
async function maps(url = node.url): Promise<Record<string, number>[]> {
  const found: Record<string, number>[] = []
  for (const resolution of [6, 5, 4, 3, 2]) {
    const { cells } = await get<Heat>(`${url}/api/v1/services/telegram/heat?resolution=${resolution}`)
    found.push(Object.fromEntries(cells.map(({ cell, count }) => [cell, count])))
  }
  return found
}

const NOTHING = RESOLUTIONS.map(() => ({}))

it('[P4] [V45] one who reports four times in an hour is never told, live or by the API, on any node', async () => {
  const watched = await Promise.all(RESOLUTIONS.map((r) => WatchedMap.open(node.url, 'telegram', r)))
  for (const minutes of [0, 16, 32, 48]) {
    clock.advanceTo(START + minutes * MINUTE)
    const { status, body } = await report(VILLAGE, 1)
    expect([status, body.counted, body.near]).toMatchObject([201, true, { area: 0, country: minutes / 16 + 1 }])
    expect(await maps()).toEqual(NOTHING)
  }
  const later = await startNode(database.url, { clock })
  await until(async () => (await sql`select from batches where folded_at is null`).length === 0)
  expect(await maps(later.url)).toEqual(NOTHING)
  const fresh = await WatchedMap.open(later.url, 'telegram', 6)
  for (const map of [...watched, fresh]) {
    expect([map.cells.size, map.heard.size]).toEqual([0, 0])
    map.close()
  }
  await later.close()
})

it('[P4] [V45] nor by difference to what is told around', async () => {
  for (const who of [2, 3, 4]) await report(NEXT, who)
  const around = [NEXT, AROUND, ...[4, 3, 2].map((resolution) => cellToParent(AROUND, resolution))]
  expect(await maps()).toEqual(around.map((cell) => ({ [cell]: 3 })))
  const map = await WatchedMap.open(node.url, '*', 2)
  expect([...map.cells]).toEqual([[cellToOrdinal(around[4]!, 2), 3]])
  map.close()
})

it('[P4] [V45] with two others there the place is told of, with all that was reported', async () => {
  for (const who of [5, 6]) await report(VILLAGE, who)
  expect((await maps())[0]).toEqual({ [VILLAGE]: 6, [NEXT]: 3 })
})

it('[P4] [V45] over several hours it takes as many more as one could have reported in them', async () => {
  const { cells } = await get<Heat>(`${node.url}/api/v1/services/telegram/heat?resolution=6&window=180`)
  expect(cells).toEqual([])
  const hour = await get<Heat>(`${node.url}/api/v1/services/telegram/heat?resolution=6&window=60`)
  expect(hour.cells.map(({ count }) => count).sort()).toEqual([3, 6])
})
