import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dropEmbeddedSeatsBefore, foldBatches } from '../../server/db/batches.ts'
import { readNetworks } from '../../server/db/networks.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { readDiscarded } from '../../server/db/rollups.ts'
import { connect, disconnect, transaction, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 15, 12)

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let other: Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  other = connect(database.url, { max: 1, name: 'test' })
  await ensurePartitions(sql, [Math.floor(NOON / DAY)])
})
beforeEach(() => sql`truncate reports, seats, embedded_seats, batches, region_minutes, cell_minutes, verdict_progress`)
afterAll(async () => {
  await Promise.all([sql, other].map(disconnect))
  await database.drop()
})

interface Said extends Partial<ReportRow> {
  /** Minutes after noon. */
  minute?: number
}

/** As many people, each of a network of their own, through one site's pages or, with null, through ours. */
const people = (n: number, origin: number | null, { minute = 0, ...more }: Said = {}): ReportRow[] =>
  Array.from({ length: n }, () =>
    reportRow({
      ...{ observedAt: NOON + minute * MINUTE, country: 'DE', cell: -1 },
      ...{ origin: origin === null ? null : String(origin), ...more },
    }),
  )

/** What was counted of a batch, and how many reports were left out for their site's sake. */
async function commit(rows: ReportRow[], on = sql): Promise<{ counted: number; kept: number }> {
  const { batch } = await commitBatch(on, rows, Math.max(...rows.map((row) => row.observedAt)))
  const [counts] = await sql<[{ counted: number; kept: number }]>`
    select (sum(weight) * 0.01)::double precision as counted, (count(*) filter (where reason = 4))::integer as kept
    from batches, unnest(weights, reasons) as u (weight, reason) where id = ${batch}`
  return { ...counts }
}

const foldAll = async () => {
  while ((await foldBatches(sql, NOON)) > 0);
}

describe("[I13] reports made in one site's pages", () => {
  it('count two an hour where nobody says so elsewhere, however many they are', async () => {
    expect(await commit(people(500, 7))).toEqual({ counted: 2, kept: 498 })
    expect(await commit(people(500, 7, { minute: 30 }))).toEqual({ counted: 0, kept: 500 })
    expect(await commit(people(500, 7, { minute: 59, country: 'FR' }))).toEqual({ counted: 0, kept: 500 })
    expect(await commit(people(500, 7, { minute: 60 }))).toEqual({ counted: 2, kept: 498 })
  })

  it('count as far as others say so elsewhere, and two more', async () => {
    await commit(people(30, null))
    expect(await commit(people(20, 7))).toEqual({ counted: 20, kept: 0 })
    expect(await commit(people(20, 7))).toEqual({ counted: 12, kept: 8 })
  })

  it('know what was said elsewhere whether or not it is folded', async () => {
    await commit(people(10, null))
    await foldAll()
    await commit(people(5, null, { minute: 2 }))
    expect(await commit(people(40, 7, { minute: 4 }))).toEqual({ counted: 17, kept: 23 })
    await foldAll()
    expect(await commit(people(40, 7, { minute: 4 }))).toEqual({ counted: 0, kept: 40 })
  })

  it.each([
    ['of another country', { country: 'FR' }],
    ['of another service', { service: 2 }],
    ['of the other kind', { signal: 1 }],
    ['of more than five minutes ago', { minute: -5 }],
  ])('are not vouched for by reports %s', async (_name, more) => {
    await commit(people(30, null, more))
    expect((await commit(people(40, 7))).counted).toBe(2)
  })

  it("are not vouched for by other sites' pages, each of which has its own two", async () => {
    const counted: number[] = []
    for (let round = 0; round < 3; round++)
      for (const site of [1, 2, 3]) counted.push((await commit(people(50, site, { minute: round }))).counted)
    expect(counted).toEqual([2, 2, 2, 0, 0, 0, 0, 0, 0])
  })

  it('of several sites count beside each other, in one batch as in several', async () => {
    await commit(people(10, null))
    const mixed = [...people(20, 1), ...people(20, 2), ...people(5, null)]
    expect(await commit(mixed)).toEqual({ counted: 12 + 12 + 5, kept: 16 })
  })

  it('do not take the seat that somebody takes elsewhere', async () => {
    await commit(people(2, 7))
    const [person] = people(1, 7)
    expect(await commit([person!])).toEqual({ counted: 0, kept: 1 })
    const again = { ...person!, id: reportRow({ observedAt: NOON }).id, reporter: '-5', origin: null }
    expect(await commit([again])).toEqual({ counted: 1, kept: 0 })
  })

  it('are given away once when two nodes commit at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const site = 100 + round
      const both = await Promise.all([commit(people(20, site)), commit(people(20, site), other)])
      const counted = both.reduce((sum, { counted }) => sum + counted, 0)
      expect(counted).toBeGreaterThanOrEqual(1)
      expect(counted).toBeLessThanOrEqual(2)
    }
  })

  it('are told apart from what else is left out, before and after folding, and all add up', async () => {
    const crowd = people(4, null, { network: '9' }).map((row, i) => ({ ...row, seat: String(900 + (i & 1)) }))
    await commit([...crowd, ...people(9, 7)])
    const told = { repeats: 0, sameNetwork: 2, fanOut: 0, late: 0, origin: 7 }
    expect(await readDiscarded(sql, 1, 'DE', NOON / MINUTE)).toEqual(told)
    await foldAll()
    expect(await readDiscarded(sql, 1, 'DE', NOON / MINUTE)).toEqual(told)
    const rows =
      await sql`select (reports = effective + repeats + same_network + fan_out + late + one_origin) as adds_up
      from region_minutes`
    expect([...rows]).toEqual([{ adds_up: true }])
  })

  it('vouch for no networks: those that a major verdict asks for spoke elsewhere', async () => {
    await commit([...people(3, null), ...people(40, 7)])
    const [found] = await readNetworks(sql, [{ service: 1, region: 'DE' }], NOON / MINUTE)
    expect(found!.networks).toBe(3)
  })

  it('are forgotten, except as reports, when no rule looks at them', async () => {
    await commit(people(9, 7))
    await dropEmbeddedSeatsBefore(sql, NOON / MINUTE + 1)
    expect([...(await sql`select from embedded_seats`)]).toEqual([])
    expect([...(await sql`select count(*)::integer as n from reports where origin = 7`)]).toEqual([{ n: 9 }])
  })
})

it('[I13] a batch without such reports does not look for them', async () => {
  const hasty = connect(database.url, { max: 1, name: 'test', settings: { lock_timeout: '200' } })
  await transaction(other, async (tx) => {
    await tx`lock table embedded_seats in access exclusive mode`
    expect(await commit(people(2, null), hasty)).toEqual({ counted: 2, kept: 0 })
    await expect(commit(people(2, 7), hasty)).rejects.toThrow(/lock timeout/)
  })
  await disconnect(hasty)
})
