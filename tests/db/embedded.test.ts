import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startEmbedded } from '../../server/db/embedded.ts'
import { findBinaries, installedPackage } from '../../server/db/embeddedBinaries.ts'
import { root } from '../../server/root.ts'

let dataDir: string
const cleanups: (() => unknown)[] = []
const patience = { timeout: 20_000, interval: 20 }

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'outcry-embedded-'))
})

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(settings?: Record<string, string>) {
  const database = await startEmbedded({ dataDir, settings })
  cleanups.push(() => database.stop())
  return database
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 })
  return [...(await sql.unsafe(statement).finally(() => sql.end({ timeout: 5 })))]
}

/** Starts a node process that owns the database; resolves with its url once it is up. */
async function startOwner(): Promise<{ url: string; owner: ChildProcess }> {
  const script = join(root, 'tests/setup/embeddedOwner.ts')
  const owner = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  cleanups.push(() => owner.kill('SIGKILL'))
  let complaint = ''
  owner.stderr.on('data', (chunk: Buffer) => (complaint += chunk))
  const url = once(createInterface({ input: owner.stdout }), 'line').then(([line]) => line as string)
  const failed = once(owner, 'close').then(() => Promise.reject(new Error(complaint)))
  failed.catch(() => undefined)
  return { url: await Promise.race([url, failed]), owner }
}

async function kill(owner: ChildProcess): Promise<void> {
  const ended = once(owner, 'exit')
  owner.kill('SIGKILL')
  await ended
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Every process that works in the cluster's folder: the server's own and its supervisor. */
async function processesOfCluster(): Promise<string[]> {
  const cluster = await realpath(join(dataDir, 'postgres'))
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index] === cluster)
}

test('a first start gives an empty, durable database that folds the case of any script', async () => {
  const { url } = await start()
  const [row] = await query(
    url,
    `select current_database() as name, current_user as who, current_setting('fsync') as fsync,
     current_setting('synchronous_commit') as commit, current_setting('max_connections')::int as connections,
     lower('ЖÄ') as folded, (select count(*)::int from information_schema.tables where table_schema = 'public') as tables`,
  )
  expect(row).toEqual({
    ...{ name: 'outcry', who: 'app', fsync: 'on', commit: 'on', connections: 100, folded: 'жä', tables: 0 },
  })
})

test('extra settings reach the server', async () => {
  const { url } = await start({ fsync: 'off', work_mem: '7MB' })
  expect(await query(url, 'show work_mem')).toEqual([{ work_mem: '7MB' }])
  expect(await query(url, 'show fsync')).toEqual([{ fsync: 'off' }])
})

test('only the owner of the password gets in, and only through the loopback interface', async () => {
  const { url } = await start()
  const guess = new URL(url)
  guess.password = 'guess'
  await expect(query(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await query(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
  expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600)
})

test('data survives a stop and a start', async () => {
  const first = await startEmbedded({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  const { url } = await start()
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('stopping twice is as good as once', async () => {
  const database = await startEmbedded({ dataDir })
  await Promise.all([database.stop(), database.stop()])
  await database.stop()
})

test('a start right after kill -9 of the owner waits for the old server and finds what was committed', async () => {
  const { url: before, owner } = await startOwner()
  await query(before, 'create table kept as select 42 as answer')
  await kill(owner)
  const { url } = await start()
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a session that sits idle does not hold up the shutdown after kill -9', async () => {
  const { url, owner } = await startOwner()
  const visitor = postgres(url, { max: 1, onclose: () => undefined })
  await visitor`select 1`
  const pid = await postmasterPid()
  await kill(owner)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience)
  await visitor.end({ timeout: 0 })
})

test('kill -9 of the owner leaves no process behind', async () => {
  const { owner } = await startOwner()
  const pid = await postmasterPid()
  if (existsSync('/proc')) expect(await processesOfCluster()).toContain(String(pid))
  await kill(owner)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience)
  if (existsSync('/proc')) await vi.waitFor(async () => expect(await processesOfCluster()).toEqual([]), patience)
})

test('a second start on the same data is refused and names the pid, and the first goes on', async () => {
  const { url } = await start()
  const pid = await postmasterPid()
  await expect(startEmbedded({ dataDir })).rejects.toThrow(`already in use by pid ${pid}`)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file whose pid now belongs to a stranger does not stop a start', async () => {
  const database = await startEmbedded({ dataDir })
  const file = join(dataDir, 'postgres/postmaster.pid')
  const left = await readFile(file, 'utf8')
  await database.stop()
  await writeFile(file, left.replace(/^\d+/, String(process.pid)))
  const { url } = await start()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that is killed is started again at the same address with everything committed', async () => {
  const { url } = await start()
  await query(url, 'create table kept as select 42 as answer')
  process.kill(await postmasterPid(), 'SIGKILL')
  await vi.waitFor(async () => {
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
  }, patience)
})

test('a lost password is named, and nothing is touched', async () => {
  const database = await startEmbedded({ dataDir })
  await database.stop()
  await rm(join(dataDir, 'postgres.password'))
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/password is missing.*postgres\.password/)
})

test('two first starts at once: one wins, the other is refused, and the data is whole', async () => {
  const starts = await Promise.allSettled([startEmbedded({ dataDir }), startEmbedded({ dataDir })])
  const won = starts.filter((outcome) => outcome.status === 'fulfilled')
  const lost = starts.filter((outcome) => outcome.status === 'rejected')
  for (const { value } of won) cleanups.push(() => value.stop())
  expect(won).toHaveLength(1)
  expect(String(lost[0]?.reason)).toMatch(/already in use by pid \d+/)
  expect(await query(won[0]!.value.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.runIf(process.getuid?.() === 0)('as root, the data may lie below a folder that only root may enter', async () => {
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  const { url } = await start()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(join(dataDir, 'postgres'))).uid).not.toBe(0)
})

test('a platform without binaries is told to set DATABASE_URL', () => {
  expect(() => installedPackage('plan9-mips')).toThrow(/no embedded PostgreSQL for this platform.*Set DATABASE_URL/)
})

test('binaries that do not run are reported with the reason', async () => {
  const installed = await packageWithoutLinks()
  await writeFile(join(installed, 'native/bin/postgres'), '#!/nowhere/sh\n')
  await expect(findBinaries(dataDir, undefined, installed)).rejects.toThrow(/doesn't run.*ENOENT.*Set DATABASE_URL/)
})

/** The package as npm leaves it when its install script is blocked. */
async function packageWithoutLinks(): Promise<string> {
  const folder = join(dataDir, 'package')
  await cp(installedPackage(), folder, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  })
  return folder
}

test('links that a blocked install script has left out are made in place', async () => {
  const installed = await packageWithoutLinks()
  const binaries = await findBinaries(dataDir, undefined, installed)
  expect(binaries).toBe(join(installed, 'native/bin'))
  expect(execFileSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' })).toMatch(/PostgreSQL\) 18/)
})

test('a package that is not ours to write is left as it is, and a copy is used', async () => {
  const installed = await packageWithoutLinks()
  const libraries = join(installed, 'native/lib')
  await (process.getuid?.() === 0 ? chown(libraries, 1, 1) : chmod(libraries, 0o555))
  cleanups.push(() => chmod(libraries, 0o755))
  const before = await readdir(libraries)
  const binaries = await findBinaries(dataDir, undefined, installed)
  expect(binaries.startsWith(join(dataDir, 'postgres-binaries-'))).toBe(true)
  expect(await readdir(libraries)).toEqual(before)
  expect(await findBinaries(dataDir, undefined, installed)).toBe(binaries)
})
