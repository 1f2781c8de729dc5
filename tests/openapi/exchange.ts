import { request, type IncomingMessage } from 'node:http'
import type { Received } from './document.ts'
import type { Sent } from './requests.ts'

/** A stream never ends: this much of it is enough. */
const STREAM_MS = 60
const PATIENCE_MS = 10_000

/** Sends a request as it is, where `fetch` would mend it first. Rejects when no answer comes. */
export function exchange(base: string, { method, path, headers, body }: Sent): Promise<Received> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request({ hostname, port, method, path, headers: { ...headers, ...length }, timeout: PATIENCE_MS })
    sent.once('error', reject)
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
    sent.once('response', (answer) => void received(answer).then(resolve, reject))
    sent.end(body)
  })
}

async function received(answer: IncomingMessage): Promise<Received> {
  const type = answer.headers['content-type']
  const stop = type?.startsWith('text/event-stream') ? setTimeout(() => answer.destroy(), STREAM_MS) : undefined
  let body = ''
  answer.setEncoding('utf8')
  try {
    for await (const chunk of answer) body += chunk
  } catch (error) {
    if (!stop) throw error
  }
  clearTimeout(stop)
  return { status: answer.statusCode!, type, body }
}
