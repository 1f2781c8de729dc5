import fc from 'fast-check'
import { latLngToCell } from 'h3-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellToOrdinal } from '../../server/contract/grid.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, dropPartitionsBefore, ensurePartitions, type Commit } from '../../server/db/reports.ts'
import { connect, disconnect, plainArray, textArray, type Sql } from '../../server/db/sql.ts'
import { Random } from '../fuzz/random.ts'
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
const stored = async (reporter: string) =>
  Number((await sql`select count(*) from reports where reporter = ${reporter}`)[0]!.count)
/** How many of the reports of these batches count, in whole reports. */
const effective = async (commits: Commit[]) =>
  Number(
    (
      await sql`select coalesce(sum(w), 0) / 100 as n from batches, unnest(weights) as w
      where id = any (${plainArray(commits.flatMap(({ batch }) => batch ?? []))}::bigint[])`
    )[0]!.n,
  )

describe('a stored report', () => {
  it('[I1] is what was given', async () => {
    const index = latLngToCell(52.52, 13.405, 6)
    const row = reportRow({
      ...{
        observedAt: NOON - 123_456,
        service: 7,
        signal: 2,
        reporter: '-9223372036854775808',
        network: '9223372036854775807',
      },
      ...{ problem: 44, cell: cellToOrdinal(index, 6), country: 'PR', source: 'partner', comment: 'since noon' },
    })
    await commit([row])
    const [found] = await sql`select * from reports where id = ${row.id}`
    expect(found).toEqual({
      ...{
        id: row.id,
        slot: row.slot,
        service: 7,
        signal: 2,
        reporter: row.reporter,
        network: row.network,
        problem: 44,
      },
      ...{ cell: BigInt(`0x${index}`).toString(), country: 'PR', source: 'partner', comment: 'since noon' },
      ...{ origin: null, observed_at: new Date(NOON - 123_456), received_at: new Date(LATER) },
    })
  })

  it('[I4] has no cell and no problem type where none was said', async () => {
    const row = reportRow({ observedAt: NOON, cell: -1, country: 'ZZ', problem: 0 })
    await commit([row])
    const found = await sql`select cell, problem, country, source, comment from reports where id = ${row.id}`
    expect([...found]).toEqual([{ cell: null, problem: null, country: 'ZZ', source: null, comment: null }])
  })

  it('[I1] is stored with its whole batch or not at all', async () => {
    const good = reportRow({ observedAt: NOON })
    const homeless = reportRow({ observedAt: NOON - 300 * DAY })
    const before = await sql`select count(*) from batches`
    await expect(commit([good, homeless])).rejects.toThrow(/no partition/)
    expect(await stored(good.reporter)).toBe(0)
    expect([...(await sql`select count(*) from batches`)]).toEqual([...before])
  })
})

describe('[I9] the effective count', () => {
  it('takes a seat once, in a batch and over batches', async () => {
    const rows = (seat: string, n: number) => Array.from({ length: n }, () => reportRow({ observedAt: NOON, seat }))
    const first = await commit([...rows('-1', 3), ...rows('-2', 2), reportRow({ observedAt: NOON })])
    expect(await effective([first])).toBe(3)
    expect(await effective([await commit([...rows('-1', 2), ...rows('-3', 1)])])).toBe(1)
  })

  it('gives no seat to a duplicate', async () => {
    const row = reportRow({ observedAt: NOON })
    await commit([row])
    const repeated = reportRow({ observedAt: NOON, reporter: row.reporter, seat: '-4' })
    const fresh = reportRow({ observedAt: NOON, seat: '-4' })
    expect(await effective([await commit([repeated, fresh])])).toBe(1)
  })

  it('gives each seat once, however many nodes commit at the same moment', async () => {
    const random = new Random(7)
    const rounds = await Promise.all(
      others.map(async (on) => {
        const commits: Commit[] = []
        for (let i = 0; i < 10; i++)
          commits.push(
            await commit(
              Array.from({ length: 20 }, () => reportRow({ observedAt: NOON, seat: String(-100 - random.below(150)) })),
              LATER,
              on,
            ),
          )
        return commits
      }),
    )
    const [{ taken }] = await sql<[{ taken: string }]>`
      select count(*) as taken from seats where seat between -249 and -100`
    expect(await effective(rounds.flat())).toBe(Number(taken))
  })
})

