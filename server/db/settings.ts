import { randomBytes } from 'node:crypto'
import type { Sql } from './sql.ts'

/** The key behind every pseudonym: made once and kept, so that all nodes agree. */
export const keptSecret = (sql: Sql): Promise<string> => kept(sql, 'secret', randomBytes(32).toString('hex'))

/** What was kept under a name, or else, from now on, `fresh`: the same for all nodes. */
export async function kept(sql: Sql, name: string, fresh: string): Promise<string> {
  await sql`insert into settings (name, value) values (${name}, ${fresh}) on conflict do nothing`
  const [row] = await sql<[{ value: string }]>`select value from settings where name = ${name}`
  return row.value
}
