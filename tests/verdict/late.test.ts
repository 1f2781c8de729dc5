import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Catalog } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { foldBatches } from '../../server/db/batches.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { syncServices } from '../../server/db/services.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { readIncidents } from '../../server/db/incidents.ts'
import { readVerdicts } from '../../server/db/verdicts.ts'
import { Engine } from '../../server/verdict/engine.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'
import { reportRow } from '../setup/rows.ts'

const START = 29_000_160
/** When the outage begins; nobody gets through to us in its first half hour. */
const OUTAGE = START + 2 * 1440 + 600
const HEARD = OUTAGE + 30
const SERVICE = 'telegram'

let database: FreshDatabase
let sql: Sql
let catalog: Catalog
let service: number
let clock: ScenarioClock
let engine: Engine
const faults: unknown[] = []

beforeEach(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  catalog = new Catalog(await syncServices(sql, CATALOG_DATA))
  service = catalog.bySlug(SERVICE)!.id
  clock = new ScenarioClock((START - 1) * MINUTE)
  await ensurePartitions(
    sql,
    [0, 1, 2, 3].map((day) => Math.floor(START / 1440) + day),
  )
  engine = begin()
})
afterEach(async () => {
  await engine.close()
  expect(faults.splice(0)).toEqual([])
  await disconnect(sql)
  await database.drop()
})

function begin(): Engine {
  const onError = (error: unknown) => void faults.push(error)
  const started = new Engine({ databaseUrl: database.url, sql, catalog, clock, onJudged: () => {}, onError })
  started.start()
  return started
}

/** Reports from as many people of Germany, so many a minute on average, committed at `now`. */
async function report(first: number, last: number, mean: number, now: number, seed = 1): Promise<void> {
  const random = new Random(seed)
  const rows = []
  for (let minute = first; minute < last; minute++)
    for (let left = mean; left > random.next(); left--)
      rows.push(reportRow({ service, observedAt: minute * MINUTE + 500, seat: String(-++seats) }))
  for (let i = 0; i < rows.length; i += 500) await commitBatch(sql, rows.slice(i, i + 500), now * MINUTE + 600)
  await foldBatches(sql, now * MINUTE)
}
let seats = 0

async function judge(minute: number): Promise<void> {
  clock.advanceTo((minute + 1) * MINUTE + 5_000)
  const progress = async () => (await sql`select minute from verdict_progress`)[0]?.minute
  await until(async () => (await progress()) === minute, progress, 60_000)
}

async function told() {
  const incidents = (await readIncidents(sql)).map((one) => ({ ...one, regions: [...one.regions.values()] }))
  return { incidents, said: (await readVerdicts(sql, -1)).filter(({ since }) => since !== null) }
}

const starts = async () => (await told()).incidents.flatMap(({ regions }) => regions.map(({ started }) => started))

/** An ordinary past and an outage that is heard of half an hour late, until it is major in an area, Germany and the world. */
async function untilNoticed(): Promise<void> {
  await report(START, HEARD, 0.2, START - 1)
  await report(HEARD, HEARD + 40, 3, START - 1, 2)
  await judge(HEARD + 15)
  expect(await starts()).toHaveLength(3)
  for (const started of await starts()) expect(started).toBeGreaterThan(OUTAGE + 15)
}

describe('[V28] reports that come when their minute was judged', () => {
  it('move the start of an open outage back, on this node and on the one that takes over', async () => {
    await untilNoticed()
    await report(OUTAGE, HEARD, 2, HEARD + 16, 3)
    await judge(HEARD + 17)
    const corrected = await told()
    expect(corrected.incidents).toHaveLength(1)
    for (const started of await starts()) expect(Math.abs(started - OUTAGE)).toBeLessThanOrEqual(2)
    for (const { since } of corrected.said) expect(Math.abs(since! - OUTAGE)).toBeLessThanOrEqual(2)
    await engine.close()
    engine = begin()
    await judge(HEARD + 25)
    expect(await starts()).toEqual(corrected.incidents[0]!.regions.map(({ started }) => started))
    for (const { since } of (await told()).said) expect(Math.abs(since! - OUTAGE)).toBeLessThanOrEqual(2)
  }, 60_000)

  it('move it no further back than two hours before it was noticed', async () => {
    await untilNoticed()
    const { detected } = (await told()).incidents[0]!
    await report(OUTAGE - 300, HEARD, 2, HEARD + 16, 3)
    await judge(HEARD + 17)
    for (const started of await starts()) {
      expect(started).toBeGreaterThanOrEqual(detected - 120)
      expect(started).toBeLessThan(OUTAGE - 60)
    }
  }, 60_000)

  it('open nothing, however many they are', async () => {
    await report(START, OUTAGE + 60, 0.2, START - 1)
    await judge(OUTAGE)
    await report(OUTAGE - 40, OUTAGE, 20, OUTAGE + 1, 3)
    await judge(OUTAGE + 30)
    expect((await told()).incidents).toEqual([])
  }, 60_000)
})
