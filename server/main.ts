import cluster from 'node:cluster'
import type { AddressInfo } from 'node:net'
import { buildApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { startEmbedded } from './db/embedded.ts'
import { runWorkers } from './workers.ts'

/** The process edge: environment, signals, exit. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const database =
    config.databaseUrl === null
      ? await startEmbedded({ dataDir: config.dataDir, log: (line) => console.error(line) })
      : null
  const databaseUrl = config.databaseUrl ?? database!.url
  const node = await (config.workers > 1 && cluster.isPrimary
    ? runWorkers(config, databaseUrl)
    : runAlone(config, databaseUrl))
  onceStopped(async () => {
    await node.close()
    await database?.stop()
  })
  if (cluster.isPrimary) console.log(`Outcry is at ${addressOf(config, node.port)}`)
}

async function runAlone(config: Config, databaseUrl: string) {
  const app = await buildApp(config, databaseUrl)
  await app.listen({ host: config.host, port: config.port })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
}

/** Where to point the browser; "every address" is reached as localhost. */
function addressOf(config: Config, port: number): string {
  if (config.publicUrl) return config.publicUrl
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The first signal closes in order; a second one doesn't wait. */
function onceStopped(close: () => Promise<void>): void {
  let stopping = false
  // A terminal interrupts every process of the group; a worker waits for what its parent tells it.
  if (cluster.isWorker) process.on('SIGINT', () => {})
  for (const signal of cluster.isWorker ? ['SIGTERM'] : ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      close().then(
        () => process.exit(0),
        (error) => fail(error),
      )
    })
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
