import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WriteStream } from 'node:tty'
import { wallClock } from '../../server/clock.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { openNode, type ReplayNode } from '../../server/replay/node.ts'
import { play } from '../../server/replay/player.ts'
import { TextProgress } from '../../server/replay/progress.ts'
import { readScenario } from '../../server/replay/readScenario.ts'
import type { Background, Phase, Scenario } from '../../server/replay/scenario.ts'
import { root } from '../../server/root.ts'

const SCENARIO = join(root, 'tests/scenarios/telegram-2018-04-29.json')
const REDUCED_DAYS = 8
const REDUCED_REGIONS = ['DE', 'NL', 'IR']
/** Nothing here has to outlive the run. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

interface NightOptions {
  dispose(): Promise<void>
  /** Whether the terminal is told how far it is. */
  isTold: boolean
}

/** The founding night on a node of its own, played on from moment to moment; in between, time stands still. */
export class Night {
  readonly #scenario: Scenario
  readonly #node: ReplayNode
  readonly #dispose: () => Promise<void>
  readonly #isTold: boolean
  #at: number | null = null

  private constructor(scenario: Scenario, node: ReplayNode, { dispose, isTold }: NightOptions) {
    this.#scenario = scenario
    this.#node = node
    this.#dispose = () => node.close().then(dispose)
    this.#isTold = isTold
  }

  /** The whole night on a database of its own; how far it is is told. */
  static async open(): Promise<Night> {
    const dataDir = await mkdtemp(join(tmpdir(), 'outcry-night-'))
    const database = await startEmbedded({ dataDir, settings: SETTINGS })
    const remove = () => database.stop().then(() => rm(dataDir, { recursive: true, force: true }))
    try {
      return await Night.#on(database.url, await readScenario(SCENARIO), { dispose: remove, isTold: true })
    } catch (error) {
      await remove()
      throw error
    }
  }

  static async #on(databaseUrl: string, scenario: Scenario, options: NightOptions): Promise<Night> {
    const node = await openNode(scenario, { databaseUrl, port: 0, logLevel: 'warn' })
    return new Night(scenario, node, options)
  }

  /** What the night is told by: Telegram alone, in three countries, with as much history as it can be judged by. */
  static async reduced(databaseUrl: string): Promise<Night> {
    const night = await readScenario(SCENARIO)
    const isTold = ({ service, region }: Background) => service === 'telegram' && REDUCED_REGIONS.includes(region)
    const regionsOf = ({ regions }: Phase) => regions.filter((region) => REDUCED_REGIONS.includes(region))
    const reduced = {
      ...{ ...night, start: Date.parse('2018-04-28T22:00:00Z'), historyDays: REDUCED_DAYS },
      background: night.background.filter(isTold),
      phases: night.phases.map((phase) => ({ ...phase, regions: regionsOf(phase) })),
    }
    return Night.#on(databaseUrl, reduced, { dispose: async () => {}, isTold: false })
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
  async playTo(time: number, signal = new AbortController().signal): Promise<void> {
    const progress = progressOn(this.#isTold ? process.stdout : null)
    await play(this.#part(time), { node: this.#node, speed: Infinity, wall: wallClock, progress, signal })
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

function progressOn(terminal: WriteStream | null): TextProgress {
  const screen = {
    ...{ write: (text: string) => void terminal?.write(text), isTerminal: terminal?.isTTY ?? false },
    columns: () => terminal?.columns ?? 80,
  }
  return new TextProgress(screen, wallClock)
}
