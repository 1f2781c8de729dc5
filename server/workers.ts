import cluster, { type Worker } from 'node:cluster'
import type { AddressInfo } from 'node:net'
import type { Config } from './config.ts'

const RESTART_MS = 1_000

/**
 * Several processes on one port and one database. No sticky sessions are needed: viewers speak WebSocket only. A worker
 * that dies is replaced.
 */
export async function runWorkers(config: Config, databaseUrl: string) {
  let closing = false
  const fork = () => cluster.fork({ ...process.env, WORKERS: '1', DATABASE_URL: databaseUrl })
  // The first one migrates; the others then find everything in place.
  const port = await listening(fork())
  await Promise.all(Array.from({ length: config.workers - 1 }, () => listening(fork())))
  cluster.on('exit', () => {
    if (!closing) setTimeout(() => closing || fork(), RESTART_MS)
  })
  return {
    port,
    async close() {
      closing = true
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => stopped(worker!)))
    },
  }
}

function listening(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('listening', (address: AddressInfo) => resolve(address.port))
    worker.once('exit', () => reject(new Error('a worker ended before it listened')))
  })
}

function stopped(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve())
    worker.process.kill('SIGTERM')
  })
}
