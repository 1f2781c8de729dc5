import { spawnSync } from 'node:child_process'
import { chown, lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The system account that runs PostgreSQL; undefined means our own. */
export type Account = { name: string; uid: number; gid: number } | undefined

/** Existing accounts that may run the server when we are root, best first: none is ever created. */
const CANDIDATES = ['postgres', 'nobody']

function parsePasswd(text: string): Map<string, NonNullable<Account>> {
  const accounts = new Map<string, NonNullable<Account>>()
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid) accounts.set(name, { name, uid: Number(uid), gid: Number(gid) })
  }
  return accounts
}

/**
 * Chooses the account for the server: PostgreSQL refuses to run as root.
 * @throws when we are root and neither account exists
 */
export async function chooseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  for (const name of CANDIDATES) if (accounts.has(name)) return accounts.get(name)
  throw new Error(
    'PostgreSQL refuses to run as root, and this system has no account "postgres" or "nobody" to run it. ' +
      'Start Outcry as an ordinary user, or set DATABASE_URL.',
  )
}

/** Options for spawn() that change to the account; supplementary groups are dropped with it. */
export function spawnAs(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether the account may enter a folder: a 0700 folder anywhere above it, such as /root, bars it. */
export function canReach(account: Account, folder: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', ...spawnAs(account) })
  return probe.status === 0
}

/** Gives a tree to the account, its top last, so that a walk cut short is taken up again by the next start. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (!account) return
  const found = await lstat(path)
  // Some systems number "nobody" -2, which chown wants unsigned and spawn wants signed.
  if (found.uid === account.uid >>> 0 && found.gid === account.gid >>> 0) return
  if (found.isDirectory()) for (const name of await readdir(path)) await giveTo(account, join(path, name))
  if (!found.isSymbolicLink()) await chown(path, account.uid >>> 0, account.gid >>> 0)
}
