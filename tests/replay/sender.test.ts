import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { PlannedReport } from '../../server/replay/plan.ts'
import { Sender } from '../../server/replay/sender.ts'

/** What a node might answer: status, body, seconds to wait; null cuts the connection. */
type Answer = { status: number; body?: unknown; retryAfter?: number } | null

const servers: Server[] = []
const senders: Sender[] = []
afterEach(() => {
  for (const sender of senders.splice(0)) sender.close()
  for (const server of servers.splice(0)) server.close()
})

/** A sender to a node that answers as it is told, the last answer again and again. */
async function senderTo(...answers: Answer[]) {
  const requests: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!
      if (answer === null) return void request.socket.destroy()
      const wait = answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }
      response.writeHead(answer.status, wait).end(JSON.stringify(answer.body ?? {}))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = new AbortController()
  const sender = new Sender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop.signal)
  senders.push(sender)
  return { sender, requests, stop }
}

const reportOf = (n: number): PlannedReport => ({
  at: Date.UTC(2026, 2, 2, 12) + n,
  report: { service: 'telegram', signal: 'problem' },
  person: { address: `240.0.${n}.1`, network: null },
  country: 'DE',
})

const three = [1, 2, 3].map(reportOf)

describe('sending', () => {
  it('[R1] speaks for each person by their address, and counts what is answered 201', async () => {
    const { sender, requests } = await senderTo({ status: 201 }, { status: 200 }, { status: 201 })
    const counted: PlannedReport[] = []
    await sender.sendAll(three, (report) => counted.push(report))
    expect(requests.map(({ headers }) => headers['x-forwarded-for']).sort()).toEqual([
      '240.0.1.1',
      '240.0.2.1',
      '240.0.3.1',
    ])
    expect(sender.sent).toEqual({ answered: 3, counted: 2, repeated: 1, refused: 0, retries: 0 })
    expect(counted).toHaveLength(2)
  })

  it('[R1] waits as long as it is asked to, and sends again', async () => {
    const { sender, requests } = await senderTo(
      { status: 503, retryAfter: 1 },
      { status: 429, retryAfter: 1 },
      { status: 201 },
    )
    const before = performance.now()
    await sender.sendAll([reportOf(1)], () => {})
    expect(performance.now() - before).toBeGreaterThan(1_900)
    expect(requests).toHaveLength(3)
    expect(sender.sent).toMatchObject({ answered: 1, counted: 1, retries: 2 })
  })

  it('[R1] counts one that had been stored though the answer was lost, and only then', async () => {
    const lost = await senderTo(null, { status: 200 })
    await lost.sender.sendAll([reportOf(1)], () => {})
    expect(lost.sender.sent).toMatchObject({ counted: 1, repeated: 0 })
    const turnedAway = await senderTo({ status: 503, body: { code: 'OVERLOADED' }, retryAfter: 1 }, { status: 200 })
    await turnedAway.sender.sendAll([reportOf(1)], () => {})
    expect(turnedAway.sender.sent).toMatchObject({ counted: 0, repeated: 1 })
  })

  it('[R1] keeps what was refused for good, and why', async () => {
    const { sender } = await senderTo({ status: 400, body: { code: 'UNKNOWN_PROBLEM' } })
    await sender.sendAll(three, () => {})
    expect(sender.sent).toMatchObject({ answered: 3, counted: 0, refused: 3 })
    expect(sender.refusals[0]).toBe('400 {"code":"UNKNOWN_PROBLEM"}')
  })

  it('[R6] stops at once when it is told to', async () => {
    const { sender, stop } = await senderTo({ status: 503, retryAfter: 60 })
    const sending = sender.sendAll(three, () => {})
    stop.abort()
    await expect(sending).rejects.toThrow(/abort/i)
  })
})

describe('reading', () => {
  it('[R8] waits for a node whose database was restarted, and gives up on any other refusal', async () => {
    const { sender } = await senderTo({ status: 503, retryAfter: 1 }, { status: 200, body: { total: 7 } })
    expect(await sender.get('/api/v1/services/telegram')).toEqual({ total: 7 })
    const refused = await senderTo({ status: 404, body: { code: 'UNKNOWN_SERVICE' } })
    await expect(refused.sender.get('/api/v1/services/no-such-thing')).rejects.toThrow(/404 .*UNKNOWN_SERVICE/)
  })
})

describe('the history', () => {
  it('[R1] is uploaded with its own times and people, and must be counted whole', async () => {
    const { sender, requests } = await senderTo(
      { status: 200, body: { accepted: 3, duplicates: 0, faults: [] } },
      { status: 200, body: { accepted: 2, duplicates: 1, faults: [] } },
    )
    await sender.upload(three, 'secret')
    expect(requests[0]!.headers.authorization).toBe('Bearer secret')
    expect(JSON.parse(requests[0]!.body.split('\n')[1]!)).toEqual({
      ...{ service: 'telegram', signal: 'problem', reporter: '240.0.2.1' },
      observedAt: '2026-03-02T12:00:00.002Z',
    })
    await expect(sender.upload(three, 'secret')).rejects.toThrow('counted 2 of 3')
  })
})
