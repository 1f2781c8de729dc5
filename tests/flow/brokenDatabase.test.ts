import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { Line } from '../setup/line.ts'
import { address, post, startNode, until, WatchedMap, type TestNode } from '../setup/node.ts'

const PARIS = { lat: 48.86, lng: 2.35 }

let database: Awaited<ReturnType<typeof freshDatabase>>
let line: Line
let node: TestNode
let sql: Sql
let people = 0

beforeAll(async () => {
  database = await freshDatabase()
  line = await Line.to(database.url)
  const through = new URL(database.url)
  through.port = String(line.port)
  node = await startNode(through.href)
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await node.close()
  line.close()
  await disconnect(sql)
  await database.drop()
})

const report = async () => (await post(node.url, { service: 'telegram', location: PARIS }, address(++people))).status

/** Reports without a pause, from several people at once, until told to stop. */
function rush(): () => Promise<number[]> {
  const statuses: number[] = []
  let over = false
  const reporting = Array.from({ length: 8 }, async () => {
    while (!over) statuses.push(await report())
  })
  return async () => {
    over = true
    await Promise.all(reporting)
    return statuses
  }
}

const stored = async () =>
  (await sql<{ reports: number }[]>`select count(*)::integer as reports from reports`)[0]!.reports

const folded = async () =>
  (await sql<{ reports: number }[]>`select coalesce(sum(reports), 0)::integer as reports from region_minutes`)[0]!
    .reports

it('[D2] connections that break amid a rush of reports cost those under way at most, and lose nothing after', async () => {
  const stop = rush()
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    line.reset()
    await until(async () => (await report()) === 201)
  }
  const statuses = await stop()
  expect([...new Set(statuses)].sort()).toEqual([201, 503])
  expect(await stored()).toBeGreaterThanOrEqual(statuses.filter((status) => status === 201).length)

  const map = await WatchedMap.open(node.url, 'telegram', 4)
  const told = async () => [map.total, await folded(), await stored()]
  await until(async () => new Set(await told()).size === 1, told)
  map.close()
})
