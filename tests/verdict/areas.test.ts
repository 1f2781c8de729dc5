import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Catalog } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { isArea, parseArea } from '../../server/contract/region.ts'
import { syncServices } from '../../server/db/services.ts'
import { connect, disconnect, plainArray, textArray, type Sql } from '../../server/db/sql.ts'
import { readIncidents, readVerdicts } from '../../server/db/verdicts.ts'
import { VerdictBoard } from '../../server/verdict/board.ts'
import { Engine } from '../../server/verdict/engine.ts'
import { IncidentBook, type Sighting } from '../../server/verdict/incidents.ts'
import { priors } from '../../server/verdict/priors.ts'
import { settingsFor } from '../../server/verdict/settings.ts'
import { AREA_MEMORY, AREA_REPORTS } from '../../server/verdict/waitingAreas.ts'
import type { Episode, State } from '../../server/verdict/verdict.ts'
import type { Keys } from '../../server/verdict/keys.ts'
import { Watch } from '../../server/verdict/watch.ts'
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

const EPISODE: Episode = {
  ...{ detected: 0, start: 0, reports: 9, expected: 1, peakRate: 1, peakNormal: 1, peakAt: 100, peakScore: 9 },
  ...{ majorAt: null, recoveringAt: null, end: null, closedAt: null, reopened: 0, chronic: false },
}

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

/** A minute in which one key is in alarm. */
function followed(incidents: IncidentBook, sighting: Sighting) {
  const change = incidents.follow(sighting)
  const incident = incidents.openOf(sighting.service)
  if (incident) incidents.settle(incident)
  return change
}

describe('an incident’s start', () => {
  const book = (areaDetected: number) => {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, start: number) =>
      followed(incidents, {
        ...{ minute, service: 1, region, state: 'possible', problems: 1, cause: null, isLoud: true },
        episode: { ...EPISODE, detected: minute, start },
      })
    follow(Math.min(100, areaDetected), areaDetected < 100 ? MUNICH : 'DE', areaDetected < 100 ? 50 : 95)
    follow(Math.max(100, areaDetected), areaDetected < 100 ? 'DE' : MUNICH, areaDetected < 100 ? 95 : 50)
    return incidents.openOf(1)!.started
  }

  it('[V20] is an area’s only if it was noticed before its country', () => {
    expect(book(90)).toBe(50)
    expect(book(110)).toBe(95)
  })
})

describe('[V20] an area that only recovers', () => {
  /** Munich and Germany in alarm from minute 100 on; Germany is over at 200, Munich still recovers. */
  function overInGermany() {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, state: State, detected = 100, isLoud = state === 'possible') =>
      followed(incidents, {
        ...{ minute, service: 1, region, state, problems: 0, cause: null, isLoud },
        episode: { ...EPISODE, detected, start: detected - 10, end: state === 'quiet' ? minute - 10 : null },
      })
    for (const region of ['DE', MUNICH]) follow(100, region, 'possible')
    follow(150, MUNICH, 'recovering')
    follow(200, 'DE', 'quiet')
    return { incidents, follow }
  }

  it('does not hold open what is over in its country, nor opens it again when it ends', () => {
    const { incidents, follow } = overInGermany()
    const [incident] = incidents.pastOf(1)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incident).toMatchObject({ closed: 200, ended: 190, reopened: 0 })
    expect(incident!.regions.get(MUNICH)).toMatchObject({ state: 'over', closed: 200, ended: 190 })
    for (const [minute, state] of [
      [201, 'recovering'],
      [400, 'quiet'],
    ] as const)
      expect(follow(minute, MUNICH, state)).toBeNull()
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toHaveLength(1)
  })

  it('opens it again when reports come back, or with an alarm of its own', () => {
    const again = overInGermany()
    again.follow(220, MUNICH, 'possible')
    expect(again.incidents.openOf(1)).toMatchObject({ reopened: 1, closed: null })
    const anew = overInGermany()
    anew.follow(900, MUNICH, 'recovering', 880)
    expect(anew.incidents.openOf(1)).toMatchObject({ reopened: 0, detected: 900 })
  })
})

describe('[V20] an area that flickers after its incident left it behind', () => {
  /** Munich and Germany in alarm from minute 100 on; Germany is over at 200, Munich's alarm goes on to be open. */
  function leftBehind() {
    const incidents = new IncidentBook()
    const follow = (minute: number, region: string, state: State, isLoud: boolean, detected = 100) =>
      followed(incidents, {
        ...{ minute, service: 1, region, state, problems: 0, cause: null, isLoud },
        episode: { ...EPISODE, detected, start: detected - 10, end: state === 'quiet' ? minute - 10 : null },
      })
    for (const region of ['DE', MUNICH]) follow(100, region, 'possible', true)
    follow(150, MUNICH, 'recovering', false)
    follow(200, 'DE', 'quiet', false)
    return { incidents, follow }
  }

  it('opens nothing for a few reports', () => {
    const { incidents, follow } = leftBehind()
    for (const minute of [210, 400]) expect(follow(minute, MUNICH, 'possible', false)).toBeNull()
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toMatchObject([{ closed: 200, reopened: 0 }])
  })

  it('opens another, later one, when they are many again; and that one ends, too', () => {
    const { incidents, follow } = leftBehind()
    follow(400, MUNICH, 'possible', true)
    expect(incidents.openOf(1)).toMatchObject({ detected: 400, started: 200 })
    follow(401, MUNICH, 'possible', false)
    follow(410, MUNICH, 'recovering', false)
    expect(incidents.openOf(1)!.regions.get(MUNICH)!.state).toBe('recovering')
    follow(430, MUNICH, 'quiet', false)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1)).toMatchObject([
      { started: 200, ended: 420, closed: 430 },
      { started: 90, closed: 200 },
    ])
  })

  it('is no part of what happened elsewhere meanwhile', () => {
    const { incidents, follow } = leftBehind()
    follow(300, 'FR', 'possible', true, 300)
    follow(310, MUNICH, 'recovering', false)
    follow(350, 'FR', 'quiet', false, 300)
    follow(351, MUNICH, 'recovering', false)
    follow(380, MUNICH, 'quiet', false)
    expect(incidents.openOf(1)).toBeUndefined()
    expect(incidents.pastOf(1).map(({ regions }) => [...regions.keys()])).toEqual([['FR'], ['DE', MUNICH]])
  })
})

