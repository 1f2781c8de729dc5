import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 15, 12)
const MIDNIGHT = Date.UTC(2026, 0, 16)
const TODAY = Math.floor(NOON / DAY)
/** After all that is reported here: nobody reports from the future. */
const LATER = MIDNIGHT + 2 * 60 * MINUTE

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let others: Sql[]

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  others = Array.from({ length: 5 }, () => connect(database.url, { max: 1, name: 'test' }))
  await ensurePartitions(sql, [TODAY - 1, TODAY, TODAY + 1])
})
afterAll(async () => {
  await Promise.all([sql, ...others].map(disconnect))
  await database.drop()
})

const commit = (rows: ReportRow[], now = LATER, on = sql) => commitBatch(on, rows, now)
const duplicates = async (...args: Parameters<typeof commit>) => [...(await commit(...args)).duplicates].sort()
const stored = async (reporter: string) =>
  Number((await sql`select count(*) from reports where reporter = ${reporter}`)[0]!.count)

describe('[I2] a repeat', () => {
  const twice = (observedAt: number, again: number, more: Partial<ReportRow> = {}) => {
    const first = reportRow({ observedAt })
    return [first, reportRow({ observedAt: again, reporter: first.reporter, ...more })] as const
  }
  const QUARTER = Date.UTC(2026, 0, 15, 12, 15)

  it('is a duplicate, and the first one counts', async () => {
    const [one, other] = twice(NOON, NOON)
    await commit([one])
    expect(await duplicates([reportRow({ observedAt: NOON }), other])).toEqual([1])
    expect([...(await sql`select id from reports where reporter = ${one.reporter}`)]).toEqual([{ id: one.id }])
  })

  it('that is all there is makes no batch', async () => {
    const [one, other] = twice(NOON, NOON + MINUTE)
    expect((await commit([one])).batch).toMatch(/^\d+$/)
    expect(await commit([other])).toEqual({ batch: null, duplicates: new Set([0]) })
  })

  it.each([
    ['a moment later', QUARTER, QUARTER + 1],
    ['in the next slot', QUARTER - 1, QUARTER],
    ['in the next slot, nearly fifteen minutes later', QUARTER - 1, QUARTER + 15 * MINUTE - 2],
    ['in the slot before, told late', QUARTER, QUARTER - 1],
    ['on the next day', MIDNIGHT - 1, MIDNIGHT],
    ['on the day before, told late', MIDNIGHT, MIDNIGHT - 14 * MINUTE],
  ])('%s is a duplicate', async (_name, first, second) => {
    const [one, other] = twice(first, second)
    await commit([one])
    expect(await duplicates([other])).toEqual([0])
    expect(await stored(one.reporter)).toBe(1)
  })

  it.each([
    ['of a source that names its network anew', { source: 'partner', network: '77' }],
    ["in another site's page", { origin: '7' }],
  ])('%s is a duplicate though its seat was free', async (_name, more) => {
    const first = reportRow({ observedAt: QUARTER - 1, ...more })
    await commit([first])
    const second = reportRow({ observedAt: QUARTER, ...more, reporter: first.reporter, network: '78' })
    expect(second.seat).not.toBe(first.seat)
    expect(await duplicates([second])).toEqual([0])
  })

  it('is found where others of the network sit in its seats', async () => {
    const inNetwork = (reporter: string, observedAt: number) => reportRow({ observedAt, reporter, network: '4242' })
    const hour = NOON + 60 * MINUTE
    for (const before of ['8000', '8001'])
      await commit([inNetwork(before, hour - 1), inNetwork(before, hour + 15 * MINUTE)])
    for (const again of [hour - MINUTE, hour + MINUTE, hour + 14 * MINUTE - 1]) {
      const expected = again === hour - MINUTE ? [] : [0]
      expect(await duplicates([inNetwork('8002', again)])).toEqual(expected)
    }
  })

  it.each([
    ['fifteen minutes later', QUARTER - MINUTE, QUARTER + 14 * MINUTE],
    ['fifteen minutes before, told late', QUARTER + 14 * MINUTE, QUARTER - MINUTE],
    ['fifteen minutes later on the next day', MIDNIGHT - MINUTE, MIDNIGHT + 14 * MINUTE],
  ])('%s counts', async (_name, first, second) => {
    const [one, other] = twice(first, second)
    await commit([one])
    expect(await duplicates([other])).toEqual([])
    expect(await stored(one.reporter)).toBe(2)
  })

  it.each([
    ['another service', { service: 2 }],
    ['another signal', { signal: 1 }],
  ])('about %s counts', async (_name, more) => {
    const [one, other] = twice(NOON, NOON, more)
    expect(await duplicates([one, other])).toEqual([])
  })

  it('of what a node whose clock is ahead has stored in the next slot is a duplicate', async () => {
    const [behind, ahead] = twice(QUARTER - 5_000, QUARTER + 5_000)
    await commit([ahead], QUARTER + 5_000)
    expect(await duplicates([behind], QUARTER - 5_000)).toEqual([0])
  })

  it('is found in any order of batches', async () => {
    const times = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(times, async (minutes) => {
        const { reporter } = reportRow({ observedAt: NOON })
        const accepted: number[] = []
        for (const minute of minutes) {
          const observedAt = MIDNIGHT + minute * MINUTE
          const isRepeat = accepted.some((other) => Math.abs(other - observedAt) < 15 * MINUTE)
          expect(await duplicates([reportRow({ observedAt, reporter })])).toEqual(isRepeat ? [0] : [])
          if (!isRepeat) accepted.push(observedAt)
        }
        expect(await stored(reporter)).toBe(accepted.length)
      }),
      { numRuns: 30 },
    )
  })

  it('at the same moment on other nodes counts once', async () => {
    for (let round = 0; round < 20; round++) {
      const { reporter } = reportRow({ observedAt: NOON })
      const commits = await Promise.all(
        others.map((on) =>
          commit([reportRow({ observedAt: NOON, reporter }), reportRow({ observedAt: NOON })], LATER, on),
        ),
      )
      expect(commits.filter(({ duplicates }) => duplicates.has(0))).toHaveLength(others.length - 1)
      expect(await stored(reporter)).toBe(1)
    }
  })
})
