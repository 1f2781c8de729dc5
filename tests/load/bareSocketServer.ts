// A process of its own with what live frames are measured against: `ws`, and before it the obvious way to take a report.
import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { Report, ReportReceipt } from '../../server/contract/report.ts'
import { insertOne } from './bareInsert.ts'
import { answerParent } from './child.ts'
import { receiptOf } from './receipt.ts'

const app = Fastify({ logger: false })
const server = new WebSocketServer({ server: app.server, perMessageDeflate: false })
server.on('connection', (socket) => socket.on('error', () => socket.terminate()))

let sql: postgres.Sql | undefined

/** A report is stored by one INSERT, told to every client in one message, and answered. */
app.post<{ Body: Report }>(
  '/api/v1/reports',
  { schema: { body: Report, response: { 201: ReportReceipt } } },
  async ({ body }, reply) => {
    const id = await insertOne(sql!)
    const text = JSON.stringify(body)
    for (const client of server.clients) client.send(text)
    return reply.code(201).send(receiptOf(id))
  },
)

/** @param databaseUrl where reports go; null where none will come */
async function start({ databaseUrl }: { databaseUrl: string | null }): Promise<number> {
  if (databaseUrl !== null) sql = postgres(databaseUrl, { max: 1, fetch_types: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
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

/** ms that one INSERT takes, commit included. */
async function insert(): Promise<number> {
  const start = performance.now()
  await insertOne(sql!)
  return performance.now() - start
}

const handlers = { start, broadcast, sendTime, insert }
export type BareSocketServer = typeof handlers

answerParent(handlers)
