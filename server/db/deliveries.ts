import { plainArray, transaction, type Sql } from './sql.ts'

export type ChannelName = 'webhook' | 'push'

/** A delivery that this node may attempt until its lease ends. */
export interface Claim {
  id: string
  subscription: string
  /** Which attempt this is, from 1: what was claimed anew meanwhile is no longer this node's to record. */
  attempt: number
  payload: string
}

export interface ClaimOptions {
  now: number
  /** When another node may take it up, ms since 1970. */
  leasedUntil: number
  most: number
  /** Subscriptions that this node is busy with. */
  busy: readonly string[]
}

/** How many due rows are looked at for `most` different subscriptions: a long queue of one doesn't make claiming slow. */
const LOOKED_AT = 256

/** Takes what is due, at most one for each subscription, so that a receiver that hangs holds up nobody else. */
export async function claimDeliveries(sql: Sql, channel: ChannelName, options: ClaimOptions): Promise<Claim[]> {
  const { now, leasedUntil, most, busy } = options
  return sql<Claim[]>`
    with candidates as (
      select id, subscription, event, due from deliveries
      where state = 'waiting' and channel = ${channel} and due <= ${now}
        and subscription <> all(${plainArray(busy)}::uuid[])
      order by due, event limit ${LOOKED_AT}
    ), firsts as (
      select id from (
        select distinct on (subscription) id, due from candidates order by subscription, event
      ) as f order by due limit ${most}
    ), locked as (
      select id from deliveries
      where id in (select id from firsts) and state = 'waiting' and due <= ${now}
      for update skip locked
    )
    update deliveries d set due = ${leasedUntil}, attempts = attempts + 1, tried = ${now}
    from locked l, alert_events e
    where d.id = l.id and e.id = d.event
    returning d.id, d.subscription, d.attempts as attempt, e.payload`
}

/** What came of an attempt. */
export interface Attempted {
  claim: Claim
  now: number
  status: number | null
}

export function recordDelivered(sql: Sql, { claim, now, status }: Attempted): Promise<void> {
  return transaction(sql, async (tx) => {
    await tx`
      update deliveries set state = 'delivered', status = ${status}, fault = null
      where id = ${claim.id} and state = 'waiting'`
    await succeeded(tx, claim.subscription, now)
  })
}

/** Any success ends a streak of failures. */
export async function succeeded(sql: Sql, subscription: string, now: number): Promise<void> {
  await sql`
    update alert_subscriptions set failing_since = null, last_success = ${now} where id = ${subscription}`
}

/**
 * @param due of the next attempt; null: there is none
 * @returns since when nothing got through, ms since 1970
 */
export function recordFailure(
  sql: Sql,
  { claim, now, status, fault, due }: Attempted & { fault: string; due: number | null },
): Promise<number> {
  return transaction(sql, async (tx) => {
    await tx`
      update deliveries
      set state = ${due === null ? 'failed' : 'waiting'}, due = coalesce(${due}, due), status = ${status}, fault = ${fault}
      where id = ${claim.id} and state = 'waiting' and attempts = ${claim.attempt}`
    const rows = await tx<{ since: number }[]>`
      update alert_subscriptions set failing_since = coalesce(failing_since, ${now}) where id = ${claim.subscription}
      returning failing_since::double precision as since`
    return rows[0]?.since ?? now
  })
}

/** Nothing that waits for this subscription will be sent. */
export async function dropWaiting(sql: Sql, subscription: string): Promise<void> {
  await sql`update deliveries set state = 'dropped' where subscription = ${subscription} and state = 'waiting'`
}

export async function countWaiting(sql: Sql): Promise<Record<ChannelName, number>> {
  const rows = await sql<{ channel: ChannelName; count: number }[]>`
    select channel, count(*)::integer as count from deliveries where state = 'waiting' group by channel`
  return { webhook: 0, push: 0, ...Object.fromEntries(rows.map((row) => [row.channel, row.count])) }
}

export interface DeliveryRow {
  id: string
  type: string
  state: 'waiting' | 'delivered' | 'failed' | 'dropped'
  attempts: number
  tried: number | null
  due: number
  status: number | null
  fault: string | null
}

/** Latest first. */
export function readDeliveries(sql: Sql, subscription: string, limit: number): Promise<DeliveryRow[]> {
  return sql<DeliveryRow[]>`
    select d.id, e.kind as type, d.state, d.attempts, d.tried::double precision as tried,
      d.due::double precision as due, d.status, d.fault
    from deliveries d join alert_events e on e.id = d.event
    where d.subscription = ${subscription} order by d.event desc limit ${limit}`
}

/** Events whose minute is long past, with their deliveries. */
export async function dropEventsBefore(sql: Sql, minute: number): Promise<void> {
  await sql`delete from alert_events where minute < ${minute}`
}
