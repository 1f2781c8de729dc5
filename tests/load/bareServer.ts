// A process of its own with what the server is measured against: Fastify with the same schema and an equal-sized answer
// and nothing behind it, and the same with one INSERT per request.
import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { Report, ReportReceipt } from '../../server/contract/report.ts'
import { insertOne } from './bareInsert.ts'
import { answerParent } from './child.ts'
import { receiptOf } from './receipt.ts'

/** The pool size at which it was fastest, of 4 to 64. */
const CONNECTIONS = 16

function createServer() {
  return Fastify({ logger: false })
}

const schema = { body: Report, response: { 200: ReportReceipt, 201: ReportReceipt } }

const RECEIPT = receiptOf('019af3b5-6e1c-7c55-9d3a-0b2f4f1d8a77')

function bare() {
  const app = createServer()
  app.post<{ Body: Report }>('/api/v1/reports', { schema }, async (_request, reply) => reply.code(201).send(RECEIPT))
  return app
}

function inserting(databaseUrl: string) {
  const app = createServer()
  const sql = postgres(databaseUrl, { max: CONNECTIONS, fetch_types: false })
  app.post<{ Body: Report }>('/api/v1/reports', { schema }, async (_request, reply) => {
    const id = await insertOne(sql)
    return reply.code(201).send(receiptOf(id))
  })
  return app
}

async function start({ databaseUrl }: { databaseUrl: string | null }): Promise<number> {
  const app = databaseUrl === null ? bare() : inserting(databaseUrl)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

const handlers = { start }
export type BareServer = typeof handlers

answerParent(handlers)
