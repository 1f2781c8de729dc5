import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallClock } from '../../server/clock.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { openNode, type ReplayNode } from '../../server/replay/node.ts'
import { play } from '../../server/replay/player.ts'
import { TextProgress } from '../../server/replay/progress.ts'
import { readScenario } from '../../server/replay/readScenario.ts'
import type { Scenario } from '../../server/replay/scenario.ts'
import { root } from '../../server/root.ts'

const SCENARIO = join(root, 'tests/scenarios/telegram-2018-04-29.json')
/** Nothing here has to outlive the run. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The founding night on a node and a database of its own, played on from moment to moment; in between, time stands still. */
export class Night {
  readonly #scenario: Scenario
  readonly #node: ReplayNode
  readonly #dispose: () => Promise<void>
  #at: number | null = null

  private constructor(scenario: Scenario, node: ReplayNode, dispose: () => Promise<void>) {
    this.#scenario = scenario
    this.#node = node
    this.#dispose = dispose
  }

  static async open(): Promise<Night> {
    const scenario = await readScenario(SCENARIO)
    const dataDir = await mkdtemp(join(tmpdir(), 'outcry-screenshots-'))
    const database = await startEmbedded({ dataDir, settings: SETTINGS })
    const remove = () => database.stop().then(() => rm(dataDir, { recursive: true, force: true }))
    try {
      const node = await openNode(scenario, { databaseUrl: database.url, port: 0, logLevel: 'warn' })
      return new Night(scenario, node, () => node.close().then(remove))
    } catch (error) {
      await remove()
      throw error
    }
  }

  get url(): string {
    return this.#node.url
  }

  get adminToken(): string {
    return this.#node.adminToken
  }

  /** Ms since 1970, as the node has it. */
  get now(): number {
    return this.#node.clock.now()
  }

  /** Plays on to a moment that lies ahead, and waits until it is judged. */
  async playTo(time: number, signal: AbortSignal): Promise<void> {
    await play(this.#part(time), { node: this.#node, speed: Infinity, wall: wallClock, progress: progress(), signal })
    await this.#node.judging.until(Math.floor(time / 60_000) - 2, { wall: wallClock, signal })
    this.#at = time
  }

  /** What has been played before isn't played again; nothing is expected, as the scenario's own run does that. */
  #part(end: number): Scenario {
    const part = { ...this.#scenario, end, expect: [] }
    const start = this.#at
    if (start === null) return part
    const statements = part.statements.filter(({ at }) => at >= start)
    return { ...part, start, statements, historyDays: 0, seed: part.seed + start }
  }

  close(): Promise<void> {
    return this.#dispose()
  }
}

function progress(): TextProgress {
  const { stdout } = process
  const write = (text: string) => stdout.write(text)
  return new TextProgress({ write, isTerminal: stdout.isTTY, columns: () => stdout.columns }, wallClock)
}
