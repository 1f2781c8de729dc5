import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { wallClock } from '../../server/clock.ts'
import { uuidv7 } from '../../server/intake/uuid.ts'

const QUARTER_MS = 15 * 60_000

/** A report stored the obvious way: one INSERT, one commit. Returns its id. */
export async function insertOne(sql: Sql): Promise<string> {
  const now = wallClock.now()
  const id = uuidv7(now)
  await sql`
    insert into reports
      (id, slot, service, signal, reporter, network, problem, cell, country, observed_at, received_at)
    values (${id}, ${Math.floor(now / QUARTER_MS)}, 1, 0, ${number()}, ${number()}, 1, 604189371209351167, 'DE',
      ${new Date(now)}, ${new Date(now)})
    on conflict do nothing`
  return id
}

const number = () => String(randomBytes(8).readBigInt64BE())
