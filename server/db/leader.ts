import { connect, disconnect, type Sql } from './sql.ts'

/** Any number that all nodes agree on. */
const LEADER_LOCK = 7_206_102

/**
 * One node among many: whoever holds the advisory lock. It belongs to a connection, so when that connection or its node
 * dies, PostgreSQL gives the lock to the next that asks.
 */
export class Leadership {
  readonly #sql: Sql
  #held = false

  constructor(url: string) {
    this.#sql = connect(url, { max: 1, name: 'leader', idleTimeout: null })
  }

  /** Asks for the lock, or, where it was held, whether this connection still holds it. */
  async check(): Promise<boolean> {
    const [row] = await this.#sql<[{ held: boolean }]>`
      select exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = ${LEADER_LOCK}
      ) or pg_try_advisory_lock(${LEADER_LOCK}) as held`
    this.#held = row.held
    return row.held
  }

  get held(): boolean {
    return this.#held
  }

  close(): Promise<void> {
    return disconnect(this.#sql)
  }
}
