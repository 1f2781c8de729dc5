import { claimRoom, insertSubscription, type Filter } from './alertSubscriptions.ts'
import { transaction, type Sql } from './sql.ts'

export interface NewPushRow extends Filter {
  id: string
  endpoint: string
  /** SHA-256 of it, hex. */
  endpointHash: string
  /** SHA-256 of endpoint, service and region, hex: one subscription for each. */
  key: string
  p256dh: string
  auth: string
  language: string
  /** ms since 1970 */
  created: number
}

/** Where a push goes, and for whom it is encrypted. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
  language: string
}

/**
 * @param most there may be
 * @returns the id, and whether it is new; who asks again changes keys and language
 * @throws NoRoom
 */
export function upsertPush(sql: Sql, row: NewPushRow, most: number): Promise<{ id: string; isNew: boolean }> {
  const { p256dh, auth, language, key, endpoint, endpointHash, created } = row
  return transaction(sql, async (tx) => {
    // Two that ask at once would both find nothing.
    await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    const [known] = await tx<{ id: string }[]>`
      update push_subscriptions set p256dh = ${p256dh}, auth = ${auth}, language = ${language} where key = ${key}
      returning id`
    if (known) return { id: known.id, isNew: false }
    await claimRoom(tx, 'push', most)
    await insertSubscription(tx, { ...row, channel: 'push', active: true, since: created })
    await tx`
      insert into push_subscriptions (id, endpoint, key, endpoint_hash, p256dh, auth, language)
      values (${row.id}, ${endpoint}, ${key}, ${endpointHash}, ${p256dh}, ${auth}, ${language})`
    return { id: row.id, isNew: true }
  })
}

/** A browser's subscriptions, with the secret that proves whose they are. */
export function readPushesOf(sql: Sql, endpointHash: string): Promise<{ id: string; key: string; auth: string }[]> {
  return sql<{ id: string; key: string; auth: string }[]>`
    select id, key, auth from push_subscriptions where endpoint_hash = ${endpointHash}`
}

export async function readPushTarget(sql: Sql, id: string): Promise<PushTarget | null> {
  const [row] = await sql<PushTarget[]>`
    select p.endpoint, p.p256dh, p.auth, p.language
    from push_subscriptions p join alert_subscriptions s using (id) where p.id = ${id} and s.active`
  return row ?? null
}
