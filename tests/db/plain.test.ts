import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions, PLAN_FOR_MUCH } from '../../server/db/reports.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 15, 12)

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test', settings: PLAN_FOR_MUCH })
  await ensurePartitions(sql, [Math.floor(NOON / DAY)])
})
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

interface Said {
  network: number
  person: number
  service: number
  signal: number
  /** Minutes since the one before. */
  after: number
  /** Minutes that it is old. */
  age: number
  cell: number
}

const said = fc.record<Said>({
  network: fc.integer({ min: 0, max: 1 }),
  person: fc.integer({ min: 0, max: 3 }),
  service: fc.integer({ min: 1, max: 5 }),
  signal: fc.constantFrom(0, 0, 0, 1, 2),
  after: fc.constantFrom(0, 1, 7, 14, 40),
  age: fc.constantFrom(0, 0, 0, 1, 5),
  cell: fc.constantFrom(1_867_440, 1_867_440, -1),
})

let histories = 0

/** The same history again and again, by people nobody heard of before. */
function rowsOf(history: readonly Said[]): { row: ReportRow; now: number }[] {
  const base = ++histories * 1_000
  let now = NOON
  return history.map(({ network, person, service, signal, after, age, cell }) => {
    now += after * MINUTE
    const who = { reporter: String(base + network * 10 + person), network: String(base + network) }
    return { row: reportRow({ ...who, observedAt: now - age * MINUTE, service, signal, cell, problem: 1 }), now }
  })
}

const stranger = (now: number) => reportRow({ observedAt: now, service: 9, cell: -1 })

interface Kept {
  isDuplicate: boolean
  weight?: number
  reason?: number
  repeats?: boolean
}

/** What became of the first of these reports. */
async function kept(rows: ReportRow[], now: number): Promise<Kept> {
  const { batch, duplicates } = await commitBatch(sql, rows, now)
  if (duplicates.has(0)) return { isDuplicate: true }
  const [row] = await sql<[Omit<Kept, 'isDuplicate'>]>`
    select weights[1] as weight, reasons[1] as reason, 1 = any(repeats) as repeats from batches where id = ${batch}`
  return { isDuplicate: false, ...row }
}

it('[I1] a report that comes alone is stored and weighed as it would be among others', async () => {
  const judged = fc.integer({ min: 0, max: 120 })
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 12 }), judged, async (history, minute) => {
      await sql`delete from verdict_progress`
      await sql`insert into verdict_progress (started, minute) values (0, ${NOON / MINUTE + minute})`
      const alone: Kept[] = []
      for (const { row, now } of rowsOf(history)) alone.push(await kept([row], now))
      const among: Kept[] = []
      for (const { row, now } of rowsOf(history)) among.push(await kept([row, stranger(now)], now))
      expect(alone).toEqual(among)
    }),
    { numRuns: 40 },
  )
})

it('[I1] it leaves the same rows behind', async () => {
  const [alone, among] = [rowsOf([history]), rowsOf([history])].map(([first]) => first!)
  const batches = [
    await commitBatch(sql, [alone!.row], alone!.now),
    await commitBatch(sql, [among!.row, stranger(among!.now)], among!.now),
  ]
  const reports = await sql`
    select slot, service, signal, problem, cell, country, source, comment, observed_at, received_at, origin from reports
    where reporter in (${alone!.row.reporter}, ${among!.row.reporter})`
  expect(reports).toHaveLength(2)
  expect(reports[0]).toEqual(reports[1])
  const seats = await sql`
    select ten, again, (seat >> 43)::integer as hour, (seat & 16383)::integer as what from seats
    where seat in (${alone!.row.seat}, ${among!.row.seat})`
  expect(seats).toHaveLength(2)
  expect(seats[0]).toEqual(seats[1])
  const logged = await sql`
    select committed_at, folded_at, minute, ages[1] as age, services[1] as service, signals[1] as signal,
      problems[1] as problem, cells[1] as cell, countries[1] as country, weights[1] as weight, reasons[1] as reason, repeats
    from batches where id in (${batches[0]!.batch}, ${batches[1]!.batch})`
  expect(logged).toHaveLength(2)
  expect(logged[0]).toEqual(logged[1])
})

const history: Said = { network: 0, person: 2, service: 3, signal: 0, after: 3, age: 1, cell: 1_867_440 }
