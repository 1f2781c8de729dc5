import postgres from 'postgres'

export type Sql = postgres.Sql<{}>

export interface PoolOptions {
  /** Connections at most. */
  max: number
  name: string
  /** Seconds after which an idle connection is closed; null keeps it. */
  idleTimeout?: number | null
}

/**
 * A pool of connections. Bigints arrive as strings, timestamps as Date.
 * `fetch_types: false`: no look-up of array types on every new connection; arrays are bound as literals instead.
 */
export function connect(url: string, { max, name, idleTimeout = 60 }: PoolOptions): Sql {
  return postgres(url, {
    max,
    ...(idleTimeout === null ? { max_lifetime: null } : { idle_timeout: idleTimeout }),
    connect_timeout: 10,
    fetch_types: false,
    connection: { application_name: `outcry ${name}` },
    onnotice: () => {},
  })
}

/** `sql.end()` alone can wait for ever on a connection that is stuck. */
export const disconnect = (sql: Sql): Promise<void> => sql.end({ timeout: 3 })

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
