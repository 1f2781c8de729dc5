import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { TEMPLATE_URL } from './database.ts'

export interface FreshDatabase {
  url: string
  /** Drops the database, ending whatever sessions it still has. */
  drop(): Promise<void>
}

function templateUrl(): URL {
  const url = process.env[TEMPLATE_URL]
  if (!url) throw new Error('no test database: tests/setup/database.ts has to run first, as globalSetup')
  return new URL(url)
}

function databaseUrl(name: string): string {
  const url = templateUrl()
  url.pathname = name
  return url.href
}

async function administer(statement: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(databaseUrl('postgres'), { max: 1, onnotice: () => undefined })
  try {
    await statement(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * A database of one's own, migrated and empty, in some 50 ms. Whatever isn't dropped goes with the run's server.
 * @param migrated false gives one without any migration
 */
export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const template = migrated ? templateUrl().pathname.slice(1) : 'template1'
  await administer((sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  return {
    url: databaseUrl(name),
    drop: () => administer((sql) => sql`drop database ${sql(name)} with (force)`),
  }
}
