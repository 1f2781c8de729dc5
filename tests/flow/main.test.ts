import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { root } from '../../server/root.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, until, WatchedMap } from '../setup/node.ts'
import { startProcess } from '../setup/process.ts'

// Each test starts processes, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 90_000 })

const PARIS = { lat: 48.86, lng: 2.35 }

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let people = 0
const started: ChildProcess[] = []
const maps: WatchedMap[] = []

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 2, name: 'test' })
})
afterEach(() => {
  for (const map of maps.splice(0)) map.close()
  for (const child of started.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

/** The program in a process group of its own, with everything it prints. */
function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: database.url,
      TRUST_PROXY: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  started.push(child)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) }
}

/** Starts the program and waits until it says where it is. */
async function start(environment: Record<string, string> = {}) {
  const node = run(environment)
  let printed = ''
  node.child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await Promise.race([
    until(
      () => printed.includes('\n'),
      () => printed,
      30_000,
    ),
    node.ended,
  ])
  return { ...node, printed, url: /http:\S+/.exec(printed)?.[0] ?? '' }
}

const report = (url: string, service = 'telegram') => post(url, { service, location: PARIS }, address(++people))

async function watch(url: string, service: string): Promise<WatchedMap> {
  const map = await WatchedMap.open(url, service, 3)
  maps.push(map)
  return map
}

/** Keeps every report waiting in its commit, until what this returns is called. */
function lockSeats(): Promise<() => Promise<unknown>> {
  return new Promise((isLocked) => {
    const locked = sql.begin(async (tx) => {
      await tx`lock table seats in access exclusive mode`
      await new Promise<void>((unlock) =>
        isLocked(() => {
          unlock()
          return locked
        }),
      )
    })
  })
}

/** Whether nobody is let in any more. */
function isRefused(url: string): Promise<boolean> {
  const socket = new Socket().connect(Number(new URL(url).port), '127.0.0.1')
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(false))
    socket.once('error', () => resolve(true))
  }).finally(() => socket.destroy())
}

/** Nodes that listen for batches: one connection each. */
const listeners = async () =>
  Number(
    (
      await sql`select count(*) from pg_stat_activity
      where application_name = 'outcry relay' and datname = current_database()`
    )[0]!.count,
  )

describe('the program', () => {
  it('says first of all where it is, and is there', async () => {
    const node = await start()
    expect(node.printed).toMatch(/^Outcry is at http:\/\/127\.0\.0\.1:\d+\n$/)
    expect(await get(`${node.url}/readyz`)).toEqual({ status: 'ready' })
    expect((await report(node.url)).status).toBe(201)
  })

  it('says the address that people use, where one is given', async () => {
    expect((await start({ PUBLIC_URL: 'http://outcry.example/' })).url).toBe('http://outcry.example/')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 soon after %s, whoever is still connected', async (signal) => {
    const node = await start()
    const map = await watch(node.url, 'telegram')
    const idle = new Socket().connect(Number(new URL(node.url).port), '127.0.0.1')
    await once(idle, 'connect')
    const askedAt = performance.now()
    node.child.kill(signal)
    expect(await node.ended).toBe(0)
    expect(performance.now() - askedAt).toBeLessThan(5_000)
    await until(() => !map.socket.connected)
    idle.destroy()
    expect(await listeners()).toBe(0)
    expect(await node.stderr).toBe('')
  })

  it.each([1, 2])(
    '[I1] stores and answers what is under way when it is told to end, with %i workers',
    async (workers) => {
      const node = await start({ WORKERS: String(workers) })
      const unlock = await lockSeats()
      const answer = report(node.url)
      await until(async () => {
        const [waiting] = await sql`select count(*) from pg_locks where not granted and relation = 'seats'::regclass`
        return Number(waiting!.count) > 0
      })
      // As a terminal does it: to every process of the group.
      process.kill(-node.child.pid!, 'SIGINT')
      await until(() => isRefused(node.url))
      await unlock()
      expect((await answer).status).toBe(201)
      expect(await node.ended).toBe(0)
    },
  )
})

