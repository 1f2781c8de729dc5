import { afterAll, beforeAll, expect, it } from 'vitest'
import { PLAN_FOR_MUCH } from '../../server/db/reports.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  // As PostgreSQL is where it was built with a compiler, Debian's and the official images' among them.
  const admin = connect(database.url, { max: 1, name: 'test' })
  await admin`alter database ${admin(new URL(database.url).pathname.slice(1))} set jit = 'on'`
  await disconnect(admin)
  sql = connect(database.url, { max: 1, name: 'test', settings: PLAN_FOR_MUCH })
})
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

it('[D4] no connection has statements compiled, whatever the database is set to', async () => {
  expect([...(await sql`show jit`)]).toEqual([{ jit: 'off' }])
})
