import { randomUUID } from 'node:crypto'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, type Clock } from '../clock.ts'
import {
  ALERT_EVENTS,
  type NewSecret,
  type NewWebhook,
  type PingResult,
  type Webhook,
  type WebhookChange,
  type WebhookDraft,
} from '../contract/alerts.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { readDeliveries, type DeliveryRow } from '../db/deliveries.ts'
import type { Sql } from '../db/sql.ts'
import {
  activateWebhook,
  changeWebhook,
  insertWebhook,
  readWebhook,
  replaceSecret,
  type WebhookRow,
} from '../db/webhooks.ts'
import { badRequest, notFound, unauthorized, unknownService } from '../errors.ts'
import { ForbiddenTarget, type Guard } from './guard.ts'
import { hashOf, isToken, messageId, newSecret, newToken, type WebhookChannel } from './webhooks.ts'

const SHOWN_DELIVERIES = 20
/** So long both secrets sign, while the owner changes over. */
const OVERLAP_MS = DAY

export interface DeskParts {
  catalog: Catalog
  clock: Clock
  guard: Guard
  sql: Sql
  webhooks: WebhookChannel
}

/** Where webhooks are made and managed. */
export class WebhookDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /**
   * @param most there may be
   * @throws HttpError 400 FORBIDDEN_TARGET, 404 UNKNOWN_SERVICE
   * @throws NoRoom
   */
  async create({ url, services, regions, events }: WebhookDraft, most: number): Promise<NewWebhook> {
    const [id, secret, manageToken] = [randomUUID(), newSecret(), newToken()]
    const row = {
      ...{ id, url: this.#checked(url), secret, tokenHash: hashOf(manageToken), created: this.#parts.clock.now() },
      services: services ? this.#numbersOf(services) : null,
      regions: regions ?? [WORLD_REGION],
      events: events ?? [...ALERT_EVENTS],
    }
    await insertWebhook(this.#parts.sql, row, most)
    return { id, state: 'unverified', secret, manageToken }
  }

  /**
   * The webhook, for who holds its token.
   * @throws HttpError 404 where there is none, 401 without its token
   */
  async owned(id: string, authorization: string | undefined): Promise<WebhookRow> {
    const row = await readWebhook(this.#parts.sql, id)
    if (!row) throw notFound('There is no such webhook.')
    if (!isToken(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '', row.tokenHash)) throw unauthorized()
    return row
  }

  async show(row: WebhookRow): Promise<Webhook> {
    const { id, url, services, regions, events, reason, created, lastSuccess, failingSince } = row
    const deliveries = await readDeliveries(this.#parts.sql, id, SHOWN_DELIVERIES)
    return {
      ...{ id, url, regions: [...regions], events: [...events], state: stateOf(row), reason },
      services: services && services.flatMap((service) => this.#parts.catalog.byId(service)?.slug ?? []),
      ...{ createdAt: created, lastSuccessAt: lastSuccess, failingSince },
      deliveries: deliveries.map(lineOf),
    }
  }

  /** @throws HttpError as `create` */
  async change(row: WebhookRow, change: WebhookChange): Promise<WebhookRow> {
    const { services, regions = row.regions, events = row.events } = change
    const numbers = services === undefined ? row.services : services && this.#numbersOf(services)
    const url = change.url === undefined ? row.url : this.#checked(change.url)
    const filter = { services: numbers, regions, events }
    await changeWebhook(this.#parts.sql, row.id, filter, url === row.url ? null : url)
    return (await readWebhook(this.#parts.sql, row.id)) ?? row
  }

  /** Sends a test message; an answer of 2xx verifies the webhook, or enables it again. */
  async test({ id, url }: WebhookRow): Promise<PingResult> {
    const { sql, clock, webhooks } = this.#parts
    const outcome = await webhooks.ping(id, randomUUID(), clock.now())
    const delivered = outcome.kind === 'delivered'
    // Only the address that answered: it may have been changed meanwhile.
    if (delivered) await activateWebhook(sql, id, url, clock.now())
    const now = await readWebhook(sql, id)
    return {
      delivered,
      status: outcome.kind === 'nobody' ? null : outcome.status,
      fault: outcome.kind === 'refused' ? outcome.fault : null,
      state: now ? stateOf(now) : 'disabled',
    }
  }

  async rotate({ id }: WebhookRow): Promise<NewSecret> {
    const [secret, previousUntil] = [newSecret(), this.#parts.clock.now() + OVERLAP_MS]
    await replaceSecret(this.#parts.sql, id, secret, previousUntil)
    return { secret, previousUntil }
  }

  #numbersOf(slugs: readonly string[]): number[] {
    return slugs.map((slug) => {
      const service = this.#parts.catalog.bySlug(slug)
      if (!service) throw unknownService(slug)
      return service.id
    })
  }

  #checked(url: string): string {
    try {
      return this.#parts.guard.check(url).href
    } catch (error) {
      if (error instanceof ForbiddenTarget) throw badRequest('FORBIDDEN_TARGET', `The URL ${error.message}.`)
      throw error
    }
  }
}

function stateOf({ active, reason }: WebhookRow): Webhook['state'] {
  if (active) return 'active'
  return reason === null ? 'unverified' : 'disabled'
}

function lineOf({ id, type, state, attempts, tried, due, status, fault }: DeliveryRow): Webhook['deliveries'][number] {
  const dueAt = state === 'waiting' ? due : null
  return { id: messageId(id), type, state, attempts, triedAt: tried, dueAt, status, fault }
}
