import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foldBatches, parseBatch, readBatch } from '../../server/db/batches.ts'
import { listen, type Announcement } from '../../server/db/listener.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { readHeat, readLive } from '../../server/db/rollups.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { seatOf } from '../../server/intake/seat.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 15, 12)
const NOW = NOON + 180 * MINUTE
const NOW_MINUTE = NOW / MINUTE
const VILLAGE = 1_867_440

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let other: Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  other = connect(database.url, { max: 1, name: 'test' })
  await ensurePartitions(sql, [Math.floor(NOON / DAY)])
})
beforeEach(() => sql`truncate reports, seats, batches, region_minutes, area_minutes, cell_minutes, verdict_progress`)
afterAll(async () => {
  await Promise.all([sql, other].map(disconnect))
  await database.drop()
})

interface Said {
  network: number
  host: number
  service: number
  signal: number
  cell: number
  /** After noon. */
  minute: number
}

const said = (minute: number, more: Partial<Said> = {}): Said => ({
  ...{ network: 1, host: 1, service: 1, signal: 0, cell: VILLAGE, minute },
  ...more,
})

function row({ network, host, service, signal, cell, minute }: Said): ReportRow {
  const who = { reporter: BigInt(network * 1_000_003 + host), network: BigInt(network) }
  const observedAt = NOON + minute * MINUTE
  return reportRow({
    ...{ observedAt, service, signal, cell, reporter: String(who.reporter), network: String(who.network) },
    seat: String(seatOf(who, service, signal === 0, observedAt)),
  })
}

interface Kept extends Said {
  isRepeat: boolean
}

/** Commits a batch; what of it was stored, and which of it is told as repeats. */
async function commit(batch: Said[], on = sql): Promise<Kept[]> {
  const { batch: id, duplicates } = await commitBatch(on, batch.map(row), NOW)
  const repeats = new Set(id === null ? [] : (await readBatch(sql, id)).repeats)
  return batch.filter((_, i) => !duplicates.has(i)).map((one, i) => ({ ...one, isRepeat: repeats.has(i) }))
}

/** One after the other; for each whether it is a repeat. */
async function oneByOne(...list: Said[]): Promise<boolean[]> {
  const found: boolean[] = []
  for (const [i, one] of list.entries()) found.push((await commit([one], i % 2 === 0 ? sql : other))[0]!.isRepeat)
  return found
}

const foldAll = async () => {
  while ((await foldBatches(sql, NOW)) > 0);
}

describe('[V45] a report repeats another', () => {
  it('of its reporter less than an hour apart, within the clock hour or not, whichever came first', async () => {
    expect(await oneByOne(said(5), said(20), said(59))).toEqual([false, true, true])
    expect(await oneByOne(said(50, { network: 2 }), said(66, { network: 2 }))).toEqual([false, true])
    expect(await oneByOne(said(66, { network: 3 }), said(50, { network: 3 }))).toEqual([false, true])
  })

  it('and not one of an hour ago, of another service, another signal, or by somebody else', async () => {
    expect(await oneByOne(said(5), said(75), said(5, { service: 2 }))).toEqual([false, false, false])
    expect(await oneByOne(said(130, { signal: 1 }), said(150, { signal: 1 }), said(150))).toEqual([false, false, false])
    expect(await oneByOne(said(150, { host: 2 }), said(150, { host: 3 }))).toEqual([false, false])
  })

  it('within a batch of many too', async () => {
    await commit([said(50), said(50, { host: 2 })])
    const kept = await commit([said(70, { host: 4 }), said(70), said(70, { network: 2 })])
    expect(kept.map(({ isRepeat }) => isRepeat)).toEqual([false, true, false])
  })

  it('also where others of the network hold the seats', async () => {
    await oneByOne(said(0, { host: 1 }), said(0, { host: 2 }))
    expect(await oneByOne(said(10, { host: 3 }), said(30, { host: 3 }))).toEqual([false, true])
    expect(await oneByOne(said(68, { host: 3 }), said(69, { host: 5 }))).toEqual([true, false])
  })

  it('but who speaks up every quarter of an hour is counted anew every other hour', async () => {
    const quarters = Array.from({ length: 12 }, (_, i) => said(i * 15 + 2))
    const found = await oneByOne(...quarters)
    expect(found.flatMap((isRepeat, i) => (isRepeat ? [] : [i]))).toEqual([0, 8])
  })

  const any = fc.record({
    network: fc.integer({ min: 1, max: 2 }),
    host: fc.integer({ min: 1, max: 4 }),
    service: fc.constant(1),
    signal: fc.constantFrom(0, 0, 0, 1),
    cell: fc.constantFrom(VILLAGE, VILLAGE, VILLAGE, VILLAGE + 1),
    minute: fc.integer({ min: 0, max: 170 }),
  })

  it('in any history: of two less than an hour apart one is a repeat, and a repeat has another near it', async () => {
    const selector = ({ network, host }: Said) => `${network} ${host}`
    const batch = fc.uniqueArray(any, { minLength: 1, maxLength: 8, selector })
    const history = fc.array(batch, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(history, async (batches) => {
        await sql`truncate reports, seats, batches`
        const kept: Kept[] = []
        for (const [i, batch] of batches.entries()) kept.push(...(await commit(batch, i % 2 === 0 ? sql : other)))
        const problems = kept.filter(({ signal }) => signal === 0)
        for (const one of problems) {
          const others = batches
            .flat()
            .filter((two) => two.signal === 0 && two.network === one.network && two.host === one.host)
            .map(({ minute }) => Math.abs(minute - one.minute))
          // Seats know when they were taken to ten minutes.
          if (one.isRepeat) expect(others.filter((apart) => apart > 0 && apart < 70)).not.toEqual([])
        }
        for (const [i, one] of problems.entries())
          for (const two of problems.slice(i + 1)) {
            const isNear = Math.abs(one.minute - two.minute) < 60
            if (isNear && one.network === two.network && one.host === two.host)
              expect(one.isRepeat || two.isRepeat).toBe(true)
          }
      }),
      { numRuns: 60 },
    )
  })
})

describe('[V45] repeats are known', () => {
  it('to nodes that hear of the batch, to those that load, and to who looks back, folded or not', async () => {
    const news: Announcement[] = []
    const listener = await listen(database.url, (one) => news.push(one))
    await commit([said(130), said(130, { network: 2 }), said(131, { network: 3, cell: -1 })])
    await commit([said(150), said(150, { network: 4 }), said(150, { network: 2 }), said(151, { network: 3 })])
    await until(() => news.length === 2)
    expect(news.map(({ text }) => parseBatch(text).repeats)).toEqual([[], [0, 2, 3]])
    const load = async () => {
      const { cells, batches } = await readLive(sql, NOW_MINUTE - 59, 0)
      const unfolded = batches.reduce((sum, { repeats }) => sum + repeats.length, 0)
      return cells.reduce((sum, { repeats }) => sum + repeats, unfolded)
    }
    const heat = () => readHeat(sql, { service: 1, first: NOW_MINUTE - 59, last: NOW_MINUTE })
    expect([await load(), await heat()]).toEqual([3, [[VILLAGE, 6, 3]]])
    await foldAll()
    expect([await load(), await heat()]).toEqual([3, [[VILLAGE, 6, 3]]])
    await listener.close()
  })
})