describe('[E3] the program does not start', () => {
  it('in a faulty environment: it ends with 1 and one message', async () => {
    const node = run({ PORT: 'http', TRUST_PROXY: '1', SECRET: 'hush' })
    expect(await node.ended).toBe(1)
    expect(await node.stdout).toBe('')
    const lines = (await node.stderr).trimEnd().split('\n')
    expect(lines[0]).toBe('The environment has faults:')
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual(['PORT', 'TRUST_PROXY', 'SECRET'])
  })

  it.each([1, 2])('where its port is taken, and says so, with %i workers', async (workers) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const node = run({ PORT: String(port), WORKERS: String(workers) })
    expect(await node.ended).toBe(1)
    expect(await node.stderr).toMatch(new RegExp(`EADDRINUSE.*${port}`))
    expect(await node.stdout).toBe('')
    other.close()
  })

  it('where the database does not answer, and says so', async () => {
    const node = run({ DATABASE_URL: 'postgres://app:hush@127.0.0.1:1/outcry' })
    expect(await node.ended).toBe(1)
    const said = await node.stderr
    expect(said).toContain('ECONNREFUSED')
    expect(said).not.toContain('hush')
    expect(await node.stdout).toBe('')
  })
})

describe('with two workers, the program', () => {
  it('[L5] answers on both, and what one is told reaches the viewers of either', async () => {
    const node = await start({ WORKERS: '2' })
    expect(await listeners()).toBe(2)
    const watched = await Promise.all(Array.from({ length: 6 }, () => watch(node.url, 'signal')))
    const answers = await Promise.all(Array.from({ length: 12 }, () => report(node.url, 'signal')))
    expect(answers.map(({ status }) => status)).toEqual(new Array(12).fill(201))
    for (const map of watched)
      await until(
        () => map.total === 12,
        () => map.total,
      )
    node.child.kill('SIGTERM')
    expect(await node.ended).toBe(0)
    await until(async () => (await listeners()) === 0)
    expect(await childrenOf(node.child.pid!)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('[S6] replaces a worker that is killed; its viewers come back', async () => {
    const node = await start({ WORKERS: '2' })
    const watched = await Promise.all(Array.from({ length: 6 }, () => watch(node.url, 'discord')))
    let lost = 0
    for (const map of watched) map.socket.once('disconnect', () => lost++)
    const [victim] = await workersOf(node.child.pid!)
    process.kill(victim!, 'SIGKILL')
    await until(() => lost > 0)
    await until(async () => (await listeners()) === 2)
    // The other worker's viewers noticed nothing.
    expect(lost).toBeLessThan(watched.length)
    expect(await workersOf(node.child.pid!)).not.toContain(victim)
    // Fewer than three would not be told.
    for (let person = 0; person < 3; person++) expect((await report(node.url, 'discord')).status).toBe(201)
    for (const map of watched)
      await until(
        () => map.total === 3,
        () => map.total,
      )
    node.child.kill('SIGTERM')
    expect(await node.ended).toBe(0)
  })

  it('[E1] shares its embedded database, and leaves none of it running', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'outcry-workers-'))
    const node = await start({ WORKERS: '2', DATABASE_URL: '', DATA_DIR: dataDir })
    expect((await report(node.url)).status).toBe(201)
    const pid = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
    node.child.kill('SIGTERM')
    expect(await node.ended).toBe(0)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    await rm(dataDir, { recursive: true })
  })
})

const hasIPv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'))

describe.runIf(hasIPv6)('on IPv6, the program', () => {
  it.each([
    ['::1', '1', /^http:\/\/\[::1\]:\d+$/],
    ['::1', '2', /^http:\/\/\[::1\]:\d+$/],
    ['::', '1', /^http:\/\/localhost:\d+$/],
  ])('at %s with %s workers says an address that works', async (host, workers, form) => {
    const node = await startProcess({
      DATABASE_URL: database.url,
      HOST: host,
      WORKERS: workers,
      TRUST_PROXY: '::1,127.0.0.1',
    })
    expect(node.url).toMatch(form)
    expect(await get(`${node.url}/healthz`)).toEqual({ status: 'ok' })
    expect((await report(node.url)).status).toBe(201)
    await node.stop()
  })
})

const workersOf = async (pid: number) => {
  const children = await childrenOf(pid)
  const commands = await Promise.all(
    children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  )
  return children.filter((_, i) => commands[i]!.includes('server/main.js'))
}

/** Pids of the processes that a process has started and that still run. */
async function childrenOf(pid: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  const stats = await Promise.all(
    names.filter((name) => /^\d+$/.test(name)).map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')),
  )
  return stats
    .filter((stat) => stat.slice(stat.lastIndexOf(')')).split(' ')[2] === String(pid))
    .map((stat) => Number.parseInt(stat))
}
