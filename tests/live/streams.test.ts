import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Streams } from '../../server/live/streams.ts'
import { until } from '../setup/node.ts'

const SERVICE = 1
const TOPIC = { service: SERVICE, region: null }
const PADDING = 'x'.repeat(10_000)
const SENT = 2_000

let state = 0
const streams = new Streams(() => `data: ${state} ${PADDING}\n\n`)
const responses: ServerResponse[] = []
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  responses.push(response)
  streams.add([TOPIC], response)
}).listen(0, '127.0.0.1')

afterEach(() => {
  streams.close()
  server.close()
})

describe('[W4] a slow reader of a stream', () => {
  it('costs bounded memory, and gets the latest state once it reads again', async () => {
    const { port } = server.address() as AddressInfo
    const reader = connect(port, '127.0.0.1', () => reader.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))
    reader.pause()
    await until(() => responses.length === 1)
    let most = 0
    while (state < SENT) {
      state++
      streams.send(SERVICE)
      most = Math.max(most, responses[0]!.writableLength)
      if (state % 50 === 0) await new Promise(setImmediate)
    }
    expect(most).toBeGreaterThan(64 * 1024)
    expect(most).toBeLessThan(64 * 1024 + 2 * PADDING.length)

    let text = ''
    reader.on('data', (chunk: Buffer) => (text += chunk.toString('latin1'))).resume()
    await until(
      () => text.includes(`data: ${SENT} `),
      () => text.slice(-40),
    )
    expect(text.match(/data: /g)!.length).toBeLessThan(SENT)
    reader.destroy()
    await until(() => streams.size === 0)
  })
})

it('[W11] a reader of a quiet stream hears every fifteen seconds that the connection is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const quiet = new Streams(() => '')
  const here = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    quiet.add([TOPIC], response)
  }).listen(0, '127.0.0.1')
  try {
    await once(here, 'listening')
    const { port } = here.address() as AddressInfo
    let text = ''
    const reader = connect(port, '127.0.0.1', () => reader.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))
    reader.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    await until(() => text.includes('retry: '))
    expect(text).not.toContain('event: beat')
    vi.advanceTimersByTime(15_000)
    await until(() => text.includes('event: beat\ndata: 15\n\n'))
    reader.destroy()
    await until(() => quiet.size === 0)
  } finally {
    quiet.close()
    here.close()
    vi.useRealTimers()
  }
})
