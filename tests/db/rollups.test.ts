import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldBatches, parseBatch, readBatch, type Batch } from '../../server/db/batches.ts'
import { listen, type Announcement } from '../../server/db/listener.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { readHeat, readLive, readSeries, TransactionSnapshot, type LiveSnapshot } from '../../server/db/rollups.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 15, 12, 0, 30)
const NOW_MINUTE = Math.floor(NOW / MINUTE)

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let others: Sql[]

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  others = Array.from({ length: 5 }, () => connect(database.url, { max: 1, name: 'test' }))
  await ensurePartitions(sql, [NOW / DAY - 1, NOW / DAY].map(Math.floor))
})
afterAll(async () => {
  await Promise.all([sql, ...others].map(disconnect))
  await database.drop()
})

const commit = (rows: ReportRow[], on = sql) => commitBatch(on, rows, NOW)

describe('[L3] a transaction snapshot', () => {
  it('sees what PostgreSQL says that it sees', async () => {
    const id = fc.integer({ min: 3, max: 60 })
    const snapshot = fc.tuple(id, fc.uniqueArray(id, { maxLength: 6 }), id).map(([a, running, b]) => {
      const [xmin, xmax] = [Math.min(a, b), Math.max(a, b)]
      const inside = running.filter((xid) => xid >= xmin && xid < xmax).sort((one, other) => one - other)
      return `${inside[0] ?? xmin}:${xmax}:${inside.join(',')}`
    })
    await fc.assert(
      fc.asyncProperty(snapshot, async (text) => {
        const rows = await sql<{ xid: string; seen: boolean }[]>`
          select x::text as xid, pg_visible_in_snapshot(x::text::xid8, ${text}::text::pg_snapshot) as seen
          from generate_series(3, 62) as x`
        const ours = new TransactionSnapshot(text)
        for (const { xid, seen } of rows) expect(`${xid} ${ours.contains(xid)}`).toBe(`${xid} ${seen}`)
      }),
      { numRuns: 60 },
    )
  })

  it('is not confused by transaction numbers beyond 32 bits', () => {
    const snapshot = new TransactionSnapshot('9007199254740993:9007199254740997:9007199254740993,9007199254740995')
    const seen = [2, 3, 4, 5, 6, 7, 8].map((i) => snapshot.contains(`900719925474099${i}`))
    expect(seen).toEqual([true, false, true, false, true, false, false])
  })

  it('of a load has seen what was committed, and not what was under way or came later', async () => {
    const xid = async (on: Sql) => (await on<[{ xid: string }]>`select pg_current_xact_id()::text as xid`)[0].xid
    const before = await xid(others[0]!)
    let finish = () => {}
    let underWay = ''
    const open = others[1]!.begin(async (tx) => {
      underWay = await xid(tx as unknown as Sql)
      await new Promise<void>((resolve) => (finish = resolve))
    })
    await until(() => underWay !== '')
    const { seen } = await readLive(sql, NOW_MINUTE - 59, 0)
    finish()
    await open
    const later = await xid(others[0]!)
    expect([before, underWay, later].map((one) => seen.contains(one))).toEqual([true, false, false])
  })
})

/** Reports by minute, service and cell, as a load and the batches after it add up. */
class Tally {
  readonly cells = new Map<string, number>()
  total = 0

  addLoad({ cells, regions, batches }: LiveSnapshot): void {
    for (const { minute, service, cell, reports } of cells) this.#add(`${minute} ${service} ${cell}`, reports)
    for (const { signal, reports } of regions) if (signal === 0) this.total += reports
    for (const batch of batches) this.addBatch(batch)
  }

  addBatch({ minutes, services, signals, cells }: Batch): void {
    minutes.forEach((minute, i) => {
      if (signals[i] !== 0) return
      this.total++
      if (cells[i]! >= 0) this.#add(`${minute} ${services[i]} ${cells[i]}`, 1)
    })
  }

