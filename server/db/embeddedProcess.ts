import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { spawnAs } from './embeddedAccount.ts'
import { ownName, type Cluster } from './embeddedCluster.ts'
import { readPostmaster } from './embeddedPredecessor.ts'

/** A running server process under its supervisor. */
export interface ServerProcess {
  port: number
  /** Settles once every process of the server is gone, whatever the reason. */
  ended: Promise<void>
  /** Fast shutdown: ends sessions, writes everything out. */
  stop(): Promise<void>
}

/** The server ended before it was ready; `message` carries its own last words. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/**
 * Outlives us by a moment: when the pipe on descriptor 3 closes, even by kill -9, it ends the server. A shell starts
 * background jobs deaf to INT; TERM first ends one that hasn't yet set its own handlers, INT then makes it a fast
 * shutdown. Its own output is closed, so that the end of the server's output means that the server is gone.
 */
const SUPERVISOR = `
"$@" 3<&- &
exec >/dev/null 2>&1
read -r line <&3
kill -TERM $!
kill -INT $!
wait $!
`

const STOP_MS = 30_000
const POLL_MS = 10
const LAST_WORDS = 12

/** A port nobody listens on now. Another process may take it before the server does: then the start is tried again. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function serverCommand(cluster: Cluster, port: number, settings: Record<string, string>): string[] {
  const fixed = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    logging_collector: 'off',
  }
  const flags = Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return [join(cluster.binaries, 'postgres'), '-D', ownName(cluster.account, cluster.folder), ...flags]
}

function spawnSupervisor(cluster: Cluster, command: string[]) {
  return spawn('/bin/sh', ['-c', SUPERVISOR, 'outcry-postgres', ...command], {
    cwd: cluster.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    // Its own process group: Ctrl-C reaches us alone, and we end the server after our last write.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...spawnAs(cluster.account),
  })
}

function follow(output: Readable, log: (line: string) => void): string[] {
  const recent: string[] = []
  createInterface({ input: output }).on('line', (line) => {
    if (recent.push(line) > LAST_WORDS) recent.shift()
    log(line)
  })
  return recent
}

async function untilReady(cluster: Cluster, port: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const server = await readPostmaster(cluster.folder)
    if (server?.port === port && server.status === 'ready') return
    await delay(POLL_MS)
  }
}

/** Ends the server at once; what was committed is recovered from the log at the next start. */
async function forceEnd(cluster: Cluster): Promise<void> {
  const server = await readPostmaster(cluster.folder)
  try {
    if (server) process.kill(server.pid, 'SIGQUIT')
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Starts the server on a port and waits until it accepts connections.
 * @throws StartFailure when it ends before that
 */
export async function startProcess(
  cluster: Cluster,
  options: { port: number; settings: Record<string, string>; log: (line: string) => void },
): Promise<ServerProcess> {
  const child = spawnSupervisor(cluster, serverCommand(cluster, options.port, options.settings))
  const output = child.stdio[2] as Readable
  const lifeline = child.stdio[3] as Writable
  const lastWords = follow(output, options.log)
  const gone = new AbortController()
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => lastWords.push(error.message))
    child.on('close', () => resolve(gone.abort()))
  })
  lifeline.on('error', () => undefined)
  output.on('end', () => lifeline.end())
  const stop = async () => {
    lifeline.end()
    const late = setTimeout(() => void forceEnd(cluster), STOP_MS)
    await ended
    clearTimeout(late)
  }
  await untilReady(cluster, options.port, gone.signal)
  if (gone.signal.aborted) throw new StartFailure(`PostgreSQL didn't start: ${lastWords.join('\n')}`)
  return { port: options.port, ended, stop }
}