describe('keys of areas', () => {
  const QUIET = { problems: 0, positives: 0 }
  const prior = { perHour: 0.5, sdLog: 1.5, season: null }
  const keysOf = (watch: Watch) => [...watch.keys()].map(({ region }) => region)
  /** A minute of Germany, in which an area of it reports. */
  const minute = (region: string, problems: number) => [
    { service: 1, region: 'world', problems },
    { service: 1, region: 'DE', problems },
    { service: 1, region, problems },
  ]

  it('[V24] begin when enough was reported within days, and know what was', () => {
    const watch = new Watch(0, () => prior)
    for (let i = 1; i < AREA_REPORTS; i++) {
      watch.step(minute(MUNICH, 1))
      for (let t = 0; t < 100; t++) watch.step([])
    }
    expect(keysOf(watch)).not.toContain(MUNICH)
    watch.step(minute(MUNICH, 1))
    expect(keysOf(watch)).toContain(MUNICH)
    const { windows } = watch.detectorOf(1, MUNICH)!
    expect(windows.sumCount[watch.detectorOf(1, MUNICH)!.settings.windows.indexOf(120)]).toBe(2)
    expect(watch.detectorOf(1, MUNICH)!.windows.age).toBe(watch.minute + 1)
  })

  it('[V24] do not begin for reports that are long past', () => {
    const watch = new Watch(0, () => prior)
    const apart = Math.ceil(AREA_MEMORY / (AREA_REPORTS - 1))
    for (let i = 0; i < 3 * AREA_REPORTS; i++) {
      watch.step(minute(MUNICH, 1))
      for (let t = 1; t < apart; t++) watch.step([])
    }
    expect(keysOf(watch)).not.toContain(MUNICH)
  })

  it('[V24] do not begin where a country is all one area', () => {
    const watch = new Watch(0, () => prior)
    for (let i = 0; i < 3 * AREA_REPORTS; i++)
      watch.step([
        { service: 1, region: 'SG', ...QUIET, problems: 3 },
        { service: 1, region: 'SG/826527fffffffff', ...QUIET, problems: 3 },
      ])
    expect(keysOf(watch)).toEqual(['SG'])
  })

  it('[V7] [V24] ask for networks as they begin with a burst, and cannot have been major before', () => {
    const watch = new Watch(0, () => prior)
    for (let t = 0; t < 2 * DAY; t++) watch.step([])
    watch.step(minute(MUNICH, AREA_REPORTS - 1))
    expect(watch.needsNetworks(1, MUNICH, 0)).toBe(false)
    expect(watch.needsNetworks(1, MUNICH, 1)).toBe(true)
    const burst = minute(MUNICH, 30).map((signals) => ({ ...signals, networks: 2, largestShare: 0.5 }))
    for (let i = 0; i < 5; i++) watch.step(burst)
    expect(watch.detectorOf(1, MUNICH)!.state).toBe('possible')
    const felt = minute(MUNICH, 30).map((signals) => ({ ...signals, networks: 150, largestShare: 0.02 }))
    watch.step(felt)
    expect(watch.detectorOf(1, MUNICH)!.state).toBe('major')
  })

  it('[V14] start from their country’s level and their part of its people, less surely', async () => {
    const catalog = new Catalog([])
    const priorOf = priors(catalog)
    let keys: Keys
    const watch = new Watch(0, (service, region, known) => priorOf(service, region, (keys = known)))
    for (let t = 0; t < 3 * DAY; t++) watch.step(t % 2 === 0 ? [{ service: 1, region: 'DE', problems: 1 }] : [])
    const country = watch.detectorOf(1, 'DE')!.baseline.level.mean * 60
    expect(country).toBeGreaterThan(15)
    const [munich, berlin] = [MUNICH, BERLIN].map((region) => priorOf(1, region, keys))
    expect(munich!.perHour).toBeGreaterThan(country / 30)
    expect(munich!.perHour).toBeLessThan(country / 5)
    expect(berlin!.perHour).toBeGreaterThan(munich!.perHour)
    expect(munich!.sdLog).toBeGreaterThan(1.2)
  })

  it('have settings of their own', () => {
    expect(settingsFor(MUNICH).threshold).toBeGreaterThanOrEqual(settingsFor('DE').threshold)
  })
})
