// A process of its own with what live frames are measured against: `ws` and nothing else.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { insertOne } from './bareInsert.ts'
import { answerParent } from './child.ts'

const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', (socket) => socket.on('error', () => socket.terminate()))

async function start(): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
}

/** The way its manual shows: the same bytes to each client in turn. */
function broadcast({ text }: { text: string }): void {
  const bytes = Buffer.from(text)
  for (const client of server.clients) client.send(bytes, { binary: false })
}

/** Sends the time at which it was sent, on the clock that all processes of a machine share. */
function sendTime(): void {
  for (const client of server.clients) client.send(String(process.hrtime.bigint()))
}

let sql: postgres.Sql | undefined

/** ms that one INSERT takes, commit included. */
async function insert({ databaseUrl }: { databaseUrl: string }): Promise<number> {
  sql ??= postgres(databaseUrl, { max: 1, fetch_types: false })
  const start = performance.now()
  await insertOne(sql)
  return performance.now() - start
}

const handlers = { start, broadcast, sendTime, insert }
export type BareSocketServer = typeof handlers

answerParent(handlers)
