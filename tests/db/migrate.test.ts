import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../server/db/migrate.ts'
import { root } from '../../server/root.ts'
import { foldBatches } from '../../server/db/batches.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'

let database: FreshDatabase
let folder: string
let sql: postgres.Sql

beforeEach(async () => {
  database = await freshDatabase({ migrated: false })
  folder = await mkdtemp(join(tmpdir(), 'outcry-migrations-'))
  sql = postgres(database.url, { onnotice: () => undefined })
})

afterEach(async () => {
  await sql.end({ timeout: 5 })
  await database.drop()
  await rm(folder, { recursive: true })
})

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text)
}

async function tables(): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
  return rows.map((row) => row.name)
}

test('applies files in order of their numbers, each once', async () => {
  await write('00002_row.sql', 'insert into visits values (1)')
  await write('00001_table.sql', 'create table visits (n int); create index on visits (n);')
  await migrate(database.url, folder)
  await migrate(database.url, folder)
  expect([...(await sql`select n from visits`)]).toEqual([{ n: 1 }])
  expect([...(await sql`select id, name from migrations order by id`)]).toEqual([
    { id: 1, name: '00001_table.sql' },
    { id: 2, name: '00002_row.sql' },
  ])
})

test('applies only what is new', async () => {
  await write('00001_table.sql', 'create table visits (n int)')
  await migrate(database.url, folder)
  await write('00002_row.sql', 'insert into visits values (1)')
  await migrate(database.url, folder)
  expect([...(await sql`select n from visits`)]).toEqual([{ n: 1 }])
})

test('[D4] a database that cannot hold what people write is refused before anything is made in it', async () => {
  const name = `${new URL(database.url).pathname.slice(1)}_latin1`
  const url = Object.assign(new URL(database.url), { pathname: name }).href
  await sql`create database ${sql(name)} encoding 'LATIN1' locale_provider libc locale 'C' template template0`
  await expect(migrate(url, folder)).rejects.toThrow("the database is in LATIN1; make one with encoding 'UTF8'")
  const latin = postgres(url, { max: 1 })
  expect([...(await latin`select to_regclass('migrations') as made`)]).toEqual([{ made: null }])
  await latin.end()
  await sql`drop database ${sql(name)}`
})

test('an empty folder is no fault', async () => {
  await migrate(database.url, folder)
  expect(await tables()).toEqual(['migrations'])
})

test('several nodes at the same time apply each file once', async () => {
  await write('00001_table.sql', 'create table visits (n int); select pg_sleep(0.2);')
  await write('00002_row.sql', 'insert into visits values (1)')
  await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, folder)))
  expect([...(await sql`select n from visits`)]).toEqual([{ n: 1 }])
})

test('a failing file is undone whole and named, the earlier ones stay, and a mended one goes on', async () => {
  await write('00001_table.sql', 'create table visits (n int)')
  await write('00002_broken.sql', 'create table halfway (n int); select 1 / 0;')
  await expect(migrate(database.url, folder)).rejects.toThrow('migration 00002_broken.sql failed: division by zero')
  expect(await tables()).toEqual(['migrations', 'visits'])
  await write('00002_broken.sql', 'create table whole (n int)')
  await migrate(database.url, folder)
  expect(await tables()).toEqual(['migrations', 'visits', 'whole'])
})

test.each([
  ['a gap', ['00001_a.sql', '00003_c.sql'], /00003_c\.sql should have number 2/],
  ['a number used twice', ['00001_a.sql', '00001_b.sql'], /00001_b\.sql should have number 2/],
  ['four digits', ['0001_a.sql'], /0001_a\.sql is not named like/],
  ['no name', ['00001.sql'], /00001\.sql is not named like/],
])('refuses %s before it touches anything', async (_, names, message) => {
  for (const name of names) await write(name, 'create table touched (n int)')
  await expect(migrate(database.url, folder)).rejects.toThrow(message)
  expect(await tables()).toEqual([])
})

test('refuses a renamed file and a database from a newer version', async () => {
  await write('00001_table.sql', 'create table visits (n int)')
  await migrate(database.url, folder)
  await rm(join(folder, '00001_table.sql'))
  await expect(migrate(database.url, folder)).rejects.toThrow(/has migration 00001_table\.sql.*too old/)
  await write('00001_renamed.sql', 'create table visits (n int)')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /applied as 00001_table\.sql and is now called 00001_renam/,
  )
})

test("the project's own migrations apply to an empty database and leave nothing for a second run", async () => {
  await migrate(database.url)
  const before = await tables()
  await migrate(database.url)
  expect(await tables()).toEqual(before)
})

test('[E2] a database from before reasons were kept keeps what it counted, rolled up or not', async () => {
  for (const name of ['00001_reports.sql', '00002_verdicts.sql'])
    await copyFile(join(root, 'migrations', name), join(folder, name))
  await migrate(database.url, folder)
  await sql`insert into seats values (1)`
  await sql`insert into region_minutes values (100, 1, 'DE', 0, 0, 5, 3)`
  await sql`insert into batches
    (committed_at, minute, ages, services, signals, problems, cells, countries, effective)
    values (now(), 101, '{1,0}', '{1,1}', '{0,0}', '{0,0}', '{-1,-1}', '{DE,DE}', '{1,0}')`
  await migrate(database.url)
  expect(await foldBatches(sql, 0)).toBe(1)
  const rows = await sql`select minute, reports, effective::float, repeats, same_network, fan_out::float, late::float
    from region_minutes order by minute`
  const nothing = { same_network: 0, fan_out: 0, late: 0 }
  expect([...rows]).toEqual([
    { minute: 100, reports: 6, effective: 4, repeats: 2, ...nothing },
    { minute: 101, reports: 1, effective: 0, repeats: 1, ...nothing },
  ])
})

test('a fresh database is a copy of its own', async () => {
  const [one, two] = [await freshDatabase(), await freshDatabase()]
  const first = postgres(one.url)
  await first`create table mine (n int)`
  const second = postgres(two.url)
  await expect(second`select from mine`).rejects.toThrow(/does not exist/)
  expect([...(await second`select count(*)::int as n from migrations`)]).toEqual([{ n: expect.any(Number) }])
  // Dropping doesn't wait for a session that somebody forgot.
  await Promise.all([one.drop(), two.drop()])
  await Promise.all([first.end({ timeout: 0 }), second.end({ timeout: 0 })])
})
