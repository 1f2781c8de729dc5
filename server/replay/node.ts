import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { buildApp } from '../app.ts'
import type { ServiceData } from '../catalog/catalog.ts'
import { CATALOG_DATA } from '../catalog/data.ts'
import { ScenarioClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { EmbeddedDatabase } from '../db/embedded.ts'
import { Judging } from './judging.ts'
import { historyStart, type Scenario } from './scenario.ts'

/** A node of the scenario's own, on the scenario's clock. */
export interface ReplayNode {
  url: string
  clock: ScenarioClock
  /** Of a trusted source, for bulk uploads. */
  token: string
  /** Of the operator, for what providers say. */
  adminToken: string
  /** Not begun yet. */
  judging: Judging
  /** Stops the database and starts it again; null where that is not ours to do. */
  restartDatabase: EmbeddedDatabase['restart'] | null
  close(): Promise<void>
}

export interface NodeOptions {
  databaseUrl: string
  restartDatabase?: EmbeddedDatabase['restart']
  /** 0: any free one. */
  port: number
  logLevel: string
}

const HOST = '127.0.0.1'

/** Trusts the loopback address as a proxy, so that one sender can speak for many people. */
export async function openNode(scenario: Scenario, options: NodeOptions): Promise<ReplayNode> {
  const { databaseUrl, port, logLevel, restartDatabase = null } = options
  const token = randomBytes(24).toString('hex')
  const adminToken = randomBytes(24).toString('hex')
  const clock = new ScenarioClock(historyStart(scenario))
  const config = readConfig({
    HOST,
    PORT: String(port),
    TRUST_PROXY: HOST,
    INGEST_TOKENS: `replay:${token}`,
    ADMIN_TOKEN: adminToken,
    SECRET: randomBytes(24).toString('hex'),
    LOG_LEVEL: logLevel,
  })
  const judging = await Judging.held(databaseUrl)
  try {
    const app = await buildApp(config, databaseUrl, { clock, services: lacking(scenario) })
    const close = async () => {
      await app.close()
      await judging.close()
    }
    await app.listen({ host: HOST, port }).catch(async (error) => {
      await app.close()
      throw error
    })
    const { port: taken } = app.server.address() as AddressInfo
    return { url: `http://${HOST}:${taken}`, clock, token, adminToken, judging, restartDatabase, close }
  } catch (error) {
    await judging.close()
    throw error
  }
}

/** The scenario's services that the catalog doesn't have. */
function lacking({ services }: Scenario): ServiceData[] {
  const known = new Set(CATALOG_DATA.map(({ slug }) => slug))
  return services
    .filter(({ slug }) => !known.has(slug))
    .map(({ dependencies = [], peers = [], ...service }) => ({ ...service, aliases: [], dependencies, peers }))
}
