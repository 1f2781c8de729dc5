import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFoldedBatches, dropSeatsBefore, foldBatches, readBatch, unfoldedBatches } from '../../server/db/batches.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { firstReportedMinute } from '../../server/db/detectors.ts'
import { Pseudonyms } from '../../server/intake/reporter.ts'
import { seatOf } from '../../server/intake/seat.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 15, 12, 0, 30)
const MINUTE_NOW = Math.floor(NOW / MINUTE)

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let others: Sql[]

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  others = Array.from({ length: 6 }, () => connect(database.url, { max: 1, name: 'test' }))
  await ensurePartitions(sql, [NOW / DAY - 1, NOW / DAY].map(Math.floor))
})
afterAll(async () => {
  await Promise.all([sql, ...others].map(disconnect))
  await database.drop()
})

const commit = (rows: ReportRow[], on = sql) => commitBatch(on, rows, NOW)
const row = (more: Partial<ReportRow> = {}) => reportRow({ observedAt: NOW, ...more })
const foldAll = async (on = sql) => {
  let sum = 0
  for (let folded = -1; folded !== 0; sum += folded) folded = await foldBatches(on, NOW)
  return sum
}

interface Sum {
  key: string
  reports: number
  effective: number
}

/** What the rollups must hold: every report of the log, counted one by one in the table of reports. */
const counted = async () => ({
  cells: await sql<Sum[]>`
    select concat_ws(' ', floor(extract(epoch from observed_at) / 60)::integer, service, cell) as key,
      count(*)::integer as reports
    from reports where signal = 0 and cell is not null group by 1 order by 1`,
  regions: await sql<Sum[]>`
    select concat_ws(' ', floor(extract(epoch from observed_at) / 60)::integer, service, country, signal,
      coalesce(problem, 0)) as key, count(*)::integer as reports
    from reports group by 1 order by 1`,
})

/** The same from the rollups; cells are numbers of another kind there, so only how many each has is compared. */
const rolledUp = async () => ({
  cells: await sql<Sum[]>`
    select concat_ws(' ', minute, service, cell) as key, reports, effective::double precision from cell_minutes order by 1`,
  regions: await sql<Sum[]>`
    select concat_ws(' ', minute, service, country, signal, problem) as key, reports, effective::double precision
    from region_minutes order by 1`,
})

const sum = (rows: readonly { reports: number }[]) => rows.reduce((total, { reports }) => total + reports, 0)

describe('the log', () => {
  it('[I10] keeps the minute in which each report was observed, and what the live state needs', async () => {
    const rows = [
      row({ service: 3, problem: 2, cell: 7, country: 'IR' }),
      row({ observedAt: NOW - 90 * MINUTE, service: 4, signal: 1, cell: -1, country: 'ZZ' }),
      row({ observedAt: NOW - 31_000, service: 3, cell: 14_353_177, country: 'PR' }),
    ]
    const { batch } = await commit(rows)
    const read = await readBatch(sql, batch!)
    expect(read).toEqual({
      minutes: [MINUTE_NOW, MINUTE_NOW - 90, MINUTE_NOW - 1],
      services: [3, 4, 3],
      signals: [0, 1, 0],
      problems: [2, 0, 0],
      cells: [7, -1, 14_353_177],
      countries: ['IR', 'ZZ', 'PR'],
      repeats: [],
    })
    expect(await unfoldedBatches(sql)).toEqual([read])
  })

  it('[V22] judging begins where the first report was observed, folded or not', async () => {
    const first = MINUTE_NOW - 90
    await commit([row({ observedAt: NOW - 90 * MINUTE }), row()])
    expect(await firstReportedMinute(sql)).toBe(first)
    await foldAll()
    expect(await firstReportedMinute(sql)).toBe(first)
  })

  it('has no duplicates', async () => {
    const first = row()
    const { batch } = await commit([first, row({ reporter: first.reporter, service: 1 })])
    expect((await readBatch(sql, batch!)).minutes).toHaveLength(1)
  })

  it('says so when a batch is no longer there', async () => {
    await expect(readBatch(sql, '999999')).rejects.toThrow('batch 999999 is no longer in the log')
  })
})

