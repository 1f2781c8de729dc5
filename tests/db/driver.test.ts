import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect as connectPool, disconnect, isAway, transaction, type Sql } from '../../server/db/sql.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'

let database: FreshDatabase
let sql: Sql
/** Of the latest connection. */
let socket: Socket

beforeEach(async () => {
  database = await freshDatabase({ migrated: false })
  const { hostname, port } = new URL(database.url)
  const options = {
    max: 1,
    fetch_types: false,
    connect_timeout: 3,
    backoff: () => 0,
    async socket() {
      socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      return socket
    },
  }
  sql = postgres(database.url, options as postgres.Options<{}>)
  // Prepared: only then the driver gives a connection the next statement while it waits for an answer.
  for (let i = 0; i < 2; i++) expect(await echo(1)).toBe(1)
})
afterEach(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

const echo = async (value: number, seconds = 0) =>
  (await sql<{ value: number }[]>`select ${value}::integer as value from pg_sleep(${seconds})`)[0]!.value

const reset = () => socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }))

const closed = () => new Promise((resolve) => socket.once('close', resolve))

/** What the driver takes to give a statement to its connection, which sends it in the next turn of the event loop. */
async function given(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

async function expectAnswers(): Promise<void> {
  for (const value of [3, 4, 5]) expect(await echo(value)).toBe(value)
}

const CLOSED = { code: 'CONNECTION_CLOSED' }

describe('[D2] of a connection that breaks', () => {
  it('what is asked after its error and before its close is refused, and what comes later answered', async () => {
    const next = echo(1, 10).catch(() => echo(2))
    setTimeout(reset, 50)
    await expect(next).rejects.toMatchObject(CLOSED)
    await closed()
    await expectAnswers()
  })

  it('what waits to be sent at its close is refused, and what comes later answered', async () => {
    const broken = socket
    const waiting = expect(echo(2)).rejects.toMatchObject(CLOSED)
    await given()
    broken.emit('close', false)
    await waiting
    await expectAnswers()
    broken.destroy()
  })

  it('a transaction gets no more, and leaves the process as it is', async () => {
    const late = new Promise((resolve, reject) => {
      const work = transaction(sql, async (tx) => {
        reset()
        await closed()
        await tx`select 2`.then(resolve, reject)
      })
      work.catch(() => {})
    })
    await expect(late).rejects.toMatchObject(CLOSED)
    await turn()
    await expectAnswers()
  })
})

describe('[D2] where the other end hangs up at once', () => {
  let server: Server
  let calls = 0
  let deaf: Sql

  beforeAll(async () => {
    server = createServer((caller) => {
      calls++
      caller.on('error', () => {}).resume()
      caller.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    deaf = connectPool(`postgres://someone@127.0.0.1:${port}/nothing`, { max: 2, name: 'test' })
  })
  afterAll(async () => {
    await disconnect(deaf)
    server.close()
  })

  it('each statement is refused after one call', async () => {
    for (let i = 0; i < 3; i++) await expect(deaf`select 1`).rejects.toSatisfy(isAway)
    const together = await Promise.allSettled(Array.from({ length: 5 }, () => deaf`select 1`))
    expect(together.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    expect(calls).toBe(8)
  })
})
