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