describe('[L7] folding', () => {
  it('moves every batch into the rollups, once', async () => {
    await commit([row({ seat: '-7' }), row({ seat: '-7' }), row({ service: 2, signal: 2 }), row({ cell: -1 })])
    expect(await foldAll()).toBeGreaterThan(0)
    expect(await unfoldedBatches(sql)).toEqual([])
    const once = await rolledUp()
    expect(await foldAll()).toBe(0)
    expect(await rolledUp()).toEqual(once)
    const truth = await counted()
    expect(once.regions.map(({ key, reports }) => ({ key, reports }))).toEqual([...truth.regions])
    expect(sum(once.cells)).toBe(sum(truth.cells))
  })

  it('takes the oldest first and no more than asked for', async () => {
    for (let i = 0; i < 5; i++) await commit([row({ service: 100 + i })])
    expect(await foldBatches(sql, NOW, 2)).toBe(2)
    expect((await unfoldedBatches(sql)).map(({ services }) => services[0])).toEqual([102, 103, 104])
    expect(await foldAll()).toBe(3)
  })

  it('adds to what is there, the effective count for itself', async () => {
    const at = { service: 200, problem: 3 }
    await commit([row({ ...at, seat: '-20' }), row({ ...at, seat: '-21' })])
    await foldAll()
    await commit([row({ ...at, seat: '-20' }), row({ ...at, seat: '-22' })])
    await foldAll()
    const { cells, regions } = await rolledUp()
    const of = (rows: Sum[]) => rows.filter(({ key }) => key.startsWith(`${MINUTE_NOW} 200 `))
    expect(of(cells)).toEqual([{ key: `${MINUTE_NOW} 200 1867440`, reports: 4, effective: 3 }])
    expect(of(regions)).toEqual([{ key: `${MINUTE_NOW} 200 DE 0 3`, reports: 4, effective: 3 }])
  })

  it('by several nodes, while others commit, neither loses nor doubles a report', async () => {
    const random = new Random(5)
    const any = () =>
      row({
        observedAt: NOW - random.below(180) * MINUTE,
        service: 300 + random.below(3),
        signal: random.pick([0, 0, 1, 2]),
        cell: random.pick([-1, 1, 2, 3]),
        country: random.pick(['DE', 'IR', 'ZZ']),
      })
    let isOver = false
    const writing = others.slice(0, 3).map(async (on) => {
      for (let i = 0; i < 40; i++) await commit(Array.from({ length: 30 }, any), on)
    })
    const folding = others.slice(3).map(async (on) => {
      while (!isOver) await foldBatches(on, NOW, 1 + random.below(5))
    })
    await Promise.all(writing)
    isOver = true
    await Promise.all(folding)
    await foldAll()
    const [rollups, truth] = [await rolledUp(), await counted()]
    expect(rollups.regions.map(({ key, reports }) => ({ key, reports }))).toEqual([...truth.regions])
    expect(sum(rollups.cells)).toBe(sum(truth.cells))
    const [{ taken }] = await sql<[{ taken: string }]>`select count(*) as taken from seats`
    expect(rollups.regions.reduce((total, { effective }) => total + effective, 0)).toBe(Number(taken))
  })
})

describe('what is no longer needed', () => {
  it('[L6] batches are dropped some time after they were folded, others never', async () => {
    await foldAll()
    const { batch: folded } = await commit([row()])
    await foldBatches(sql, NOW)
    const { batch: later } = await commit([row()])
    await foldBatches(sql, NOW + 10_000)
    const { batch: waiting } = await commit([row()])
    await dropFoldedBatches(sql, NOW + 5_000)
    await expect(readBatch(sql, folded!)).rejects.toThrow(/no longer/)
    await readBatch(sql, later!)
    await dropFoldedBatches(sql, NOW + 10 * DAY)
    await readBatch(sql, waiting!)
  })

  it('[I9] seats of past hours are dropped, those of later ones stay taken', async () => {
    const pseudonyms = new Pseudonyms('a-secret-for-tests-only')
    const hour = Math.floor(NOW / HOUR)
    const seatAt = (at: number) => String(seatOf(pseudonyms.ofRequest({ ip: '192.0.2.1' }, NOW), 1, true, at))
    const [past, present] = [seatAt(hour * HOUR - 1), seatAt(hour * HOUR)]
    await commit([row({ seat: past }), row({ seat: present })])
    await dropSeatsBefore(sql, hour)
    const left = (await sql<{ seat: string }[]>`select seat from seats`).map(({ seat }) => seat)
    expect(left).toContain(present)
    expect(left).not.toContain(past)
  })
})
