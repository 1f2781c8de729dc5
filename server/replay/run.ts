import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { startEmbedded, type EmbeddedDatabase } from '../db/embedded.ts'
import type { Outcome } from './expect/evaluator.ts'
import { openNode } from './node.ts'
import { UsageError, type Options } from './options.ts'
import { allMet, outcomeTable } from './outcomeTable.ts'
import { play } from './player.ts'
import type { TextProgress } from './progress.ts'
import type { Scenario } from './scenario.ts'

export interface Edge {
  progress: TextProgress
  /** Real time. */
  wall: Clock
  /** Given when the person at the keyboard has seen enough. */
  signal: AbortSignal
}

interface Database extends Pick<EmbeddedDatabase, 'url' | 'restart'> {
  close(): Promise<void>
}

/**
 * Plays a scenario on a database and a node of its own, and takes both down again.
 * @returns whether all expectations were met
 * @throws AbortError when the signal came before the end
 */
export async function run(scenario: Scenario, options: Options, edge: Edge): Promise<boolean> {
  edge.progress.line(scenario.title)
  const database = await openDatabase(options.dataDir)
  try {
    const outcomes = await playOn(database, scenario, options, edge)
    return allMet(outcomes)
  } finally {
    await database.close()
  }
}

async function playOn(database: Database, scenario: Scenario, options: Options, edge: Edge): Promise<Outcome[]> {
  const { url: databaseUrl, restart: restartDatabase } = database
  const node = await openNode(scenario, { databaseUrl, restartDatabase, port: options.port, logLevel: 'warn' })
  try {
    edge.progress.line(`Watch it at ${node.url}${firstPage(scenario)}`)
    const outcomes = await play(scenario, { ...edge, node, speed: options.speed })
    for (const line of outcomeTable(outcomes)) edge.progress.line(line)
    if (options.hold) await held(edge)
    return outcomes
  } finally {
    await node.close()
  }
}

async function held({ progress, signal }: Edge): Promise<void> {
  progress.line('The clock stands still. Ctrl-C ends it.')
  if (!signal.aborted) await once(signal, 'abort')
}

/** The page of what the scenario is about. */
function firstPage({ phases, records, background }: Scenario): string {
  const service = [...phases.toReversed(), ...records, ...background][0]?.service
  return service === undefined ? '/' : `/status/${service}`
}

/** Where nothing is kept, nothing has to reach the disk. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function openDatabase(kept: string | null): Promise<Database> {
  if (kept !== null) return openKept(kept)
  const dataDir = await mkdtemp(join(tmpdir(), 'outcry-replay-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  try {
    const { url, restart, stop } = await startEmbedded({ dataDir, settings: THROW_AWAY })
    return { url, restart, close: () => stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Invented reports must never mix with real ones. */
async function openKept(dataDir: string): Promise<Database> {
  if (existsSync(join(dataDir, 'postgres')))
    throw new UsageError(`--data-dir: there is a database in ${dataDir} already; a scenario needs a new one`)
  const { url, restart, stop } = await startEmbedded({ dataDir })
  return { url, restart, close: stop }
}
