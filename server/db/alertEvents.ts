import type { Happening } from '../notify/timeline.ts'
import { plainArray, textArray, transaction, type Sql } from './sql.ts'
import type { IncidentUpdate } from './updates.ts'

/** Any number that all nodes agree on. */
const LOCK = 7_206_103

/** Changes of one incident that some were not told of yet, among all of them. */
export interface Untold {
  incident: number
  service: number
  /** Minutes since 1970. */
  started: number
  /** Minutes of which nothing was told yet. */
  minutes: ReadonlySet<number>
  /** All changes of the incident, in order. */
  updates: Pick<IncidentUpdate, 'minute' | 'region' | 'state'>[]
}

export interface EventRow extends Pick<Happening, 'kind' | 'minute' | 'region'> {
  incident: number
  service: number
  payload: string
}

export interface TellOptions {
  /** ms since 1970: when deliveries are due, and what is too old for a push. */
  now: number
  /** ms; a push of something older than that would only confuse. */
  pushWithin: number
  /** The events of one incident in the minutes not told of. */
  eventsOf(untold: Untold): EventRow[]
}

export async function hasUntold(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ found: boolean }]>`select exists (select from incident_updates where not told) as found`
  return row.found
}

/**
 * Turns changes of incidents into events and deliveries, in one transaction with the note that it was done: a node that
 * dies meanwhile has done nothing, and whoever comes second finds nothing left. One node at a time; others don't wait.
 * @returns how many deliveries were added
 */
export function tellChanges(sql: Sql, options: TellOptions): Promise<number> {
  return transaction(sql, async (tx) => {
    const [lock] = await tx<[{ held: boolean }]>`select pg_try_advisory_xact_lock(${LOCK}) as held`
    if (!lock.held) return 0
    const untold = await readUntold(tx)
    if (untold.length === 0) return 0
    const events = await insertEvents(tx, untold.flatMap(options.eventsOf))
    const added = events.length > 0 ? await insertDeliveries(tx, events, options) : 0
    await markTold(tx, untold)
    return added
  })
}

async function readUntold(sql: Sql): Promise<Untold[]> {
  const waiting = await sql<{ incident: number; minute: number }[]>`
    select distinct incident::double precision as incident, minute from incident_updates where not told`
  const rows = await sql<(IncidentUpdate & { started: number })[]>`
    select u.incident::double precision as incident, u.minute, i.service, i.started, u.region, u.state
    from incident_updates u join incidents i on i.id = u.incident
    where u.incident = any(${plainArray(waiting.map((row) => row.incident))}::bigint[])
    order by u.incident, u.minute, u.region`
  const minutes = grouped(waiting, (row) => row.incident)
  return [...grouped(rows, (row) => row.incident)].map(([incident, updates]) => ({
    incident,
    service: updates[0]!.service,
    started: updates[0]!.started,
    minutes: new Set(minutes.get(incident)!.map((row) => row.minute)),
    updates,
  }))
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** Of services that nobody wants to hear of nothing is kept. @returns the ids */
async function insertEvents(sql: Sql, events: readonly EventRow[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into alert_events (incident, region, minute, kind, service, payload)
    select e.incident, e.region, e.minute, e.kind, e.service, e.payload from unnest(
      ${plainArray(events.map((event) => event.incident))}::bigint[],
      ${textArray(events.map((event) => event.region))}::text[],
      ${plainArray(events.map((event) => event.minute))}::integer[],
      ${textArray(events.map((event) => event.kind))}::text[],
      ${plainArray(events.map((event) => event.service))}::integer[],
      ${textArray(events.map((event) => event.payload))}::text[]
    ) with ordinality as e (incident, region, minute, kind, service, payload, place)
    where exists (
      select from alert_subscriptions s where s.active and (s.services is null or e.service = any(s.services)))
    order by e.place on conflict do nothing returning id`
  return rows.map((row) => row.id)
}

/** To each who wants them; a push only once for an incident's start in a region, and once for its recovery. */
async function insertDeliveries(sql: Sql, events: readonly string[], { now, pushWithin }: TellOptions) {
  const { count } = await sql`
    insert into deliveries (subscription, channel, event, once, due)
    select s.id, s.channel, e.id,
      case when s.channel = 'webhook' then e.id::text
        else e.incident || case when e.kind = 'incident.opened' then ' start' else ' back' end end,
      ${now}
    from alert_events e
    join (select *, unnest(regions) as region from alert_subscriptions where active) s on s.region = e.region
    where e.id = any(${plainArray(events)}::bigint[])
      and (s.services is null or e.service = any(s.services)) and e.kind = any(s.events)
      and s.since <= (e.minute + 1) * 60000::bigint
      and (s.channel = 'webhook' or (e.minute + 1) * 60000::bigint >= ${now - pushWithin}::bigint)
    order by e.id, s.id on conflict do nothing`
  return count
}

async function markTold(sql: Sql, untold: readonly Untold[]): Promise<void> {
  const pairs = untold.flatMap(({ incident, minutes }) => [...minutes].map((minute) => ({ incident, minute })))
  await sql`
    update incident_updates u set told = true
    from unnest(${plainArray(pairs.map((pair) => pair.incident))}::bigint[],
      ${plainArray(pairs.map((pair) => pair.minute))}::integer[]) as t (incident, minute)
    where u.incident = t.incident and u.minute = t.minute and not u.told`
}
