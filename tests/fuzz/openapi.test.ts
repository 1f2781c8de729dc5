import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { startNode, TOKEN, type TestNode } from '../setup/node.ts'
import { Judge, operationsOf, readDocument, type ApiDocument, type Operation } from '../openapi/document.ts'
import { exchange } from '../openapi/exchange.ts'
import { requestsOf } from '../openapi/requests.ts'
import { NOW, sayMuch } from '../openapi/said.ts'

/** Any number; FUZZ_SEEDS="7 8 9" runs others, FUZZ_RUNS=3000 more requests to each operation. */
const SEEDS = process.env.FUZZ_SEEDS?.split(' ').map(Number) ?? [1]
const isLong = process.env.FUZZ_RUNS !== undefined
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
/** On a busy machine the short form makes fewer requests rather than take longer. */
const SHORT_MS = 12_000
const TOKENS = { ingestToken: TOKEN, adminToken: 'an-admin-token-for-tests-only' }
const OTHER_METHODS = ['PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'OPTIONS']

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let document: ApiDocument
let operations: Operation[]
let judge: Judge

beforeAll(async () => {
  database = await freshDatabase()
  const clock = new ScenarioClock(NOW)
  node = await startNode(database.url, { clock }, { ADMIN_TOKEN: TOKENS.adminToken })
  await sayMuch(node.url, database.url, clock)
  document = await readDocument(node.url)
  operations = operationsOf(document)
  judge = new Judge(document)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

async function attack(operation: Operation, seed: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>()
  const property = fc.asyncProperty(requestsOf(operation, document, TOKENS), async (request) => {
    const answer = await exchange(node.url, request)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    // 501 is what oEmbed wants for forms that aren't given: a refusal.
    const fault =
      answer.status >= 500 && answer.status !== 501 ? 'a fault of the server' : judge.fault(operation, answer)
    if (fault) throw new Error(`${fault}: ${answer.status} ${answer.body.slice(0, 500)}`)
  })
  await fc.assert(property, {
    ...{ seed, numRuns: RUNS },
    ...(!isLong && { interruptAfterTimeLimit: SHORT_MS / operations.length }),
  })
  return statuses
}

describe('[A3] whatever is sent, the answer is a documented one', () => {
  it.each(SEEDS)('to every operation, seed %i', { timeout: 60_000 + 2_000 * RUNS }, async (seed) => {
    const tally: Record<string, string> = {}
    const faults: string[] = []
    for (const operation of operations) {
      const name = `${operation.method} ${operation.path}`
      const statuses = await attack(operation, seed).catch(
        (error: Error) => void faults.push(`${name}: ${String(error.cause)} ${error.message}`),
      )
      if (statuses)
        tally[name] = [...statuses]
          .sort()
          .map(([status, n]) => `${status}×${n}`)
          .join(' ')
    }
    if (isLong) console.log(tally)
    expect(faults).toEqual([])
    // Not everything is refused: the good answers were judged, too.
    expect(Object.values(tally).filter((line) => /\b20[0-9]×/.test(line)).length).toBeGreaterThan(operations.length / 2)
  })

  it('to other methods than those documented', async () => {
    for (const [path, item] of Object.entries(document.paths))
      for (const method of OTHER_METHODS.filter((one) => !(one.toLowerCase() in item))) {
        const url = path.replace(/\{\w+\}/g, 'telegram')
        const { status } = await exchange(node.url, { method, path: url, headers: {}, body: undefined })
        expect({ method, path, isFault: status >= 500, isRefused: status >= 400 || method === 'OPTIONS' }).toEqual({
          ...{ method, path, isFault: false, isRefused: true },
        })
      }
  })

  it('and the node is none the worse for it', async () => {
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200)
  })
})
