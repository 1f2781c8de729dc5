import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../root.ts'
import { connect, disconnect, transaction, type Sql } from './sql.ts'

/** Of PostgreSQL. */
const OLDEST = 14

interface Migration {
  id: number
  name: string
}

/** Any number would do, as long as nothing else in the same database takes it. */
const LOCK = 7_062_441

/** `names` in order of their numbers; refuses a file that the order of migrations leaves in doubt. */
export function orderMigrations(names: string[]): Migration[] {
  const files = names.filter((name) => name.endsWith('.sql')).sort()
  return files.map((name, index) => {
    const number = /^(\d{5})_\w+\.sql$/.exec(name)?.[1]
    if (!number) throw new Error(`migrations/${name} is not named like 00001_name.sql`)
    if (Number(number) !== index + 1)
      throw new Error(`migrations/${name} should have number ${index + 1}: mind the gap`)
    return { id: index + 1, name }
  })
}

/** Refuses a database whose past differs from the files: made by a newer version, or a file was renamed. */
export function checkPast(applied: Migration[], files: Migration[]): void {
  for (const { id, name } of applied) {
    const now = files[id - 1]?.name
    if (!now)
      throw new Error(`the database has migration ${name}, which this version doesn't know: it is too old for it`)
    if (now !== name) throw new Error(`migration ${id} was applied as ${name} and is now called ${now}`)
  }
}

/** Whatever else it is set to, it has to know what statements use, and to hold what people write. */
async function checkServer(sql: Sql): Promise<void> {
  const [server] = await sql<[{ number: number; version: string; encoding: string }]>`
    select current_setting('server_version_num')::integer as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding`
  if (server.number < OLDEST * 10_000)
    throw new Error(`the database is PostgreSQL ${server.version}; ${OLDEST} or newer is needed`)
  if (server.encoding !== 'UTF8')
    throw new Error(`the database is in ${server.encoding}; make one with encoding 'UTF8' template template0`)
}

async function readApplied(sql: Sql): Promise<Migration[]> {
  return transaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`
    await tx`create table if not exists migrations (id int primary key, name text not null)`
    return tx<Migration[]>`select id, name from migrations order by id`
  })
}

async function apply(sql: Sql, folder: string, { id, name }: Migration): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8')
  await transaction(sql, async (tx) => {
    // Held to the end of the transaction, so that it works through a connection pooler too.
    await tx`select pg_advisory_xact_lock(${LOCK})`
    const byAnotherNode = await tx`select from migrations where id = ${id}`
    if (byAnotherNode.length > 0) return
    await tx.unsafe(text).simple()
    await tx`insert into migrations (id, name) values (${id}, ${name})`
  })
}

/**
 * Brings a database up to date: applies each file of the migrations folder once, in order, in its own transaction.
 * Safe to run from several nodes at the same time. There is no way back.
 * @throws naming the file; that file's changes are undone, the earlier ones stay. Before any of them where the server won't do
 */
export async function migrate(url: string, folder = join(root, 'migrations')): Promise<void> {
  const files = orderMigrations(await readdir(folder))
  const sql = connect(url, { max: 1, name: 'migrations' })
  try {
    await checkServer(sql)
    const applied = await readApplied(sql)
    checkPast(applied, files)
    for (const file of files.slice(applied.length)) {
      await apply(sql, folder, file).catch((cause: Error) => {
        throw new Error(`migration ${file.name} failed: ${cause.message}`, { cause })
      })
    }
  } finally {
    await disconnect(sql)
  }
}