  #add(key: string, reports: number): void {
    this.cells.set(key, (this.cells.get(key) ?? 0) + reports)
  }
}

describe('[L3] a load', () => {
  it('and every batch that it has not seen are every report once, while others write and fold', async () => {
    const random = new Random(3)
    const written: ReportRow[] = []
    const news: Announcement[] = []
    const listener = await listen(database.url, (one) => news.push(one))
    let isOver = false
    const writing = others.slice(0, 3).map(async (on) => {
      for (let i = 0; i < 60; i++) {
        const rows = Array.from({ length: 1 + random.below(8) }, () =>
          reportRow({
            observedAt: NOW - random.below(30) * MINUTE,
            service: 1 + random.below(2),
            signal: random.pick([0, 0, 1]),
            cell: random.below(4),
          }),
        )
        await commit(rows, on)
        written.push(...rows)
      }
    })
    const folding = (async () => {
      while (!isOver) await foldBatches(others[3]!, NOW, 7)
    })()
    const loads: LiveSnapshot[] = []
    const loading = (async () => {
      while (!isOver) loads.push(await readLive(others[4]!, NOW_MINUTE - 59, Math.floor(NOW_MINUTE / 15) - 95))
    })()
    await Promise.all(writing)
    isOver = true
    await Promise.all([folding, loading])
    await until(
      () => new Set(news.map(({ batch }) => batch)).size === 180,
      () => news.length,
    )
    await listener.close()

    const truth = new Tally()
    truth.addBatch(batchOf(written))
    expect(loads.length).toBeGreaterThan(5)
    for (const load of loads) {
      const tally = new Tally()
      tally.addLoad(load)
      for (const { transaction, parts, text } of news)
        if (!load.seen.contains(transaction)) {
          expect(parts).toBe(1)
          tally.addBatch(parseBatch(text))
        }
      expect(tally).toEqual(truth)
    }
    expect(loads.some(({ cells }) => cells.length > 0)).toBe(true)
    expect(loads.some(({ batches }) => batches.length > 0)).toBe(true)
  })

  it('reads from the asked minute and quarter of an hour on, from rollups and log alike', async () => {
    const services = { folded: 501, waiting: 502 }
    const rows = (service: number) =>
      [0, 59, 60, 89].map((age) => reportRow({ observedAt: NOW - age * MINUTE, service }))
    await commit(rows(services.folded))
    while ((await foldBatches(sql, NOW)) > 0);
    await commit(rows(services.waiting))
    const firstQuarter = Math.floor((NOW_MINUTE - 60) / 15)
    const load = await readLive(sql, NOW_MINUTE - 59, firstQuarter)
    const of = <T extends { service: number }>(list: T[], service: number) =>
      list.filter((one) => one.service === service)
    expect(
      of(load.cells, services.folded)
        .map(({ minute, reports }) => [NOW_MINUTE - minute, reports])
        .sort(),
    ).toEqual([
      [0, 1],
      [59, 1],
    ])
    expect(
      of(load.regions, services.folded)
        .map(({ minute }) => NOW_MINUTE - minute)
        .sort(),
    ).toEqual([0, 59])
    expect(of(load.quarters, services.folded).reduce((sum, { reports }) => sum + reports, 0)).toBe(3)
    const waiting = load.batches.flatMap(({ services: owners, minutes }) =>
      minutes.filter((_, i) => owners[i] === services.waiting),
    )
    expect(waiting.map((minute) => NOW_MINUTE - minute)).toEqual([0, 59, 60, 89])
  })
})

