import { randomUUID } from 'node:crypto'
import { Catalog } from '../../server/catalog/catalog.ts'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { MINUTE, minuteOf, ScenarioClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { ALERT_EVENTS } from '../../server/contract/alerts.ts'
import { readWebhook, activateWebhook, insertWebhook } from '../../server/db/webhooks.ts'
import { syncServices } from '../../server/db/services.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { Alerts } from '../../server/notify/alerts.ts'
import { newSecret } from '../../server/notify/webhooks.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'

export interface AddWebhook {
  services?: string[]
  regions?: string[]
  events?: readonly string[]
}

/** A database with incidents written by hand, and nodes that deliver alerts on one clock. */
export class AlertWorld {
  readonly database: FreshDatabase
  readonly sql: Sql
  readonly catalog: Catalog
  readonly clock: ScenarioClock
  readonly faults: unknown[] = []
  readonly #nodes: Alerts[] = []

  private constructor(database: FreshDatabase, sql: Sql, catalog: Catalog, now: number) {
    this.database = database
    this.sql = sql
    this.catalog = catalog
    this.clock = new ScenarioClock(now)
  }

  static async make(now: number): Promise<AlertWorld> {
    const database = await freshDatabase()
    const sql = connect(database.url, { max: 2, name: 'test' })
    return new AlertWorld(database, sql, new Catalog(await syncServices(sql, CATALOG_DATA)), now)
  }

  get minute(): number {
    return minuteOf(this.clock.now())
  }

  async node(environment: Record<string, string> = { WEBHOOK_PRIVATE: '1' }): Promise<Alerts> {
    const alerts = await Alerts.open({
      ...{ databaseUrl: this.database.url, catalog: this.catalog, clock: this.clock },
      config: readConfig({ PUBLIC_URL: 'https://outcry.example/', ...environment }),
      onError: (error) => void this.faults.push(error),
    })
    alerts.start()
    this.#nodes.push(alerts)
    return alerts
  }

  /** A webhook that is verified already. */
  async webhook(url: string, { services, regions = ['world'], events = ALERT_EVENTS }: AddWebhook = {}) {
    const [id, secret, created] = [randomUUID(), newSecret(), this.clock.now()]
    const numbers = services?.map((slug) => this.catalog.bySlug(slug)!.id) ?? null
    const tokenHash = '00'.repeat(32)
    await insertWebhook(this.sql, { id, url, tokenHash, secret, created, services: numbers, regions, events })
    await activateWebhook(this.sql, id, url, created)
    return { id, secret, read: async () => (await readWebhook(this.sql, id))! }
  }

  /** What the leader writes down when an incident changes, in one transaction. @param id any */
  async change(id: number, slug: string, changes: Record<string, string>): Promise<void> {
    const service = this.catalog.bySlug(slug)!.id
    const minute = this.minute
    await this.sql.begin(async (tx) => {
      await tx`
        insert into incidents (id, service, worst, detected, started, version)
        values (${id}, ${service}, 'major', ${minute}, ${minute - 3}, ${minute}) on conflict do nothing`
      for (const [region, state] of Object.entries(changes))
        await tx`insert into incident_updates (incident, minute, region, state)
          values (${id}, ${minute}, ${region}, ${state})`
    })
  }

  /** A minute passes. */
  pass(minutes = 1): void {
    this.clock.advanceTo(this.clock.now() + minutes * MINUTE)
  }

  async rows() {
    return this.sql<{ id: string; subscription: string; state: string; attempts: number; kind: string; due: string }[]>`
      select d.id, d.subscription, d.state, d.attempts, e.kind, d.due, d.fault from deliveries d
      join alert_events e on e.id = d.event order by d.event, d.subscription`
  }

  async untold(): Promise<number> {
    const [row] = await this.sql`select count(*)::integer as count from incident_updates where not told`
    return row!.count as number
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.close()))
    await disconnect(this.sql)
    await this.database.drop()
  }
}
