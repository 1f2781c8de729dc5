import type { Statement } from '../contract/statement.ts'
import { transaction, type Sql } from './sql.ts'

/** A statement as it is stored. Times are ms since 1970. */
export interface StatementRow extends Statement {
  service: number
}

export interface StatementFields {
  at: number
  by: string
  text: string
  url: string | null
  cause: string | null
}

const fields = (sql: Sql) => sql`id::text as id, service, (extract(epoch from at) * 1000)::double precision as at,
  author as by, text, url, cause`

/**
 * Runs changes by the operator and counts them, in one transaction: who sees the new count sees the change.
 * The count's row is locked from the first change on, so that counts are committed in their order.
 */
export function changeNotices<T>(sql: Sql, change: (tx: Sql) => Promise<T>): Promise<T> {
  return transaction(sql, async (tx) => {
    await tx`update notices_version set version = version + 1`
    return change(tx)
  })
}

export async function noticesVersion(sql: Sql): Promise<string> {
  const [row] = await sql<[{ version: string }]>`select version from notices_version`
  return row.version
}

/** Statements made since a time, in order. */
export function readStatements(sql: Sql, query: { since: number; service?: number; until?: number }) {
  return sql<StatementRow[]>`
    select ${fields(sql)} from statements
    where at >= to_timestamp(${query.since}::double precision / 1000)
      and (${query.service ?? null}::integer is null or service = ${query.service ?? null})
      and (${query.until ?? null}::double precision is null
        or at <= to_timestamp(${query.until ?? null}::double precision / 1000))
    order by statements.at, statements.id`
}

/** Adds a statement; the same one sent again stays the one it was. */
export async function addStatement(sql: Sql, service: number, said: StatementFields): Promise<StatementRow> {
  const { at, by, text, url, cause } = said
  const [row] = await sql<[StatementRow]>`
    insert into statements as s (service, at, author, text, url, cause)
    values (${service}, to_timestamp(${at}::double precision / 1000), ${by}, ${text}, ${url}, ${cause})
    on conflict (service, at, author) do update
    set text = excluded.text, url = excluded.url, cause = excluded.cause
    returning ${fields(sql)}`
  return row
}

/** Changes what is given; undefined where there is none of this number. */
export async function changeStatement(sql: Sql, id: string, to: Partial<StatementFields>) {
  const [known] = await sql<StatementRow[]>`select ${fields(sql)} from statements where id = ${id} for update`
  if (!known) return undefined
  const { at, by, text, url, cause } = { ...known, ...to }
  const [row] = await sql<[StatementRow]>`
    update statements set at = to_timestamp(${at}::double precision / 1000), author = ${by}, text = ${text},
      url = ${url}, cause = ${cause}
    where id = ${id} returning ${fields(sql)}`
  return row
}

/** @returns whether there was one */
export async function dropStatement(sql: Sql, id: string): Promise<boolean> {
  return (await sql`delete from statements where id = ${id}`).count > 0
}

export interface NoteRow {
  id: string
  at: number
  text: string
}

const noteFields = (sql: Sql) => sql`id::text as id, (extract(epoch from at) * 1000)::double precision as at, text`

export function readNotes(sql: Sql, incident: number) {
  return sql<
    NoteRow[]
  >`select ${noteFields(sql)} from incident_notes where incident = ${incident} order by incident_notes.at, incident_notes.id`
}

/** undefined where there is no such incident. */
export async function addNote(sql: Sql, incident: number, { at, text }: { at: number; text: string }) {
  const [row] = await sql<NoteRow[]>`
    insert into incident_notes (incident, at, text)
    select id, to_timestamp(${at}::double precision / 1000), ${text} from incidents where id = ${incident}
    returning ${noteFields(sql)}`
  return row
}

/** @returns whether there was one */
export async function dropNote(sql: Sql, incident: number, id: string): Promise<boolean> {
  return (await sql`delete from incident_notes where id = ${id} and incident = ${incident}`).count > 0
}
