import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { ForbiddenTarget, type Guard } from './guard.ts'

export interface Answer {
  /** HTTP. */
  status: number
  /** What the receiver asks to be waited, in ms; null if it doesn't. */
  retryAfter: number | null
}

/** No answer; the message says why, in words for whoever set up the target. */
export class Unanswered extends Error {}

export interface PostOptions {
  guard: Guard
  headers: Record<string, string>
  body: string | Buffer
  timeoutMs: number
  /** Gives up at once. */
  signal: AbortSignal
}

/** Enough for a polite answer to end by itself. */
const MOST_READ = 4 * 1024

/**
 * Sends a body to an address that a stranger gave. A redirect is an answer like any other; of an answer's body a few KB
 * are read and thrown away. Nothing is kept open.
 * @throws Unanswered
 */
export async function post(target: string, options: PostOptions): Promise<Answer> {
  const { guard, headers, body, timeoutMs } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const url = guard.check(target)
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: guard.lookupFor(url),
      agent: false,
      signal: AbortSignal.any([timeout, options.signal]),
    })
    return await answerOf(request.end(body))
  } catch (error) {
    throw new Unanswered(timeout.aborted ? `no answer within ${timeoutMs / 1_000} s` : reasonOf(error as Error))
  }
}

function answerOf(request: ReturnType<typeof plainRequest>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response: IncomingMessage) => {
      const { statusCode: status = 0, headers } = response
      // The status was said: what comes after it, or never comes, changes nothing.
      const done = () => resolve({ status, retryAfter: secondsOf(headers['retry-after']) })
      request.on('error', done)
      response.once('close', done).on('error', done)
      readLittle(response)
    })
  })
}

function readLittle(response: IncomingMessage): void {
  let read = 0
  response.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (read > MOST_READ) response.destroy()
  })
}

/** Retry-After in seconds; a date is left out: it would be of the receiver's clock. */
const secondsOf = (text: string | undefined): number | null =>
  /^\d{1,6}$/.test(text ?? '') ? Number(text) * 1_000 : null

const REASONS: Record<string, string> = {
  ENOTFOUND: 'the name could not be found',
  EAI_AGAIN: 'the name could not be found',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'the host could not be reached',
  ENETUNREACH: 'the host could not be reached',
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error instanceof ForbiddenTarget) return `the address ${error.message}`
  const code = error.code ?? ''
  if (REASONS[code]) return REASONS[code]
  if (/^(CERT|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return 'its certificate was not accepted'
  return 'the connection failed'
}
