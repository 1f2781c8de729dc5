import { execFileSync } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** What a server says of itself in its `postmaster.pid`. */
export interface Postmaster {
  pid: number
  port: number
  status: 'starting' | 'ready' | 'stopping' | 'standby' | ''
}

/** A server whose owner was just killed needs a moment to notice; one that is still up after this has a live owner. */
const GRACE_MS = 3_000
/** A fast shutdown writes everything out once; a slow disk may take this long. */
const SHUTDOWN_MS = 60_000
const POLL_MS = 25

/** Reads a cluster's `postmaster.pid`; undefined when there is none or it is only half written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() as Postmaster['status'] }
}

/** Pids are used again, so a live one proves nothing: on Linux a server's working folder is its cluster. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
    return folder === (await realpath(cluster))
  }
  try {
    return /postgres$/.test(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim())
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function liveServer(cluster: string): Promise<Postmaster | undefined> {
  const found = await readPostmaster(cluster)
  if (found && (await serves(found.pid, cluster))) return found
  // PostgreSQL clears a dead pid itself, but a stranger that was given the same pid would make it refuse for good.
  if (found && isAlive(found.pid)) await rm(join(cluster, 'postmaster.pid'), { force: true })
  return undefined
}

/**
 * Waits until no server works on the cluster any more: one whose owner was killed is shutting down.
 * @throws when a running server holds it, naming its pid
 */
export async function awaitPredecessor(cluster: string, log: (line: string) => void): Promise<void> {
  const begun = performance.now()
  for (let told = false; ; told = true) {
    const server = await liveServer(cluster)
    if (!server) return
    const waited = performance.now() - begun
    if (server.status !== 'stopping' && waited > GRACE_MS) throw inUse(cluster, server.pid)
    if (waited > SHUTDOWN_MS) throw new Error(`The database in ${cluster} is still shutting down (pid ${server.pid}).`)
    if (!told) log(`waiting for the previous database server (pid ${server.pid}) to shut down`)
    await delay(POLL_MS)
  }
}

function inUse(cluster: string, pid: number): Error {
  return new Error(
    `The database in ${cluster} is already in use by pid ${pid}: another Outcry is running on it. ` +
      'Stop that one, or give this one a DATA_DIR of its own.',
  )
}
