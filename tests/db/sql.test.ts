import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'

/** As an operator may have set them; `jit` is on where PostgreSQL was built with it, as Debian's and the official images are. */
const SETTINGS = {
  default_transaction_isolation: 'serializable',
  timezone: 'Asia/Tehran',
  datestyle: 'SQL, DMY',
  jit: 'on',
}

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  const admin = connect(database.url, { max: 1, name: 'test' })
  const name = new URL(database.url).pathname.slice(1)
  for (const [setting, value] of Object.entries(SETTINGS))
    await admin.unsafe(`alter database ${name} set ${setting} = '${value}'`)
  await disconnect(admin)
  sql = connect(database.url, { max: 1, name: 'test' })
})
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

describe('[D4] whatever the database is set to', () => {
  it('a time is the time that was stored', async () => {
    const noon = new Date(Date.UTC(2026, 1, 3, 12))
    expect([...(await sql`select ${noon}::timestamptz as at`)]).toEqual([{ at: noon }])
  })

  it('statements see what was committed before them, and none is compiled', async () => {
    expect([...(await sql`show transaction_isolation`)]).toEqual([{ transaction_isolation: 'read committed' }])
    expect([...(await sql`show jit`)]).toEqual([{ jit: 'off' }])
  })
})
