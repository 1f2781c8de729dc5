import type { Catalog } from '../catalog/catalog.ts'
import { DAY, HOUR, MINUTE, minuteOf, type Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { hasUntold, tellChanges, type EventRow, type Untold } from '../db/alertEvents.ts'
import { countWaiting, dropEventsBefore } from '../db/deliveries.ts'
import { connect, disconnect, type Sql } from '../db/sql.ts'
import { dropUnverifiedBefore } from '../db/webhooks.ts'
import { Courier } from './courier.ts'
import { Guard } from './guard.ts'
import { messageOf } from './message.ts'
import { PushChannel } from './push.ts'
import { happeningsOf } from './timeline.ts'
import { Vapid } from './vapid.ts'
import { WebhookChannel } from './webhooks.ts'

const LOOK_EVERY_MS = 500
const TIDY_EVERY_MS = 10 * MINUTE
/** A node that catches up with hours must not wake people for what is long over. */
const PUSH_WITHIN = HOUR
const KEEP_EVENTS_DAYS = 30
const UNVERIFIED_FOR = DAY
const WEBHOOK_PLACES = 32
const PUSH_PLACES = 64

export interface AlertsOptions {
  databaseUrl: string
  catalog: Catalog
  clock: Clock
  config: Config
  onError(error: unknown): void
}

/** From an incident's change to those who want to hear of it: durable, on every node, one delivery for each event. */
export class Alerts {
  readonly sql: Sql
  readonly guard: Guard
  readonly vapid: Vapid
  readonly webhooks: WebhookChannel
  readonly couriers: readonly Courier[]
  readonly #options: AlertsOptions
  readonly #base: string
  readonly #timers: NodeJS.Timeout[] = []
  #running: Promise<void> = Promise.resolve()
  #busy = false
  #tidyAt = 0
  #closed = false

  private constructor(options: AlertsOptions, sql: Sql, vapid: Vapid) {
    const { config, clock, onError } = options
    this.#options = options
    this.#base = (config.publicUrl ?? '').replace(/\/+$/, '')
    this.sql = sql
    this.vapid = vapid
    this.guard = new Guard(config.webhookPrivate)
    this.webhooks = new WebhookChannel(sql, this.guard)
    const push = new PushChannel(sql, this.guard, vapid)
    this.couriers = [
      new Courier({ sql, clock, channel: this.webhooks, places: WEBHOOK_PLACES, onError }),
      new Courier({ sql, clock, channel: push, places: PUSH_PLACES, onError }),
    ]
  }

  static async open(options: AlertsOptions): Promise<Alerts> {
    // Connections of its own: a thousand messages at once must not hold up reports or verdicts.
    const sql = connect(options.databaseUrl, { max: 3, name: 'alerts' })
    try {
      return new Alerts(options, sql, await Vapid.kept(sql, options.config.publicUrl))
    } catch (error) {
      await disconnect(sql)
      throw error
    }
  }

  start(): void {
    for (const courier of this.couriers) courier.start()
    this.#timers.push(setInterval(() => this.#turn(), LOOK_EVERY_MS))
  }

  /** Deliveries that wait, by channel. */
  waiting(): ReturnType<typeof countWaiting> {
    return countWaiting(this.sql)
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    await this.#running
    await Promise.all(this.couriers.map((courier) => courier.close()))
    await disconnect(this.sql)
  }

  #turn(): void {
    if (this.#busy || this.#closed) return
    this.#busy = true
    this.#running = this.#work()
      .catch((error) => void (this.#closed || this.#options.onError(error)))
      .finally(() => (this.#busy = false))
  }

  async #work(): Promise<void> {
    const now = this.#options.clock.now()
    if (await hasUntold(this.sql)) await this.#tell(now)
    if (now - this.#tidyAt < TIDY_EVERY_MS) return
    this.#tidyAt = now
    await dropEventsBefore(this.sql, minuteOf(now - KEEP_EVENTS_DAYS * DAY))
    await dropUnverifiedBefore(this.sql, now - UNVERIFIED_FOR)
  }

  async #tell(now: number): Promise<void> {
    const eventsOf = (untold: Untold) => this.#eventsOf(untold)
    const added = await tellChanges(this.sql, { now, pushWithin: PUSH_WITHIN, eventsOf })
    if (added > 0) for (const courier of this.couriers) courier.wake()
  }

  #eventsOf({ incident, service, started, minutes, updates }: Untold): EventRow[] {
    const known = this.#options.catalog.byId(service)
    const subject = known && { id: incident, started, service: { slug: known.slug, name: known.name } }
    // A service that this version no longer lists is nobody's to hear of.
    if (!subject) return []
    return happeningsOf(updates, minutes).map((happening) => {
      const { kind, minute, region } = happening
      const payload = JSON.stringify(messageOf(subject, happening, this.#base))
      return { incident, service, kind, minute, region, payload }
    })
  }
}
