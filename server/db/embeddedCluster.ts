import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canReach, giveTo, spawnAs, type Account } from './embeddedAccount.ts'
import { awaitPredecessor } from './embeddedPredecessor.ts'

/** What runs the server: an account, and binaries (their folder) that it can run. */
export interface Runner {
  account: Account
  binaries: string
}

/** A cluster that is ready to be served. */
export interface Cluster extends Runner {
  folder: string
  password: string
}

export const SUPERUSER = 'app'

/** Defaults written to postgresql.conf, where the operator may change them. */
const DEFAULTS = { max_connections: '100', timezone: 'UTC', log_timezone: 'UTC', log_line_prefix: '[%p] ' }
const DRAFT = 'postgres.new-'

/**
 * The name by which the account can open its working folder. Through /proc it needs no right on the folders above, so
 * that the data can stay in a DATA_DIR below a 0700 folder; there is no such way on other systems.
 */
export function ownName(account: Account, folder: string): string {
  if (canReach(account, folder)) return folder
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new Error(
    `The account "${account?.name}" that runs PostgreSQL may not enter ${folder}. Choose another DATA_DIR.`,
  )
}

/** Makes the password unless there is one: of two first starts at the same time, both get the same one. */
async function ensurePassword(dataDir: string, draft: string): Promise<string> {
  const secret = join(draft, 'secret')
  await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  await link(secret, passwordFile(dataDir)).catch(unlessMadeMeanwhile)
  await rm(secret)
  return readPassword(dataDir)
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password')
}

async function readPassword(dataDir: string): Promise<string> {
  const text = await readFile(passwordFile(dataDir), 'utf8').catch(() => '')
  if (!text) throw new Error(`The embedded database's password is missing: put ${passwordFile(dataDir)} back.`)
  return text.trim()
}

function unlessMadeMeanwhile(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}

function run(command: string, args: string[], cwd: string, account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...spawnAs(account),
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed: ${complaint.trim()}`))))
  })
}

function initArguments(account: Account, folder: string, durable: boolean): string[] {
  return [
    ...['-D', ownName(account, folder), '-U', SUPERUSER, '-E', 'UTF8', '-A', 'scram-sha-256'],
    // Relative, because a folder above the draft may bar the account.
    '--pwfile=../password',
    // Sorts by code point like plain C, but folds the case of every script.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(durable ? [] : ['--no-sync']),
    ...Object.entries(DEFAULTS).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  ]
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

/** Makes the cluster in a draft folder and renames it into place, so that a half-made one is never served. */
async function createCluster(dataDir: string, folder: string, runner: Runner, durable: boolean): Promise<void> {
  const draft = await mkdtemp(join(dataDir, DRAFT))
  const inside = join(draft, 'cluster')
  await mkdir(inside, { mode: 0o700 })
  await writeFile(join(draft, 'password'), await ensurePassword(dataDir, draft), { mode: 0o600 })
  await giveTo(runner.account, draft)
  const args = initArguments(runner.account, inside, durable)
  await run(join(runner.binaries, 'initdb'), args, inside, runner.account)
  await rename(inside, folder).catch(unlessMadeMeanwhile)
  await syncFolder(dataDir)
  await rm(draft, { recursive: true })
}

/** Removes what starts that were cut short have left. */
async function sweepDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(DRAFT)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

async function requireOwnership(folder: string): Promise<void> {
  const { uid } = await stat(folder)
  if (uid === process.getuid?.()) return
  throw new Error(
    `The database in ${folder} belongs to user ${uid}: start Outcry as before, or give the folder to you.`,
  )
}

/**
 * Opens the cluster in `dataDir`/postgres, making it on the first start. Waits for a server that is still shutting down.
 * @param durable false skips syncing a new cluster to disk
 * @throws when a running server holds it, it belongs to another user, or its password is lost
 */
export async function openCluster(
  dataDir: string,
  runner: Runner,
  options: { durable: boolean; log: (line: string) => void },
): Promise<Cluster> {
  const folder = join(dataDir, 'postgres')
  const exists = existsSync(folder)
  if (!exists) {
    options.log(`making a database in ${folder}`)
    await createCluster(dataDir, folder, runner, options.durable)
  }
  if (!runner.account) await requireOwnership(folder)
  await awaitPredecessor(folder, options.log)
  if (exists) await sweepDrafts(dataDir)
  await giveTo(runner.account, folder)
  return { ...runner, folder, password: await readPassword(dataDir) }
}
