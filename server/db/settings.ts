import { randomBytes } from 'node:crypto'
import type { Sql } from './sql.ts'

/** The key behind every pseudonym: made once and kept, so that all nodes agree. */
export async function keptSecret(sql: Sql): Promise<string> {
  await sql`
    insert into settings (name, value) values ('secret', ${randomBytes(32).toString('hex')}) on conflict do nothing`
  const [row] = await sql<[{ value: string }]>`select value from settings where name = 'secret'`
  return row.value
}
