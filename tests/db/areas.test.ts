import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AREA_RESOLUTION, areaRegion } from '../../server/contract/region.ts'
import { readAreaMinutes, readQuietAreas } from '../../server/db/areas.ts'
import { foldBatches } from '../../server/db/batches.ts'
import { readNetworks } from '../../server/db/networks.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 15, 12, 0, 30)
const LAST = Math.floor(NOW / MINUTE)
const HOUR_AGO = LAST - 59

/** Two areas of Germany, the first cut by the border with Austria, and a cell of each at two ends. */
const CUT = 700
const OTHER = 900
const cellIn = (area: number, n: number) => area * 7 ** (6 - AREA_RESOLUTION) + n

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  await ensurePartitions(sql, [NOW / DAY - 1, NOW / DAY].map(Math.floor))
})
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

const row = (more: Partial<ReportRow> = {}) => reportRow({ observedAt: NOW, ...more })
const commit = (rows: ReportRow[]) => commitBatch(sql, rows, NOW)
const fold = async () => {
  while ((await foldBatches(sql, NOW)) > 0);
}

interface Truth {
  key: string
  problems: number
  positives: number
}

/** The same counts, report by report. */
const counted = async (service: number) => {
  const rows = await sql<Truth[]>`
    select concat_ws(' ', floor(extract(epoch from observed_at) / 60)::integer, country,
        ((cell >> 45) & 127) * 49 + ((cell >> 42) & 7) * 7 + ((cell >> 39) & 7)) as key,
      (count(*) filter (where signal = 0))::integer as problems,
      (count(*) filter (where signal > 0))::integer as positives
    from reports where service = ${service} and cell is not null and country <> 'ZZ' group by 1`
  return sorted(rows.map((one) => ({ ...one })))
}
const told = async (service: number) => {
  const rows = (await readAreaMinutes(sql, LAST - 400, LAST)).filter((one) => one.service === service)
  const ordinalOf = (region: string) => [CUT, OTHER].find((area) => region.endsWith(areaRegion('', area)))
  return sorted(
    rows.map(({ minute, region, problems, positives }) => {
      return { key: `${minute} ${region.slice(0, 2)} ${ordinalOf(region)}`, problems, positives }
    }),
  )
}
const sorted = (rows: Truth[]) => rows.sort((a, b) => (a.key < b.key ? -1 : 1))

describe('[L7] counts by area', () => {
  it('are those of the reports, before and after folding, and half folded', async () => {
    const random = new Random(3)
    const any = () =>
      row({
        observedAt: NOW - random.below(300) * MINUTE,
        service: 7,
        signal: random.pick([0, 0, 0, 1, 2]),
        cell: random.pick([cellIn(CUT, 0), cellIn(CUT, 2400), cellIn(OTHER, 5), -1]),
        country: random.pick(['DE', 'AT', 'ZZ']),
      })
    await commit(Array.from({ length: 300 }, any))
    expect(await told(7)).toEqual(await counted(7))
    await fold()
    expect(await told(7)).toEqual(await counted(7))
    await commit(Array.from({ length: 300 }, any))
    const truth = await counted(7)
    expect(await told(7)).toEqual(truth)
    await fold()
    expect(await told(7)).toEqual(truth)
    expect(truth.length).toBeGreaterThan(100)
  })

  it('of few reports are found by themselves, folded or not', async () => {
    const quiet = { service: 9, cell: cellIn(CUT, 1) }
    const loud = { service: 9, cell: cellIn(OTHER, 1) }
    await commit([row(quiet), row(loud), row(loud), row({ ...quiet, signal: 2 }), row({ ...quiet, signal: 1 })])
    await fold()
    await commit([row(loud)])
    const found = (await readQuietAreas(sql, HOUR_AGO, LAST, 3)).filter(({ service }) => service === 9)
    expect(found).toEqual([{ minute: LAST, service: 9, region: areaRegion('DE', CUT), problems: 1, positives: 2 }])
  })
})

describe('[V7] networks', () => {
  it('are told apart by region, the largest with its share', async () => {
    const at = (network: string, more: Partial<ReportRow> = {}) => row({ service: 11, network, ...more })
    await commit([
      at('1', { cell: cellIn(CUT, 0) }),
      at('1', { cell: cellIn(CUT, 2400) }),
      at('2', { cell: cellIn(CUT, 3) }),
      at('3', { cell: cellIn(OTHER, 3) }),
      at('4', { cell: cellIn(CUT, 3), country: 'AT' }),
      at('5', { cell: -1 }),
      at('6', { cell: cellIn(CUT, 3), signal: 1 }),
      at('7', { cell: cellIn(CUT, 3), observedAt: NOW - 61 * MINUTE }),
      row({ service: 12, network: '8', cell: cellIn(CUT, 3) }),
    ])
    const regions = ['world', 'DE', areaRegion('DE', CUT), areaRegion('AT', CUT), 'FR']
    const keys = regions.map((region) => ({ service: 11, region }))
    const found = await readNetworks(sql, [...keys, { service: 12, region: 'world' }], LAST)
    expect(found.map(({ networks }) => networks)).toEqual([5, 4, 2, 1, 0, 1])
    expect(found[0]!.largestShare).toBeCloseTo(2 / 6)
    expect(found[2]!.largestShare).toBeCloseTo(2 / 3)
  })

  it('of nobody are asked of nobody', async () => expect(await readNetworks(sql, [], LAST)).toEqual([]))
})
