import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Server, Socket } from 'socket.io'
import { io as connect, type Socket as ClientSocket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DirectAdapter } from '../../server/live/adapter.ts'
import { slim } from '../../server/live/slim.ts'
import { openSockets } from '../../server/live/socket.ts'
import { Random } from '../fuzz/random.ts'

const CLIENTS = 12
const STEPS = 3_000
/** Lengths around 126, where a frame begins to give its length another way, and what a busy room sends. */
const LENGTHS = [30, 75, 100, 101, 102, 103, 104, 105, 130, 2_000]
/** The same around 65,536; fewer, since they take their time. */
const LARGE = [65_500, 65_510, 65_520, 65_530, 65_540, 70_000]
const LARGE_EVERY = 25

/** Every message has a number; a client's log is the numbers of what came whole, in the order in which it came. */
interface Log {
  sent: number[]
  received: number[]
}

const http = createServer()
const server = openSockets(http) as unknown as Server
const adapter = server.sockets.adapter as DirectAdapter
const clients: ClientSocket[] = []
const sockets: Socket[] = []
const logs: Log[] = []
let messages = 0
let theLongWay = 0
let skipped = 0

const padding = 'é√'.concat('x'.repeat(LARGE.at(-1)!))

/** The text of a message, known on both sides. */
const textOf = (message: number) => `${message} ${padding}`.slice(0, lengthOf(message))

function lengthOf(message: number): number {
  const row = Math.floor(message / LARGE_EVERY)
  return message % LARGE_EVERY === 0 ? LARGE[row % LARGE.length]! : LENGTHS[row % LENGTHS.length]!
}

beforeAll(async () => {
  adapter.onSkip = () => skipped++
  server.on('connection', (socket) => welcome(socket))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  for (let i = 0; i < CLIENTS; i++) await join(i, `http://127.0.0.1:${port}`)
})

afterAll(async () => {
  for (const client of clients) client.disconnect()
  await server.close()
})

function welcome(socket: Socket): void {
  slim(socket)
  const i = sockets.push(socket) - 1
  void socket.join(['everybody', i % 2 ? 'odd' : 'even', `alone ${i}`])
  socket.on('ask', (answer) => answer(...next([i])))
  countTheLongWay(socket)
}

/** What doesn't go the short way goes through here. */
function countTheLongWay(socket: Socket): void {
  const { client } = socket as unknown as { client: { writeToEngine(...args: unknown[]): void } }
  const write = client.writeToEngine
  client.writeToEngine = (...args) => {
    theLongWay++
    write.apply(client, args)
  }
}

async function join(i: number, url: string): Promise<void> {
  logs[i] = { sent: [], received: [] }
  const client = connect(url, { transports: ['websocket'], forceNew: true })
  clients.push(client)
  const note = (message: number, text: string) => {
    if (text === textOf(message)) logs[i]!.received.push(message)
  }
  client.on('message', (message: number, text: string, answer?: () => void) => {
    note(message, text)
    answer?.()
  })
  client.on('settle', (answer: () => void) => answer())
  await new Promise<void>((resolve) => client.once('connect', resolve))
}

/** Number and text of a new message to these clients. */
function next(to: number[]): [number, string] {
  const message = messages++
  for (const i of to) logs[i]!.sent.push(message)
  return [message, textOf(message)]
}

const all = Array.from({ length: CLIENTS }, (_, i) => i)
const even = all.filter((i) => i % 2 === 0)
const odd = all.filter((i) => i % 2 === 1)

/** Each way in which anything reaches a client. */
const ways: ((random: Random) => unknown)[] = [
  () => server.to('everybody').emit('message', ...next(all)),
  () => server.to('even').emit('message', ...next(even)),
  () => server.to('odd').emit('message', ...next(odd)),
  () => server.to(['even', 'odd']).emit('message', ...next(all)),
  () =>
    server
      .to('everybody')
      .except('odd')
      .emit('message', ...next(even)),
  () => server.emit('message', ...next(all)),
  (random) => oneOf(random, (i) => sockets[i]!.emit('message', ...next([i]))),
  (random) => oneOf(random, (i) => server.to(`alone ${i}`).emit('message', ...next([i]))),
  (random) => oneOf(random, (i) => sockets[i]!.emitWithAck('message', ...next([i]))),
  (random) => oneOf(random, (i) => ask(i)),
  () => server.to('nobody').emit('message', ...next([])),
]

const oneOf = (random: Random, act: (i: number) => unknown) => act(random.below(CLIENTS))

/** A client's own question, whose answer takes its place among the messages. */
async function ask(i: number): Promise<void> {
  clients[i]!.emit('ask', (message: number, text: string) => {
    if (text === textOf(message)) logs[i]!.received.push(message)
  })
}

const settled = () => Promise.all(sockets.map((socket) => socket.timeout(10_000).emitWithAck('settle')))
const breathe = () => new Promise(setImmediate)

it('[S7] frames written straight to the socket come whole and in order, whatever goes on between them', async () => {
  const random = new Random(20_260_115)
  for (let step = 0; step < STEPS; step++) {
    // Rooms are what most frames go to; the other ways come in between, before and after, in the same tick or later.
    const way = random.below(3) > 0 ? ways[random.below(3)]! : random.pick(ways)
    void way(random)
    // Room is made before a client has so much on its way that it would rightly be left out.
    if (lengthOf(messages - 1) >= LARGE[0]!) await settled()
    else if (random.below(4) === 0) await breathe()
  }
  await settled()
  const received = logs.reduce((sum, log) => sum + log.received.length, 0)
  logs.forEach((log) => expect(log.received).toEqual(log.sent))
  expect(skipped).toBe(0)
  expect(received).toBeGreaterThan(10_000)
  // Both ways were taken many times, or this would prove little.
  expect(theLongWay).toBeGreaterThan(2_000)
  expect(received - theLongWay).toBeGreaterThan(5_000)
}, 120_000)
