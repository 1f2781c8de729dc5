import { setMaxListeners } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { BulkReceipt } from '../contract/report.ts'
import { MINUTE } from '../clock.ts'
import type { PlannedReport } from './plan.ts'
import type { Statement } from './scenario.ts'

/** What became of people's reports so far. */
export interface Sent {
  /** Answered, one way or another. */
  answered: number
  /** Stored and counted. */
  counted: number
  /** Taken for a repetition. */
  repeated: number
  /** Refused for good. */
  refused: number
  /** Sent once more after the node asked to wait. */
  retries: number
}

/** How many reports are on their way at once. */
const CONNECTIONS = 64
const ATTEMPTS = 30
/** A refusal to be repeated to a person, and no more than a screenful of them. */
const MOST_EXAMPLES = 5

interface Reply {
  status: number
  retryAfter: number | null
  body: string
}

/** Sends reports the way people do, over HTTP connections that are kept. */
export class Sender {
  readonly sent: Sent = { answered: 0, counted: 0, repeated: 0, refused: 0, retries: 0 }
  /** What the node said when it refused a report. */
  readonly refusals: string[] = []
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  readonly #url: string
  readonly #signal: AbortSignal

  constructor(url: string, signal: AbortSignal) {
    this.#url = url
    this.#signal = signal
    // Each connection listens for its end, and beside them the player does.
    setMaxListeners(2 * CONNECTIONS, signal)
  }

  /** Sends all of them and waits for every answer. `onCounted` hears of each one that counts. */
  async sendAll(reports: readonly PlannedReport[], onCounted: (report: PlannedReport) => void): Promise<void> {
    let next = 0
    const send = async () => {
      while (next < reports.length) {
        const report = reports[next++]!
        if (await this.#send(report)) onCounted(report)
      }
    }
    await Promise.all(Array.from({ length: Math.min(CONNECTIONS, reports.length) }, send))
  }

  /**
   * Uploads reports as a trusted source.
   * @throws Error when the node doesn't count them all
   */
  async upload(reports: readonly PlannedReport[], token: string): Promise<void> {
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` }
    const body = reports.map(bulkLine).join('\n')
    const { reply, inDoubt } = await this.#persist('POST', '/api/v1/reports/bulk', headers, body)
    if (reply.status !== 200) throw new Error(`The node refused a part of the history: ${reply.status} ${reply.body}`)
    const { accepted, duplicates, faults } = JSON.parse(reply.body) as BulkReceipt
    const counted = accepted + (inDoubt ? duplicates : 0)
    if (counted < reports.length)
      throw new Error(`The node counted ${counted} of ${reports.length} earlier reports. ${JSON.stringify(faults)}`)
  }

  /**
   * Passes a provider's statement on, as the operator; sent again it is the same one.
   * @throws Error when the node refuses it
   */
  async state({ at, ...said }: Statement, token: string): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify({ ...said, at: new Date(at).toISOString() })
    const { reply } = await this.#persist('POST', '/api/v1/admin/statements', headers, body)
    if (reply.status !== 201) throw new Error(`The node refused a statement: ${reply.status} ${reply.body}`)
  }

  /** Reads what the node tells, once it can: its database may have been restarted a moment ago. */
  async get<T>(path: string): Promise<T> {
    const { reply } = await this.#persist('GET', path, {}, null)
    if (reply.status !== 200) throw new Error(`GET ${path}: ${reply.status} ${reply.body}`)
    return JSON.parse(reply.body) as T
  }

  close(): void {
    this.#agent.destroy()
  }

  /** @returns whether the report counts */
  async #send({ report, person }: PlannedReport): Promise<boolean> {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': person.address }
    const { reply, inDoubt } = await this.#persist('POST', '/api/v1/reports', headers, JSON.stringify(report))
    const counted = reply.status === 201 || (reply.status === 200 && inDoubt)
    this.sent.answered++
    if (counted) this.sent.counted++
    else if (reply.status === 200) this.sent.repeated++
    else this.#refused(reply)
    return counted
  }

  #refused({ status, body }: Reply): void {
    this.sent.refused++
    if (this.refusals.length < MOST_EXAMPLES) this.refusals.push(`${status} ${body}`)
  }

  /**
   * Waits as long as the node asks to, and sends again. An earlier try is in doubt when it may have been stored though
   * the answer didn't say so: what is then taken for a repetition counts.
   */
  async #persist(method: 'GET' | 'POST', path: string, headers: Record<string, string>, body: string | null) {
    let inDoubt = false
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#exchange(method, path, headers, body)
      if (reply.retryAfter === null || attempt === ATTEMPTS) return { reply, inDoubt }
      inDoubt ||= !isKnownToBeLost(reply)
      this.sent.retries++
      await delay(reply.retryAfter * 1_000, undefined, { signal: this.#signal })
    }
  }

  /** A connection that broke is answered for as the node does when it is busy: wait a second. */
  async #exchange(method: string, path: string, headers: Record<string, string>, body: string | null): Promise<Reply> {
    try {
      return await this.#request(method, path, headers, body)
    } catch (error) {
      this.#signal.throwIfAborted()
      return { status: 503, retryAfter: 1, body: String(error) }
    }
  }

  #request(method: string, path: string, headers: Record<string, string>, body: string | null): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const options = { method, headers, agent: this.#agent, signal: this.#signal, timeout: MINUTE }
      const outgoing = request(this.#url + path, options, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode!,
            retryAfter: mayRetry(incoming.statusCode!) ? Number(incoming.headers['retry-after']) || 1 : null,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
      outgoing.on('error', reject)
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')))
      outgoing.end(body)
    })
  }
}

const mayRetry = (status: number): boolean => status === 503 || status === 429

/** Turned away before anything was stored. */
const isKnownToBeLost = ({ status, body }: Reply): boolean => status === 429 || body.includes('"OVERLOADED"')

function bulkLine({ at, report, person }: PlannedReport): string {
  const network = person.network ?? undefined
  return JSON.stringify({ ...report, observedAt: new Date(at).toISOString(), reporter: person.address, network })
}
