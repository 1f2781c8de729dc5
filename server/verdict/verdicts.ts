import type { Catalog, Service } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import type { Incident } from '../contract/verdict.ts'
import { readNetworks } from '../db/networks.ts'
import type { Sql } from '../db/sql.ts'
import { readKey } from '../db/detectors.ts'
import { readIncidents } from '../db/incidents.ts'
import { readProgress, readVerdicts, type VerdictRow } from '../db/verdicts.ts'
import type { VerdictBoard } from './board.ts'
import { Engine, signalsOf } from './engine.ts'
import { explain, type Explanation } from './explanation.ts'
import type * as incidents from './incidents.ts'
import { priors } from './priors.ts'
import type { Signals } from './verdict.ts'
import { Watch } from './watch.ts'

const LOOK_EVERY_MS = 500
const SILENCE: Signals = { problems: 0, positives: 0 }

export interface VerdictsOptions {
  databaseUrl: string
  /** For judging. */
  sql: Sql
  /** For people's questions. */
  readSql: Sql
  catalog: Catalog
  clock: Clock
  board: VerdictBoard
  onChange(services: Set<number>, incidents: Incident[]): void
  onError(error: unknown): void
}

/** The verdicts on this node: judged here if it leads, read from the database if another does, and explained when asked. */
export class Verdicts {
  readonly board: VerdictBoard
  readonly #options: VerdictsOptions
  readonly #engine: Engine
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: VerdictsOptions) {
    this.#options = options
    this.board = options.board
    this.#engine = new Engine({
      ...options,
      onJudged: ({ progress, verdicts, incidents }) => {
        this.board.judged(progress.minute)
        void this.#show(verdicts, incidents).catch(options.onError)
      },
    })
  }

  async start(): Promise<void> {
    await this.#look()
    this.#schedule()
    this.#engine.start()
  }

  /** The last minute judged, on any node; null before the first. */
  async judgedUntil(): Promise<number | null> {
    return (await readProgress(this.#options.readSql))?.minute ?? null
  }

  /** Why the verdict is what it is: the key's detector as written down, told the minutes since. Null: never heard of. */
  async explain(service: Service, region: string): Promise<Explanation | null> {
    const { readSql, catalog } = this.#options
    const [key, progress] = await Promise.all([readKey(readSql, service.id, region), readProgress(readSql)])
    if (!key || !progress) return null
    const later = new Map(key.inputs.map((input) => [input.minute, signalsOf(input)]))
    const watch = new Watch(progress.started, priors(catalog))
    watch.restore({ service: service.id, region, minute: key.minute, state: key.state }, later, progress.minute)
    const detector = watch.detectorOf(service.id, region)!
    // The detector is told of networks only where they may decide; who asks why is told of them always.
    const [networks] = await readNetworks(readSql, [{ service: service.id, region }], progress.minute)
    return explain(detector, progress.minute, { ...(later.get(progress.minute) ?? SILENCE), ...networks })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#looking
    await this.#engine.close()
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.#look()
        .catch((error) => void (this.#closed || this.#options.onError(error)))
        .finally(() => this.#closed || this.#schedule())
    }, LOOK_EVERY_MS)
  }

  /** What another node has said since. */
  async #look(): Promise<void> {
    const { readSql } = this.#options
    const since = this.board.version
    // Asked first: what is shown then is never older than the minute that is named with it.
    const judged = await this.judgedUntil()
    const rows = await readVerdicts(readSql, since)
    if (judged !== null) this.board.judged(judged)
    if (rows.length === 0) return
    await this.#show(rows, await readIncidents(readSql, { changedAfter: since, openOnly: since < 0 }))
  }

  async #show(rows: readonly VerdictRow[], changed: readonly incidents.Incident[]): Promise<void> {
    for (const id of this.board.unknownEarlier(changed))
      this.board.remember(await readIncidents(this.#options.readSql, { id }))
    const services = this.board.update(rows, changed)
    if (services.size > 0)
      this.#options.onChange(
        services,
        changed.map((incident) => this.board.summary(incident)),
      )
  }
}
