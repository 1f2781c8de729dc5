import type { Catalog, Service } from '../catalog/catalog.ts'
import { withPeers } from '../catalog/peers.ts'
import { DAY, MINUTE, type Clock } from '../clock.ts'
import type { Statement } from '../contract/statement.ts'
import { noticesVersion, readStatements, type StatementRow } from '../db/notices.ts'
import { readServices } from '../db/services.ts'
import type { Sql } from '../db/sql.ts'

const LOOK_EVERY_MS = 1_000
/** Longer than any incident is kept open. */
const KEPT = 30 * DAY
const CURRENT = DAY
/** A provider may speak before enough people have. */
const BEFORE_START = 60 * MINUTE

export interface NoticesOptions {
  sql: Sql
  catalog: Catalog
  clock: Clock
  /** Something else is said of these services than before. */
  onChange(services: Set<number>): void
  onError(error: unknown): void
}

/** What the operator has written, as every node shows it: statements, and services beyond the catalog. */
export class Notices {
  readonly #options: NoticesOptions
  #version = ''
  #statements = new Map<number, Statement[]>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: NoticesOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    await this.look()
    this.#schedule()
  }

  /** What a provider last said of its trouble. @param startedAt of the open incident, ms; null without one */
  statement(service: number, startedAt: number | null): Statement | null {
    const oldest = Math.min(this.#options.clock.now() - CURRENT, (startedAt ?? Infinity) - BEFORE_START)
    const last = this.#statements.get(service)?.at(-1)
    return last && last.at >= oldest ? last : null
  }

  /** Takes up what was written, here or on another node, since the last look. One look at a time. */
  look(): Promise<void> {
    this.#looking = this.#looking.catch(() => {}).then(() => this.#look())
    return this.#looking
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#looking.catch(() => {})
  }

  async #look(): Promise<void> {
    const { sql, clock } = this.#options
    // Asked first: what is read then is never older than the version that it is taken for.
    const version = await noticesVersion(sql)
    if (version === this.#version) return
    const [statements, services] = await Promise.all([
      readStatements(sql, { since: clock.now() - KEPT }),
      readServices(sql),
    ])
    this.#version = version
    this.#options.catalog.replace(joined(services))
    this.#show(statements)
  }

  #show(statements: readonly StatementRow[]): void {
    const services = new Set(this.#statements.keys())
    this.#statements = new Map()
    for (const row of statements) {
      services.add(row.service)
      this.#statements.set(row.service, [...(this.#statements.get(row.service) ?? []), statementOf(row)])
    }
    this.#options.onChange(services)
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.look()
        .catch((error) => void (this.#closed || this.#options.onError(error)))
        .finally(() => this.#closed || this.#schedule())
    }, LOOK_EVERY_MS)
  }
}

export const statementOf = ({ id, at, by, text, url, cause }: StatementRow): Statement => {
  return { id, at, by, text, url, cause }
}

/** A messenger or network that was added is a peer of the others, as if it had come with the data. */
const joined = (services: readonly Service[]): Service[] =>
  services.some(({ added }) => added) ? withPeers(services) : [...services]
