import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate } from '../../server/db/migrate.ts'

/** Nothing here outlives the run, so speed comes before durability; a test of durability starts its own server. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** Where workers, being child processes, find the server. */
export const TEMPLATE_URL = 'OUTCRY_TEST_TEMPLATE'

interface Template {
  url: string
  remove(): Promise<void>
}

/**
 * Starts one server for the whole run and migrates its database once: `freshDatabase` makes copies of that. With
 * TEST_DATABASE_URL, of a user who may make databases, the server is that one.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const { url, remove } = given ? await onServer(given) : await onEmbedded()
  await migrate(url).catch((error: Error) => remove().then(() => Promise.reject(error)))
  process.env[TEMPLATE_URL] = url
  return remove
}

async function onEmbedded(): Promise<Template> {
  const dataDir = await mkdtemp(join(tmpdir(), 'outcry-test-'))
  const { url, stop } = await startEmbedded({ dataDir, settings: SETTINGS })
  return { url, remove: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) }
}

async function onServer(server: string): Promise<Template> {
  const name = `outcry_test_${randomBytes(6).toString('hex')}`
  const sql = postgres(server, { max: 1 })
  await sql`create database ${sql(name)}`
  const remove = async () => {
    await sql`drop database ${sql(name)} with (force)`
    await sql.end()
  }
  return { url: Object.assign(new URL(server), { pathname: name }).href, remove }
}
