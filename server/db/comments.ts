import type { CommentState } from '../contract/talk.ts'
import type { Sql } from './sql.ts'

/** A word to be stored. Times are ms since 1970, 64-bit numbers decimal strings. */
export interface NewCommentRow {
  report: string
  service: number
  /** 0 where not said. */
  problem: number
  country: string | null
  text: string
  fingerprint: string
  /** Why it is to be held; null where nothing speaks against it. */
  doubt: string | null
  at: number
}

export interface CommentRow {
  id: string
  service: number
  problem: number | null
  country: string | null
  text: string
  state: CommentState
  reason: string | null
  at: number
}

const HOUR_SLOTS = 4
/** Of a loud hour so many reports are looked at: three people are among them, or hardly in it at all. */
const MOST_LOOKED_AT = 200

/**
 * Stores a word. One that says the same as another of the last day waits, whoever wrote that.
 * @param people how many must have reported from the country within the hour before for it to be kept
 * @returns its state; null where the report has a word already
 */
export async function addComment(sql: Sql, row: NewCommentRow, people: number): Promise<CommentState | null> {
  const { report, service, problem, country, text, fingerprint, doubt, at } = row
  const slot = Math.floor(at / 900_000)
  const day = at - 86_400_000
  const [added] = await sql<{ state: CommentState }[]>`
    insert into comments (report, service, problem, country, text, fingerprint, state, reason, written_at)
    select ${report}, ${service}, nullif(${problem}::smallint, 0),
      case when crowd.people >= ${people} then ${country}::text end, ${text}, ${fingerprint}::bigint,
      case when doubt.reason is null then 'shown' else 'held' end, doubt.reason,
      to_timestamp(${at}::double precision / 1000)
    from (
      select count(distinct reporter) as people from (
        select reporter from reports
        where slot between ${slot - HOUR_SLOTS} and ${slot} and service = ${service} and signal = 0
          and country = ${country} and observed_at > to_timestamp(${at - 3_600_000}::double precision / 1000)
        order by slot desc limit ${MOST_LOOKED_AT}
      ) as recent
    ) as crowd, (
      select coalesce(${doubt}::text, case when exists (
        select from comments
        where fingerprint = ${fingerprint}::bigint and written_at > to_timestamp(${day}::double precision / 1000)
      ) then 'repeat' end) as reason
    ) as doubt
    on conflict (report) do nothing
    returning state`
  return added?.state ?? null
}

const fields = (sql: Sql) => sql`id::text as id, service, problem, country, text, state, reason,
  (extract(epoch from written_at) * 1000)::double precision as at`

export interface CommentQuery {
  service?: number | undefined
  state?: CommentState | undefined
  /** Those older than this one. */
  before?: string | undefined
  limit: number
}

/** Latest first. */
export function readComments(sql: Sql, { service, state, before, limit }: CommentQuery) {
  return sql<CommentRow[]>`
    select ${fields(sql)} from comments
    where (${service ?? null}::integer is null or service = ${service ?? null})
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by comments.id desc limit ${limit}`
}

export async function countComments(sql: Sql, service: number): Promise<number> {
  const [row] = await sql<[{ n: number }]>`
    select count(*)::integer as n from comments where service = ${service} and state = 'shown'`
  return row.n
}

/** undefined where there is none of this number. */
export async function moderate(sql: Sql, id: string, state: CommentState, reason: string | null) {
  const [row] = await sql<CommentRow[]>`
    update comments set state = ${state}, reason = ${reason} where id = ${id} returning ${fields(sql)}`
  return row
}

/** Words go when their reports go. */
export async function dropCommentsBefore(sql: Sql, time: number): Promise<void> {
  await sql`delete from comments where written_at < to_timestamp(${time}::double precision / 1000)`
}
