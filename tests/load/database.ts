import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '../../server/db/embedded.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { root } from '../../server/root.ts'

export interface Databases {
  /** URL of a new, empty database. */
  fresh(): Promise<string>
  close(): Promise<void>
}

/** PostgreSQL as it runs in production, fsync and all: that of DATABASE_URL, or else the embedded one on new data. */
export async function openDatabases(): Promise<Databases> {
  const server = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, stop: async () => {} } : await embedded()
  const sql = connect(server.url, { max: 1, name: 'bench' })
  const names: string[] = []
  const close = async () => {
    for (const name of names) await sql`drop database if exists ${sql(name)} with (force)`
    await disconnect(sql)
    await server.stop()
  }
  const fresh = async () => {
    const name = `bench_${randomBytes(6).toString('hex')}`
    await sql`create database ${sql(name)}`
    names.push(name)
    return Object.assign(new URL(server.url), { pathname: name }).href
  }
  return { fresh, close }
}

/** Beside the project rather than in the system's temporary folder, which may be memory: there fsync costs nothing. */
async function embedded() {
  const cache = join(root, '.cache')
  await mkdir(cache, { recursive: true })
  const dataDir = await mkdtemp(join(cache, 'bench-'))
  const { url, stop } = await startEmbedded({ dataDir })
  return { url, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) }
}
