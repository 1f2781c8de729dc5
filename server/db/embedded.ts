import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { chooseAccount } from './embeddedAccount.ts'
import { findBinaries, installedPackage } from './embeddedBinaries.ts'
import { openCluster, SUPERUSER, type Cluster } from './embeddedCluster.ts'
import { awaitPredecessor } from './embeddedPredecessor.ts'
import { freePort, startProcess, StartFailure, type ServerProcess } from './embeddedProcess.ts'

export interface EmbeddedDatabase {
  /** Connection URL of the database, on the loopback interface. */
  url: string
  /**
   * Shuts the server down, does something while it is gone, and has it back on the same port when this resolves. What
   * is committed stays; sessions and what they had not committed are lost.
   */
  restart(whileGone?: () => Promise<void>): Promise<void>
  /** Shuts the server down and waits until it is gone. Safe to call more than once. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Folder of everything the node keeps; the cluster is in its `postgres`. */
  dataDir: string
  /** Extra server settings, as for `postgres -c name=value`. */
  settings?: Record<string, string>
  /** Receives the server's own log, line by line. */
  log?: (line: string) => void
}

type Launch = Required<Omit<EmbeddedOptions, 'dataDir'>> & { cluster: Cluster }

const DATABASE = 'outcry'
const ATTEMPTS = 20
const PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

/** Faults that pass: the port was taken meanwhile, or sessions of a killed server are still ending. */
const PASSING = /Address already in use|pre-existing shared memory block|lock file "postmaster\.pid"/

function isPassing(error: unknown): boolean {
  return error instanceof StartFailure && PASSING.test(error.message)
}

async function launch({ cluster, settings, log }: Launch, port?: number): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    await awaitPredecessor(cluster.folder, log)
    try {
      return await startProcess(cluster, { port: port ?? (await freePort()), settings, log })
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error
      await delay(PAUSE_MS)
    }
  }
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const sql = postgres(urlOf(cluster, port, 'postgres'), { max: 1 })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Keeps a server running on one port: if it ends by itself, starts it again until told to stop. */
function keepRunning(server: ServerProcess, settings: Launch): Pick<EmbeddedDatabase, 'restart' | 'stop'> {
  let current: ServerProcess | undefined = server
  let restarting: Promise<unknown> = Promise.resolve()
  const wanted = new AbortController()
  const revive = async () => {
    for (let pause = PAUSE_MS; !wanted.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      current = await launch(settings, server.port).catch((error: Error) => void settings.log(error.message))
      if (current) return
      await delay(pause, undefined, { signal: wanted.signal }).catch(() => undefined)
    }
  }
  const watch = async () => {
    while (!wanted.signal.aborted) {
      const watched = current
      await watched?.ended
      await restarting
      if (wanted.signal.aborted || watched !== current) continue
      settings.log('the database server ended unexpectedly; starting it again')
      await revive()
    }
    await current?.stop()
  }
  const finished = watch()
  const restart = async (whileGone: () => Promise<void>) => {
    await current?.stop()
    await whileGone().finally(revive)
  }
  return {
    restart(whileGone = async () => undefined) {
      const work = restart(whileGone)
      restarting = work.catch(() => undefined)
      return work
    },
    async stop() {
      wanted.abort()
      await current?.stop()
      await finished
    },
  }
}

/**
 * Starts the embedded PostgreSQL on the data in `dataDir`, making it on the first start. It listens on the loopback
 * interface only, at a new port each time, and ends with this process however that ends.
 * @throws with a message for the operator when the platform has no binaries or the data is in use
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { settings = {}, log = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true })
  const account = await chooseAccount()
  const binaries = await findBinaries(dataDir, account, installedPackage())
  const durable = settings.fsync !== 'off'
  const cluster = await openCluster(dataDir, { account, binaries }, { durable, log })
  const server = await launch({ cluster, settings, log })
  await ensureDatabase(cluster, server.port).catch((error: Error) => server.stop().then(() => Promise.reject(error)))
  return { url: urlOf(cluster, server.port, DATABASE), ...keepRunning(server, { cluster, settings, log }) }
}