it('[I2] overlapping batches of many nodes never wait for each other in a circle, and count each report once', async () => {
  const random = new Random(11)
  for (let round = 0; round < 20; round++) {
    const people = Array.from({ length: 100 }, () => reportRow({ observedAt: NOON }).reporter)
    const inAnyOrder = () => {
      const left = [...people]
      return people.map(() => {
        const [reporter] = left.splice(random.below(left.length), 1)
        return reportRow({ observedAt: NOON, reporter, seat: String(-1_000 - random.below(60)) })
      })
    }
    const commits = await Promise.all(others.map((on) => commit(inAnyOrder(), LATER, on)))
    expect(commits.reduce((sum, { duplicates }) => sum + people.length - duplicates.size, 0)).toBe(people.length)
  }
})

describe('hostile text', () => {
  const HOSTILE = [
    '',
    'null',
    'NULL',
    '"',
    '\\',
    '\\"',
    "'",
    '{}',
    '{a,b}',
    ',',
    ' a ',
    '\n\t\r',
    '$1',
    '🦉',
    '"; drop table reports; --',
  ]
  /** What PostgreSQL can store: no NUL and no half surrogate pairs. */
  const text = fc
    .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    .filter((given) => !given.includes('\0') && given.isWellFormed())

  it('[I3] is the same text in an array', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 12 }), async (list) => {
        const [{ back }] = await sql<[{ back: string }]>`select to_json(${textArray(list)}::text[])::text as back`
        expect(JSON.parse(back)).toEqual(list)
      }),
      { numRuns: 200 },
    )
  })

  it('[I3] is the same text in a comment', async () => {
    const rows = HOSTILE.map((comment) => reportRow({ observedAt: NOON, comment, source: comment }))
    await commit(rows)
    const found = await sql`select source, comment from reports
      where id = any (${plainArray(rows.map((row) => row.id))}::uuid[]) order by reporter`
    expect([...found]).toEqual(HOSTILE.map((comment) => ({ source: comment, comment })))
  })
})

describe('partitions', () => {
  const partitions = async () =>
    (
      await sql<{ name: string }[]>`
      select relid::regclass::text as name from pg_partition_tree('reports') where isleaf order by 1`
    ).map(({ name }) => name)

  it('are made once, however many nodes make them', async () => {
    const days = Array.from({ length: 4 }, (_, i) => TODAY + 100 + i)
    await Promise.all([...others, ...others].map((on) => ensurePartitions(on, days)))
    expect(await partitions()).toEqual(expect.arrayContaining(['reports_20260425', 'reports_20260428']))
  })

  it('hold the reports of a day in UTC', async () => {
    const rows = [MIDNIGHT - 1, MIDNIGHT].map((observedAt) => reportRow({ observedAt }))
    await commit(rows)
    const homes = await sql`select tableoid::regclass::text as home from reports
      where id = any (${plainArray(rows.map((row) => row.id))}::uuid[]) order by observed_at`
    expect(homes.map(({ home }) => home)).toEqual(['reports_20260115', 'reports_20260116'])
  })

  it('of past days are dropped and named, the others stay with what they hold', async () => {
    await ensurePartitions(sql, [TODAY - 40, TODAY - 31, TODAY - 30])
    const old = reportRow({ observedAt: NOON - 31 * DAY })
    const kept = reportRow({ observedAt: NOON - 30 * DAY })
    await commit([old, kept])
    expect((await dropPartitionsBefore(sql, TODAY - 30)).sort()).toEqual(['reports_20251206', 'reports_20251215'])
    expect(await partitions()).toContain('reports_20251216')
    expect([await stored(old.reporter), await stored(kept.reporter)]).toEqual([0, 1])
    expect(await dropPartitionsBefore(sql, TODAY - 30)).toEqual([])
  })
})
