import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Catalog } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { isArea, parseArea } from '../../server/contract/region.ts'
import { syncServices } from '../../server/db/services.ts'
import { connect, disconnect, plainArray, textArray, type Sql } from '../../server/db/sql.ts'
import { readIncidents } from '../../server/db/incidents.ts'
import { readVerdicts } from '../../server/db/verdicts.ts'
import { VerdictBoard } from '../../server/verdict/board.ts'
import { Engine } from '../../server/verdict/engine.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'

const START = 29_000_160
const DAY = 1440
const DAYS = 5
const SERVICE = 'telegram'
const MUNICH = 'DE/821f8ffffffffff'
const BERLIN = 'DE/821f1ffffffffff'
const COLOGNE = 'DE/821fa7fffffffff'
/** Germany as a whole is too loud to be alarmed by one of its areas. */
const USUAL: Record<string, number> = { [MUNICH]: 2, [BERLIN]: 6, [COLOGNE]: 0.01, DE: 120 }
/** Munich fails on the fourth day; Cologne, of which next to nothing was heard, on the fifth. */
const OUTAGES = [
  { region: MUNICH, from: 3 * DAY + 600, to: 3 * DAY + 690, perHour: 60 },
  { region: COLOGNE, from: 4 * DAY + 600, to: 4 * DAY + 660, perHour: 60 },
]
const LAST = START + DAYS * DAY - 1

interface Row {
  minute: number
  region: string
  signal: number
  reports: number
}

/** Reports in areas, and under DE those that only name their country. */
function history(seed: number): Row[] {
  const random = new Random(seed)
  const rows: Row[] = []
  const add = (minute: number, region: string, signal: number, perHour: number) => {
    const reports = random.poisson(perHour / 60)
    if (reports > 0) rows.push({ minute: START + minute, region, signal, reports })
  }
  for (let minute = 0; minute < DAYS * DAY; minute++)
    for (const [region, perHour] of Object.entries(USUAL)) {
      const outage = OUTAGES.find((one) => one.region === region)
      const since = outage ? minute - outage.from : -1
      const isOut = outage !== undefined && since >= 0 && minute < outage.to
      add(minute, region, 0, isOut ? outage.perHour : perHour)
      if (outage && minute >= outage.to && minute < outage.to + 90) add(minute, region, 2, 20)
    }
  return rows
}

async function fill(sql: Sql, service: number, rows: readonly Row[]): Promise<void> {
  const all = (column: (row: Row) => number) => plainArray(rows.map(column))
  await sql`
    insert into region_minutes (minute, service, country, signal, problem, reports, effective)
    select minute, ${service}, 'DE', signal, 0, sum(reports), sum(reports) from unnest(
      ${all((row) => row.minute)}::integer[], ${all((row) => row.signal)}::smallint[],
      ${all((row) => row.reports)}::integer[]) as u (minute, signal, reports) group by minute, signal`
  await sql`
    insert into area_minutes (minute, service, country, area, signal, reports, effective)
    select minute, ${service}, 'DE', area, signal, reports, reports from unnest(
      ${all((row) => row.minute)}::integer[], ${textArray(rows.map(({ region }) => areaText(region)))}::integer[],
      ${all((row) => row.signal)}::smallint[], ${all((row) => row.reports)}::integer[]
    ) as u (minute, area, signal, reports) where area is not null`
}

const areaText = (region: string): string | null => (isArea(region) ? String(parseArea(region)!.area) : null)

async function judgedTo(engineOf: () => Engine, sql: Sql, clock: ScenarioClock, minute: number): Promise<void> {
  const engine = engineOf()
  clock.advanceTo((minute + 1) * MINUTE + 5_000)
  const progress = async () => (await sql`select minute from verdict_progress`)[0]?.minute
  await until(async () => (await progress()) === minute, progress, 60_000)
  await engine.close()
}

async function outcome(sql: Sql) {
  const incidents = await readIncidents(sql)
  const said = await readVerdicts(sql, -1)
  return {
    incidents: incidents.map((one) => ({ ...one, regions: [...one.regions.values()] })),
    said: said.map(({ version: _, ...row }) => row).sort((a, b) => (a.region < b.region ? -1 : 1)),
  }
}

