import type { ChannelName } from './deliveries.ts'
import { plainArray, textArray, type Sql } from './sql.ts'

/** What somebody wants to hear of. */
export interface Filter {
  /** Their numbers; null: all. */
  services: readonly number[] | null
  regions: readonly string[]
  events: readonly string[]
}

export interface NewSubscription extends Filter {
  id: string
  channel: ChannelName
  active: boolean
  /** ms since 1970 */
  since: number
}

/** There are as many of the channel as there may be. */
export class NoRoom extends Error {}

const TABLES = { webhook: 'webhooks', push: 'push_subscriptions' } as const

/**
 * Makes sure, for the rest of a transaction, that there may be one more; one at a time, so that no two take the last
 * place. Counting 100,000 takes 10 ms.
 * @throws NoRoom
 */
export async function claimRoom(tx: Sql, channel: ChannelName, most: number): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`room of ${channel}`}, 0))`
  const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(TABLES[channel])}`
  if (row!.count >= most) throw new NoRoom()
}

const servicesArray = (services: readonly number[] | null) => (services === null ? null : plainArray(services))

export async function insertSubscription(sql: Sql, subscription: NewSubscription): Promise<void> {
  const { id, channel, services, regions, events, active, since } = subscription
  await sql`
    insert into alert_subscriptions (id, channel, services, regions, events, active, since)
    values (${id}, ${channel}, ${servicesArray(services)}::integer[], ${textArray(regions)}::text[],
      ${textArray(events)}::text[], ${active}, ${since})`
}

export async function changeFilter(sql: Sql, id: string, { services, regions, events }: Filter): Promise<void> {
  await sql`
    update alert_subscriptions
    set services = ${servicesArray(services)}::integer[], regions = ${textArray(regions)}::text[],
      events = ${textArray(events)}::text[]
    where id = ${id}`
}

/** With it go its channel's row and its deliveries. @returns whether it was there */
export async function deleteSubscription(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`delete from alert_subscriptions where id = ${id}`
  return count > 0
}
