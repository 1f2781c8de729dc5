import postgres from 'postgres'

export type Sql = postgres.Sql<{}>
export interface PoolOptions {
  /** Connections at most. */
  max: number
  name: string
  /** Seconds after which an idle connection is closed; null keeps it. */
  idleTimeout?: number | null
  /** Settings of every connection, by name. */
  settings?: Record<string, string>
}

/**
 * What statements and the reading of their answers rely on, whatever the database is set to.
 * `jit`: up to PostgreSQL 17 a plan that can't avoid what it was told to avoid counts as dear, and the reports' was compiled
 * anew with each commit: 1.1 s instead of 0.8 ms (PostgreSQL 15).
 */
const RELIED_ON = {
  default_transaction_isolation: 'read committed',
  timezone: 'UTC',
  datestyle: 'ISO',
  jit: 'off',
} as const

/**
 * A pool of connections. Bigints arrive as strings, timestamps as Date.
 * No `backoff`: only a statement has the driver try again, so whoever asks while the database is away is told at once; with
 * one, all waited for each other, up to 20 s each, and as long after its return.
 * `fetch_types: false`: no look-up of array types on every new connection; arrays are bound as literals instead.
 */
export function connect(url: string, { max, name, idleTimeout = 60, settings }: PoolOptions): Sql {
  return postgres(url, {
    max,
    ...(idleTimeout === null ? { max_lifetime: null } : { idle_timeout: idleTimeout }),
    connect_timeout: 10,
    backoff: false,
    fetch_types: false,
    connection: { application_name: `outcry ${name}`, ...RELIED_ON, ...settings },
    onnotice: () => {},
  })
}

/** `sql.end()` alone can wait for ever on a connection that is stuck. */
export const disconnect = (sql: Sql): Promise<void> => sql.end({ timeout: 3 })

/**
 * All of the body or nothing: rejects with what the body rejects with, or when the connection is lost.
 * @param mode such as `isolation level repeatable read`
 */
export const transaction = <T>(sql: Sql, body: (tx: Sql) => Promise<T>, mode = ''): Promise<T> =>
  sql.begin(mode, (tx) => body(tx as unknown as Sql)) as Promise<T>

/** Whether a statement failed because the database was not there, or went away; not for what was asked. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall, severity } = error as NodeJS.ErrnoException & { severity?: string }
  // The driver hangs the query on what befalls its sockets.
  return /^CONNECT(ION)?_/.test(code) || severity === 'FATAL' || ('query' in error && syscall !== undefined)
}

/** A PostgreSQL array literal of values that need no quoting: numbers, uuids, country codes. */
export function plainArray(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`
}

/** A PostgreSQL array literal of any text; null stays null. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map(quoted).join(',')}}`
}

function quoted(text: string | null): string {
  return text === null ? 'null' : `"${text.replace(/["\\]/g, '\\$&')}"`
}
