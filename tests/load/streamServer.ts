// A process of its own that streams events of a known size to whoever connects, by the class that serves real readers.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Streams } from '../../server/live/streams.ts'
import { answerParent } from './child.ts'

const SERVICE = 1
const EVENT = `data: ${'x'.repeat(10_000)}\n\n`

const streams = new Streams(() => EVENT)
const responses: ServerResponse[] = []
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  responses.push(response)
  streams.add([{ service: SERVICE, region: null }], response)
})

function start(): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

/** Sends so many events to each; returns the most bytes that ever waited for one reader. */
async function send(events: number): Promise<number> {
  let most = 0
  for (let i = 0; i < events; i++) {
    streams.send(SERVICE)
    for (const response of responses) most = Math.max(most, response.writableLength)
    if (i % 20 === 0) await new Promise(setImmediate)
  }
  return most
}

const handlers = { start, send, readers: () => streams.size }
export type StreamServer = typeof handlers

answerParent(handlers)
