import { changeFilter, claimRoom, insertSubscription, type Filter } from './alertSubscriptions.ts'
import { dropWaiting } from './deliveries.ts'
import { transaction, type Sql } from './sql.ts'

export interface NewWebhookRow extends Filter {
  id: string
  url: string
  /** SHA-256, hex. */
  tokenHash: string
  secret: string
  /** ms since 1970 */
  created: number
}

export interface WebhookRow extends Filter {
  id: string
  url: string
  tokenHash: string
  active: boolean
  verified: boolean
  reason: string | null
  created: number
  lastSuccess: number | null
  failingSince: number | null
}

/** @param most there may be. @throws NoRoom */
export function insertWebhook(sql: Sql, row: NewWebhookRow, most = Infinity): Promise<void> {
  const { id, url, tokenHash, secret, created } = row
  return transaction(sql, async (tx) => {
    await claimRoom(tx, 'webhook', most)
    await insertSubscription(tx, { ...row, channel: 'webhook', active: false, since: created })
    await tx`
      insert into webhooks (id, url, token_hash, secret, created, verified)
      values (${id}, ${url}, ${tokenHash}, ${secret}, ${created}, false)`
  })
}

export async function readWebhook(sql: Sql, id: string): Promise<WebhookRow | null> {
  const [row] = await sql<(Omit<WebhookRow, 'services' | 'regions' | 'events'> & Record<'lists', string>)[]>`
    select w.id, w.url, w.token_hash as "tokenHash", s.active, w.verified, w.disabled_reason as reason,
      w.created::double precision as created, s.last_success::double precision as "lastSuccess",
      s.failing_since::double precision as "failingSince",
      json_build_object('services', s.services, 'regions', s.regions, 'events', s.events)::text as lists
    from webhooks w join alert_subscriptions s using (id) where w.id = ${id}`
  if (!row) return null
  const { lists, ...rest } = row
  return { ...rest, ...(JSON.parse(lists) as Filter) }
}

/** Where a message goes, and what signs it, the newest secret first. */
export interface Target {
  url: string
  secrets: string[]
}

/** @param activeOnly null where it doesn't want to be sent anything now */
export async function readTarget(sql: Sql, id: string, now: number, activeOnly: boolean): Promise<Target | null> {
  const [row] = await sql<{ url: string; secret: string; previous: string | null }[]>`
    select w.url, w.secret, case when w.previous_until > ${now} then w.previous_secret end as previous
    from webhooks w join alert_subscriptions s using (id)
    where w.id = ${id} and (s.active or not ${activeOnly})`
  return row ? { url: row.url, secrets: row.previous === null ? [row.secret] : [row.secret, row.previous] } : null
}

/** The receiver at that URL answered: events from now on are sent. */
export function activateWebhook(sql: Sql, id: string, url: string, now: number): Promise<void> {
  return transaction(sql, async (tx) => {
    const { count } = await tx`
      update webhooks set verified = true, disabled_reason = null where id = ${id} and url = ${url}`
    if (count === 0) return
    await tx`
      update alert_subscriptions
      set since = case when active then since else ${now} end, active = true, failing_since = null, last_success = ${now}
      where id = ${id}`
  })
}

export function disableWebhook(sql: Sql, id: string, reason: string): Promise<void> {
  return transaction(sql, async (tx) => {
    await tx`update webhooks set disabled_reason = ${reason} where id = ${id}`
    await deactivate(tx, id)
  })
}

async function deactivate(sql: Sql, id: string): Promise<void> {
  await sql`update alert_subscriptions set active = false where id = ${id}`
  await dropWaiting(sql, id)
}

/** @param url a new address has to be verified anew */
export function changeWebhook(sql: Sql, id: string, filter: Filter, url: string | null): Promise<void> {
  return transaction(sql, async (tx) => {
    await changeFilter(tx, id, filter)
    if (url === null) return
    await tx`update webhooks set url = ${url}, verified = false, disabled_reason = null where id = ${id}`
    await deactivate(tx, id)
  })
}

export async function replaceSecret(sql: Sql, id: string, secret: string, previousUntil: number): Promise<void> {
  await sql`
    update webhooks set previous_secret = secret, previous_until = ${previousUntil}, secret = ${secret} where id = ${id}`
}

/** Those that nobody ever verified. */
export async function dropUnverifiedBefore(sql: Sql, time: number): Promise<void> {
  await sql`
    delete from alert_subscriptions s using webhooks w
    where w.id = s.id and not w.verified and w.created < ${time} and s.last_success is null`
}
