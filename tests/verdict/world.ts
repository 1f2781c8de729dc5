import { Catalog, type ServiceData } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { syncServices } from '../../server/db/services.ts'
import { connect, disconnect, plainArray, textArray, type Sql } from '../../server/db/sql.ts'
import { readIncidents } from '../../server/db/incidents.ts'
import { readVerdicts } from '../../server/db/verdicts.ts'
import { Engine } from '../../server/verdict/engine.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'

interface Said {
  service: number
  region: string
}

/** Reports of a minute since 1970. */
export interface Row {
  minute: number
  /** Its slug. */
  service: string
  country: string
  /** 0 a problem, 1 working, 2 recovered. */
  signal: number
  reports: number
}

async function fill(sql: Sql, catalog: Catalog, rows: readonly Row[]): Promise<void> {
  const numbers = (pick: (row: Row) => number) => plainArray(rows.map(pick))
  await sql`
    insert into region_minutes (minute, service, country, signal, problem, reports, effective)
    select minute, service, country, signal, 0, reports, reports from unnest(
      ${numbers((row) => row.minute)}::integer[], ${numbers((row) => catalog.bySlug(row.service)!.id)}::integer[],
      ${textArray(rows.map((row) => row.country))}::text[], ${numbers((row) => row.signal)}::smallint[],
      ${numbers((row) => row.reports)}::integer[]
    ) as u (minute, service, country, signal, reports)`
}

/** A database in which reports are counted, and engines that judge them on one clock. */
export class World {
  readonly database: FreshDatabase
  readonly sql: Sql
  readonly catalog: Catalog
  readonly clock: ScenarioClock
  readonly faults: unknown[] = []

  private constructor(database: FreshDatabase, sql: Sql, catalog: Catalog, start: number) {
    this.clock = new ScenarioClock((start - 1) * MINUTE)
    this.database = database
    this.sql = sql
    this.catalog = catalog
  }

  /** @param start minutes since 1970, of the first row or before */
  static async make(rows: readonly Row[], start: number, services: readonly ServiceData[] = []): Promise<World> {
    const database = await freshDatabase()
    const sql = connect(database.url, { max: 4, name: 'test' })
    const catalog = new Catalog(await syncServices(sql, [...CATALOG_DATA, ...services]))
    await fill(sql, catalog, rows)
    return new World(database, sql, catalog, start)
  }

  engine(): Engine {
    const { database, sql, catalog, clock } = this
    const onError = (error: unknown) => void this.faults.push(error)
    const engine = new Engine({ databaseUrl: database.url, sql, catalog, clock, onJudged: () => {}, onError })
    engine.start()
    return engine
  }

  async judgedUntil(minute: number): Promise<void> {
    const progress = async () => (await this.sql`select minute from verdict_progress`)[0]?.minute
    await until(async () => (await progress()) === minute, progress, 60_000)
  }

  async outcome() {
    const incidents = await readIncidents(this.sql)
    const updates = await this
      .sql`select incident::text, minute, region, state from incident_updates order by 1, 2, 3, 4`
    const said = (await readVerdicts(this.sql, -1)).map(({ version: _, ...row }) => row)
    const order = (a: Said, b: Said) => a.service - b.service || (a.region < b.region ? -1 : 1)
    return {
      incidents: incidents.map((one) => ({ ...one, regions: [...one.regions.values()] })),
      updates: updates.map((row) => ({ ...row })),
      said: said.sort(order),
    }
  }

  async close(): Promise<void> {
    await disconnect(this.sql)
    await this.database.drop()
  }
}
