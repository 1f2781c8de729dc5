import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import { foldBatches } from '../../server/db/batches.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, post, send, startNode, TOKEN, until, WatchedMap, type TestNode } from '../setup/node.ts'

const START = Date.UTC(2026, 0, 15, 12, 0, 30)
const PARIS = { lat: 48.86, lng: 2.35 }

let database: Awaited<ReturnType<typeof freshDatabase>>
let nodes: TestNode[]
let sql: Sql
let people = 0
const clock = new ScenarioClock(START)

beforeAll(async () => {
  database = await freshDatabase()
  nodes = [await startNode(database.url, { clock }), await startNode(database.url, { clock })]
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await disconnect(sql)
  await Promise.all(nodes.map((node) => node.close()))
  await database.drop()
})

const report = (node: number, service: string) =>
  post(nodes[node]!.url, { service, location: PARIS }, address(++people))

describe('two nodes on one database', () => {
  it('[L5] show the same map, wherever a report was taken', async () => {
    const maps = await Promise.all(nodes.map((node) => WatchedMap.open(node.url, 'telegram', 4)))
    for (let i = 0; i < 20; i++) await report(i % 2, 'telegram')
    for (const map of maps)
      await until(
        () => map.total === 20,
        () => map.total,
      )
    maps.forEach((map) => map.close())
  })

  it('[I2] count a person once', async () => {
    const from = address(++people)
    const answers = await Promise.all(
      [0, 1, 0, 1].map((node) => post(nodes[node]!.url, { service: 'signal', location: PARIS }, from)),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201])
  })

  it('[L6] read a batch from the log when it is too long to be announced', async () => {
    const maps = await Promise.all(nodes.map((node) => WatchedMap.open(node.url, 'discord', 2)))
    const lines = Array.from({ length: 3_999 }, (_, i) =>
      JSON.stringify({
        service: 'discord',
        reporter: `long-${i}`,
        // Three at each of these places: fewer would not be told.
        location: { lat: (Math.floor(i / 3) % 160) - 80, lng: (Math.floor(i / 3) % 350) - 175 },
      }),
    )
    await send(`${nodes[0]!.url}/api/v1/reports/bulk`, lines.join('\n'), {
      'content-type': 'application/x-ndjson',
      authorization: `Bearer ${TOKEN}`,
    })
    for (const map of maps)
      await until(
        () => map.total === 3_999,
        () => map.total,
      )
    maps.forEach((map) => map.close())
  })

  it('[L4] repair themselves when LISTEN is lost, and miss nothing meanwhile', async () => {
    const maps = await Promise.all(nodes.map((node) => WatchedMap.open(node.url, 'netflix', 6)))
    for (let round = 0; round < 4; round++) {
      const reports = Array.from({ length: 10 }, (_, i) => report(i % 2, 'netflix'))
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'outcry relay' and datname = current_database()`
      expect((await Promise.all(reports)).every((answer) => answer.status === 201)).toBe(true)
    }
    for (const map of maps)
      await until(
        () => map.total === 40,
        () => map.total,
      )
    maps.forEach((map) => map.close())
  })

  it('[L4] repair themselves when every connection is cut', async () => {
    const maps = await Promise.all(nodes.map((node) => WatchedMap.open(node.url, 'spotify', 3)))
    await report(0, 'spotify')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    let accepted = 1
    await until(async () => {
      if ((await report(0, 'spotify')).status === 201) accepted++
      if ((await report(1, 'spotify')).status === 201) accepted++
      return accepted >= 5
    })
    for (const map of maps)
      await until(
        () => map.total === accepted,
        () => [map.total, accepted],
      )
    maps.forEach((map) => map.close())
  })

  it('[L7] fold the log together without losing or doubling a report', async () => {
    const before = await rolledUp()
    for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 20 }, (_, k) => report(k % 2, 'steam')))
    await Promise.all(Array.from({ length: 8 }, () => foldBatches(sql, clock.now())))
    await until(async () => (await rolledUp()) === before + 200)
    const [{ regions }] = await sql<
      [{ regions: string }]
    >`select sum(reports) as regions from region_minutes where signal = 0`
    expect(Number(regions)).toBe(await countOf(sql`select count(*) as n from reports where signal = 0`))
  })

  it('[L3] a node that starts later shows what was there before', async () => {
    const late = await startNode(database.url, { clock })
    const map = await WatchedMap.open(late.url, 'steam', 5)
    expect(map.total).toBe(200)
    map.close()
    await late.close()
  })

  it('[L2] let go of reports after an hour', async () => {
    const map = await WatchedMap.open(nodes[1]!.url, 'telegram', 4)
    expect(map.total).toBe(20)
    clock.advanceTo(START + 59 * 60_000)
    for (let person = 0; person < 3; person++) await report(0, 'telegram')
    await until(
      () => map.total === 23,
      () => map.total,
    )
    clock.advanceTo(START + 60 * 60_000)
    await until(
      () => map.total === 3,
      () => map.total,
    )
    map.close()
  })
})

const countOf = async (query: PromiseLike<{ n?: string }[]>) => Number((await query)[0]!.n)
const rolledUp = async () =>
  Number(
    (
      await sql`select coalesce(sum(reports), 0) as n from cell_minutes
    where service = (select id from services where slug = 'steam')`
    )[0]!.n,
  )
