import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  node = await startNode(line.through(database.url))
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

describe('[D3] while the database is away', () => {
  const html = { accept: 'text/html' }
  const PATHS = ['/api/v1/services/telegram/series', '/api/v1/incidents', '/feed.atom']

  beforeAll(() => line.cut())
  afterAll(() => line.mend())

  it.each(PATHS)('%s says so, and when to try again', async (path) => {
    const answer = await fetch(node.url + path)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.json()).toMatchObject({ code: 'DATABASE_AWAY' })
  })

  it('a page says so, too, and tries again', async () => {
    const answer = await fetch(`${node.url}/incidents`, { headers: html })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.text()).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"><\/noscript>.*<\/html>/s)
  })

  it('a node can be ended', async () => {
    line.mend()
    const other = await startNode(line.through(database.url))
    line.cut()
    // Long enough for each of its connections to be tried again and again.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const began = performance.now()
    await other.close()
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('all is answered again soon after its return, however long it was away', async () => {
    const asking = Array.from({ length: 12 }, async () => {
      await fetch(`${node.url}/api/v1/services/telegram/series`)
    })
    await Promise.all(asking)
    line.mend()
    await until(
      async () => (await Promise.all(PATHS.map((path) => fetch(node.url + path)))).every((answer) => answer.ok),
      undefined,
      2_000,
    )
  })
})