describe('[L6] an announcement', () => {
  it('comes in numbered parts when it is long, and only by number when it is longer still', async () => {
    const news: Announcement[] = []
    const listener = await listen(database.url, (one) => news.push(one))
    const batches: string[] = []
    for (const size of [1, 700, 5_000])
      batches.push(
        (await commit(Array.from({ length: size }, () => reportRow({ observedAt: NOW, service: 600 })))).batch!,
      )
    await until(
      () => news.some(({ batch }) => batch === batches[2]),
      () => news.length,
    )
    await listener.close()
    const partsOf = batches.map((batch) => news.filter((one) => one.batch === batch))
    expect(partsOf[0]).toHaveLength(1)
    expect(partsOf[1]!.length).toBeGreaterThan(1)
    expect(partsOf[2]).toMatchObject([{ part: 0, parts: 0, text: '' }])
    for (const [i, parts] of partsOf.slice(0, 2).entries()) {
      const whole = parts.sort((a, b) => a.part - b.part)
      expect(whole.map(({ part }) => part)).toEqual(Array.from({ length: whole[0]!.parts }, (_, n) => n))
      expect(parseBatch(whole.map(({ text }) => text).join(''))).toEqual(await readBatch(sql, batches[i]!))
    }
  })
})

describe('reading what was said', () => {
  const service = 700
  const said: ReportRow[] = []

  beforeAll(async () => {
    const random = new Random(9)
    for (let i = 0; i < 12; i++) {
      const rows = Array.from({ length: 30 }, () =>
        reportRow({
          observedAt: NOW - random.below(300) * MINUTE,
          service: random.pick([service, service, service + 1]),
          signal: random.pick([0, 0, 0, 1]),
          cell: random.pick([-1, 1_867_440, 1_867_441, 1_867_447, 12_000_000]),
          country: random.pick(['DE', 'IR']),
        }),
      )
      await commit(rows)
      said.push(...rows)
      if (i === 7) while ((await foldBatches(sql, NOW)) > 0);
    }
  })

  const problems = () => said.filter((one) => one.service === service && one.signal === 0)
  const minuteOf = ({ observedAt }: ReportRow) => Math.floor(observedAt / MINUTE)

  it.each([
    [1, null],
    [15, null],
    [15, 'IR'],
    [7, 'DE'],
    [60, 'FR'],
  ])('[L7] per %i minutes, region %s, is the same before and after folding', async (stepMinutes, region) => {
    const [first, last] = [NOW_MINUTE - 200, NOW_MINUTE - 10]
    const expected = new Map<number, number>()
    for (const one of problems()) {
      const step = Math.floor((minuteOf(one) - first) / stepMinutes)
      if (minuteOf(one) < first || minuteOf(one) >= last || (region && one.country !== region)) continue
      expected.set(step, (expected.get(step) ?? 0) + 1)
    }
    expect(await readSeries(sql, { service, region, first, last, stepMinutes })).toEqual(expected)
  })

  it('[L7] per cell is the same before and after folding', async () => {
    const [first, last] = [NOW_MINUTE - 200, NOW_MINUTE - 10]
    const expected = new Map<number, number>()
    for (const one of problems()) {
      if (one.cell < 0 || minuteOf(one) < first || minuteOf(one) > last) continue
      expected.set(one.cell, (expected.get(one.cell) ?? 0) + 1)
    }
    const sorted = [...expected].sort(([a], [b]) => a - b).map(([cell, reports]) => [cell, reports, 0])
    expect(await readHeat(sql, { service, first, last })).toEqual(sorted)
  })

  it('[L1] of all services together is the sum of each', async () => {
    const range = { first: NOW_MINUTE - 400, last: NOW_MINUTE }
    const all = await readHeat(sql, { service: null, ...range })
    const count = (cells: [number, number, number][]) => cells.reduce((sum, [, reports]) => sum + reports, 0)
    const [{ reports }] = await sql<[{ reports: string }]>`
      select count(*) as reports from reports where signal = 0 and cell is not null`
    expect(count(all)).toBe(Number(reports))
  })
})

function batchOf(rows: ReportRow[]): Batch {
  return {
    minutes: rows.map(({ observedAt }) => Math.floor(observedAt / MINUTE)),
    services: rows.map((row) => row.service),
    signals: rows.map((row) => row.signal),
    problems: rows.map((row) => row.problem),
    cells: rows.map((row) => row.cell),
    countries: rows.map((row) => row.country),
    repeats: [],
  }
}
