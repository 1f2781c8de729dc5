import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { growShares, readShares } from '../../server/db/shares.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'

const DAY = 1440
const NOW = 29_500_000
const CELL = 1_867_440

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
const countryOf = (cell: number) => (cell === CELL ? 'DE' : 'FR')

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 4, name: 'test' })
})
beforeEach(() => sql`truncate cell_minutes, region_minutes, cell_shares, cell_shares_progress`)
afterAll(async () => {
  await disconnect(sql)
  await database.drop()
})

async function report(minute: number, cell: number, effective: number): Promise<void> {
  await sql`insert into cell_minutes (minute, service, cell, reports, effective)
    values (${minute}, 1, ${cell}, ${effective + 3}, ${effective})`
  await sql`insert into region_minutes (minute, service, country, signal, problem, reports, effective)
    values (${minute}, 1, ${countryOf(cell)}, 0, 0, ${effective + 3}, ${effective + 1})`
}

async function grow(until: number): Promise<void> {
  while (await growShares(sql, until, countryOf));
}

async function shares(minute: number): Promise<Record<string, number>> {
  const list = await readShares(sql, minute)
  return Object.fromEntries(
    list.map(({ country, cell, reports }) => [`${country} ${cell}`, Math.round(reports * 1e6) / 1e6]),
  )
}

it('[V19] effective reports of a cell and of its country count, half as much after 180 days', async () => {
  await report(NOW - 180 * DAY, CELL, 8)
  await report(NOW, 7, 5)
  await grow(NOW)
  expect(await shares(NOW)).toEqual({ [`DE ${CELL}`]: 4, 'DE null': 4.5, 'FR 7': 5, 'FR null': 6 })
  expect((await shares(NOW + 180 * DAY))['FR 7']).toBe(2.5)
})

it('[V19] each minute counts once, however often and by however many nodes it is taken in', async () => {
  await report(NOW - 10, CELL, 2)
  await Promise.all([grow(NOW), grow(NOW), grow(NOW)])
  await grow(NOW)
  await report(NOW + 1, CELL, 3)
  await grow(NOW)
  expect(await shares(NOW)).toMatchObject({ 'DE null': expect.closeTo(3, 2) })
  await grow(NOW + 1)
  expect((await shares(NOW + 1))[`DE ${CELL}`]).toBeCloseTo(5, 2)
})