describe('areas of a country', () => {
  const databases: FreshDatabase[] = []
  const pools: Sql[] = []
  const rows = history(3)
  let catalog: Catalog
  let expected: Awaited<ReturnType<typeof outcome>>

  /** Judges the history, stopping and starting anew at each of these minutes. */
  async function judged(stops: number[]): Promise<Sql> {
    const database = await freshDatabase()
    const sql = connect(database.url, { max: 4, name: 'test' })
    databases.push(database)
    pools.push(sql)
    catalog = new Catalog(await syncServices(sql, CATALOG_DATA))
    await fill(sql, catalog.bySlug(SERVICE)!.id, rows)
    const clock = new ScenarioClock((START - 1) * MINUTE)
    const faults: unknown[] = []
    const options = { databaseUrl: database.url, sql, catalog, clock, onJudged: () => {} }
    const engineOf = () => {
      const engine = new Engine({ ...options, onError: (error) => void faults.push(error) })
      engine.start()
      return engine
    }
    for (const minute of [...stops, LAST]) await judgedTo(engineOf, sql, clock, minute)
    expect(faults).toEqual([])
    return sql
  }

  /** Incidents since it was known how loud the country is, latest first. */
  const known = () => expected.incidents.filter(({ started }) => started >= START + 2 * DAY)

  let sql: Sql
  beforeAll(async () => {
    sql = await judged([])
    expected = await outcome(sql)
  }, 120_000)
  afterAll(async () => {
    await Promise.all(pools.map(disconnect))
    await Promise.all(databases.map((database) => database.drop()))
  })

  it('[V24] an outage of one opens that area’s region, while the rest of the country stays quiet', () => {
    const munich = known()[1]!
    expect(known()).toHaveLength(2)
    expect(munich.regions.map(({ region }) => region)).toEqual([MUNICH])
    expect(Math.abs(munich.started - (START + OUTAGES[0]!.from))).toBeLessThanOrEqual(10)
    expect(munich.detected - (START + OUTAGES[0]!.from)).toBeLessThanOrEqual(45)
    expect(munich.closed).not.toBeNull()
    const verdictOf = (region: string) => expected.said.find((said) => said.region === region)?.verdict
    expect(verdictOf('DE')).toBe('ok')
    expect(verdictOf(BERLIN)).toBe('ok')
  })

  it('[V24] one of which next to nothing was heard is watched from when enough is', () => {
    const cologne = known()[0]!
    expect(cologne.regions.map(({ region }) => region)).toEqual([COLOGNE])
    expect(Math.abs(cologne.started - (START + OUTAGES[1]!.from))).toBeLessThanOrEqual(10)
    expect(cologne.detected - (START + OUTAGES[1]!.from)).toBeLessThanOrEqual(45)
  })

  it.each([1, 2])(
    '[V22] areas end with the same incidents however often the node is restarted (%i)',
    async (seed) => {
      const random = new Random(seed)
      const stops: number[] = []
      for (let at = START + 2 * DAY + random.below(500); at < LAST; at += 1 + random.below(400)) stops.push(at)
      // Also when Cologne waits with a few reports of its outage, and just after its key began.
      const cologne = START + OUTAGES[1]!.from
      stops.push(cologne + 8, cologne + 12, cologne + 16, cologne + 20)
      const again = await judged([...new Set(stops)].sort((a, b) => a - b))
      expect(await outcome(again)).toEqual(expected)
    },
    180_000,
  )

  it('[V24] they are told where something is the matter, with the name of their city', async () => {
    const board = new VerdictBoard(catalog)
    const { id } = catalog.bySlug(SERVICE)!
    const said = await readVerdicts(sql, -1)
    board.update(said, [])
    expect(board.regions(id).map(({ region }) => region)).toEqual(['world', 'DE'])
    board.update(
      said.map((row) => (row.region === MUNICH ? { ...row, verdict: 'major' as const } : row)),
      [],
    )
    const told = board.regions(id).map(({ region, name, verdict }) => [region, name, verdict])
    expect(told.slice(0, 2)).toEqual([
      ['world', undefined, 'ok'],
      [MUNICH, 'Munich', 'major'],
    ])
    expect(told).toContainEqual([BERLIN, 'Berlin', 'ok'])
    const incident = (await readIncidents(sql)).find(({ regions }) => regions.has(MUNICH))!
    expect(board.describe(incident).regions).toMatchObject([{ region: MUNICH, name: 'Munich' }])
  })
})
