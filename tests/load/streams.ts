import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { requireFiles } from './audience.ts'
import { Child, PROBED, type Probe } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, type Figure } from './figures.ts'
import { startServer } from './server.ts'
import type { StreamServer } from './streamServer.ts'

const READERS = 2_000
/** Have come and gone before, so that what is made once isn't charged to the others. */
const FIRST = 50
const AT_ONCE = 100
const STALLED = 20
/** Of 10 KB each: far more than the system holds back for a connection. */
const EVENTS = 2_000
const PATH = '/api/v1/services/telegram/stream'

/** What a reader of Server-Sent Events keeps resident in the server, and one that doesn't read. */
export async function measureStreams(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  requireFiles(READERS)
  const each = await perReader(await databases.fresh())
  say(`${kilobytes(each)} per reader`)
  const stalled = await perStalled()
  say(`${kilobytes(stalled.resident)} resident and at most ${kilobytes(stalled.waiting)} waiting per stalled reader`)
  const what = 'streams'
  return [
    {
      what: `${what}, ${READERS.toLocaleString('en')} readers: each`,
      value: kilobytes(each),
      goal: atMost(each, 16, 'KB'),
    },
    {
      what: `${what}, ${STALLED} stalled, ${(EVENTS * 10).toLocaleString('en')} KB sent: most that waits for one`,
      value: kilobytes(stalled.waiting),
      goal: atMost(stalled.waiting, 84, 'KB'),
    },
    { what: `${what}, ${STALLED} stalled: each, resident`, value: kilobytes(stalled.resident) },
  ]
}

const kilobytes = (value: number) => `${value.toFixed(1)} KB`

async function perReader(databaseUrl: string): Promise<number> {
  const server = await startServer(databaseUrl)
  try {
    await closeAll(await open(server.port, PATH, FIRST))
    const before = await server.probe.ask('memory')
    const readers = await open(server.port, PATH, READERS)
    const after = await server.probe.ask('memory')
    await closeAll(readers)
    return (after - before) / 1024 / READERS
  } finally {
    await server.stop()
  }
}

async function perStalled(): Promise<{ resident: number; waiting: number }> {
  const server = await Child.here<StreamServer & Probe>('streamServer.ts', PROBED)
  try {
    const port = await server.ask('start')
    const before = await server.ask('memory')
    const readers = await open(port, '/', STALLED)
    for (const reader of readers) reader.pause()
    const waiting = await server.ask('send', EVENTS)
    const after = await server.ask('memory')
    await closeAll(readers)
    return { resident: (after - before) / 1024 / STALLED, waiting: waiting / 1024 }
  } finally {
    await server.stop()
  }
}

async function open(port: number, path: string, count: number): Promise<Socket[]> {
  const readers: Socket[] = []
  while (readers.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - readers.length) }, () => reader(port, path))
    readers.push(...(await Promise.all(some)))
  }
  return readers
}

/** One that has had its first event. */
async function reader(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`)
  socket.on('error', () => {})
  await once(socket, 'data')
  return socket.resume()
}

async function closeAll(sockets: readonly Socket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      const closed = once(socket, 'close')
      socket.destroy()
      return closed
    }),
  )
}
