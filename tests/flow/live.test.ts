import { cellToParent, latLngToCell } from 'h3-js'
import { connect as connectTcp, type Socket as Tcp } from 'node:net'
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import type { OverviewFrame, Refusal, ServiceCounts, ServiceFrame } from '../../server/contract/events.ts'
import { coarsePlace, type HeatFrame, type HeatSnapshot } from '../../server/contract/frame.ts'
import { cellToOrdinal, RESOLUTIONS } from '../../server/contract/grid.ts'
import { MOST_UNSENT_BYTES } from '../../server/live/adapter.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import {
  address,
  ask,
  connectViewer,
  post,
  send,
  startNode,
  TOKEN,
  until,
  WatchedMap,
  type TestNode,
} from '../setup/node.ts'

const START = Date.UTC(2026, 0, 15, 12, 0, 30)
const TEHRAN = { lat: 35.69, lng: 51.39 }
const BERLIN = { lat: 52.52, lng: 13.405 }
const cellOf = (place: { lat: number; lng: number }, resolution: number) =>
  latLngToCell(place.lat, place.lng, resolution)

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let people = 0
const clock = new ScenarioClock(START)
const open: { disconnect(): unknown }[] = []

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
})
afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()))
afterAll(async () => {
  await node.close()
  await database.drop()
})

const report = (service: string, location?: object, more: object = {}) =>
  post(node.url, { service, ...(location && { location }), ...more }, address(++people))

/** As many as it takes to be told on a map. */
const three = (service: string, location: object) => [1, 2, 3].map(() => report(service, location))

async function viewer() {
  const socket = await connectViewer(node.url)
  open.push(socket)
  return socket
}

describe('a heat map', () => {
  it('[S1] is what is there, then every change, at each resolution', async () => {
    for (let i = 0; i < 3; i++) await report('telegram', TEHRAN)
    const maps = await Promise.all(RESOLUTIONS.map((resolution) => WatchedMap.open(node.url, 'telegram', resolution)))
    maps.forEach((map) => open.push(map.socket))
    for (const [i, map] of maps.entries())
      expect([...map.cells]).toEqual([[cellToOrdinal(cellOf(TEHRAN, RESOLUTIONS[i]!), RESOLUTIONS[i]!), 3]])
    await Promise.all([report('telegram', TEHRAN), ...three('telegram', BERLIN), report('telegram')])
    for (const map of maps)
      await until(
        () => map.total === 7,
        () => [...map.cells],
      )
  })

  it('[S3] of one tile gets changes of that tile only', async () => {
    const tile = cellToParent(cellOf(BERLIN, 6), 2)
    const map = await WatchedMap.open(node.url, 'signal', 6, [tile])
    const everything = await WatchedMap.open(node.url, 'signal', 6)
    open.push(map.socket, everything.socket)
    await Promise.all([...three('signal', TEHRAN), ...three('signal', BERLIN)])
    await until(() => everything.total === 6)
    await until(() => map.total === 3)
    expect([...map.cells.keys()]).toEqual([cellToOrdinal(cellOf(BERLIN, 6), 6)])
  })

  it('[L1] of all services shows each of them', async () => {
    const map = await WatchedMap.open(node.url, '*', 3)
    open.push(map.socket)
    const before = map.total
    await Promise.all([...three('netflix', BERLIN), ...three('discord', BERLIN), report('twitch', BERLIN)])
    await until(() => map.total === before + 6)
  })

  it('[L1] counts problems, not good news', async () => {
    const map = await WatchedMap.open(node.url, 'slack', 2)
    open.push(map.socket)
    await report('slack', BERLIN, { signal: 'working' })
    await report('slack', BERLIN, { signal: 'recovered' })
    for (let i = 0; i < 3; i++) await report('slack', BERLIN)
    await until(() => map.total === 3)
    expect(map.frames).toBe(1)
  })

  it('[S2] goes out at once when quiet, and at most 4 times a second when busy', async () => {
    const map = await WatchedMap.open(node.url, 'zoom', 2)
    open.push(map.socket)
    await Promise.all([report('zoom', BERLIN), report('zoom', BERLIN)])
    await new Promise((resolve) => setTimeout(resolve, 300))
    const sentAt = performance.now()
    await report('zoom', BERLIN)
    await until(() => map.frames === 1)
    const delay = performance.now() - sentAt
    const burst = Date.now()
    while (Date.now() - burst < 2_000) await report('zoom', BERLIN)
    const frames = map.frames - 1
    expect(delay).toBeLessThan(200)
    expect(frames).toBeGreaterThanOrEqual(4)
    expect(frames).toBeLessThanOrEqual(9)
  })
})

describe('[P4] a place with fewer than three reports', () => {
  const NEAR_BERLIN = { lat: 52.62, lng: 13.405 }
  const watched = async (service: string, resolution: 2 | 3 | 4 | 5 | 6) => {
    const map = await WatchedMap.open(node.url, service, resolution)
    open.push(map.socket)
    return map
  }

  it('is not on any map, and nobody hears that something changed there', async () => {
    const maps = await Promise.all(RESOLUTIONS.map((resolution) => watched('reddit', resolution)))
    await report('reddit', TEHRAN)
    await report('reddit', TEHRAN)
    await Promise.all(three('reddit', BERLIN))
    for (const map of maps) await until(() => map.total === 3)
    for (const map of maps) expect([...map.heard]).toEqual([...map.cells.keys()])
  })

  it('is told with the first cell around it that has three, and by itself once it has them', async () => {
    const shared = RESOLUTIONS.findLast((r) => cellOf(BERLIN, r) === cellOf(NEAR_BERLIN, r))!
    const map = await watched('github', 6)
    await Promise.all([report('github', BERLIN), report('github', BERLIN), report('github', NEAR_BERLIN)])
    await until(() => map.total === 3)
    expect([...map.cells]).toEqual([[coarsePlace(shared, cellToOrdinal(cellOf(BERLIN, shared), shared)), 3]])
    await report('github', BERLIN)
    await until(() => map.cells.has(cellToOrdinal(cellOf(BERLIN, 6), 6)))
    expect([...map.cells]).toEqual([[cellToOrdinal(cellOf(BERLIN, 6), 6), 3]])
  })

  it('leaves no count behind when the window moves on', async () => {
    const map = await watched('dropbox', 6)
    const late = new Date(clock.now() - 58 * 60_000).toISOString()
    await report('dropbox', BERLIN, { observedAt: late })
    await Promise.all([report('dropbox', BERLIN), report('dropbox', BERLIN)])
    await until(() => map.total === 3)
    clock.advanceTo(clock.now() + 2 * 60_000)
    await until(() => map.total === 0)
    expect([...map.cells]).toEqual([])
  })
})

describe('a service and the overview', () => {
  it('[S1] are answered and then pushed', async () => {
    const socket = await viewer()
    const first = await ask<ServiceCounts>(socket, 'watch', { topic: 'service', service: 'whatsapp' })
    expect(first).toMatchObject({ service: 'whatsapp', total: 0, working: 0 })
    expect(first.minutes).toHaveLength(60)
    await ask(socket, 'watch', { topic: 'overview' })
    const counts = new Promise<ServiceFrame>((resolve) => socket.once('service', resolve))
    const lines = new Promise<OverviewFrame>((resolve) => socket.once('overview', resolve))
    await report('whatsapp', BERLIN, { problem: 'messages' })
    expect(await counts).toMatchObject({ total: 1, regions: [['DE', 1]], problems: { messages: 1 } })
    expect((await counts).minutes.at(-1)).toBe(1)
    expect((await counts).quarters.at(-1)).toBe(1)
    expect((await lines).services.map((line) => line.service)).toContain('whatsapp')
  })

  it('[S1] stop when unwatched', async () => {
    const socket = await viewer()
    await ask(socket, 'watch', { topic: 'service', service: 'viber' })
    expect(await ask(socket, 'unwatch', { topic: 'service', service: 'viber' })).toEqual({ ok: true })
    let heard = 0
    socket.on('service', () => heard++)
    const map = await WatchedMap.open(node.url, 'viber', 2)
    open.push(map.socket)
    await Promise.all(three('viber', BERLIN))
    await until(() => map.total === 3)
    expect(heard).toBe(0)
  })
})

describe('[S4] a malformed request', () => {
  const requests: unknown[] = [
    null,
    7,
    'heat',
    [],
    {},
    { topic: 'nonsense' },
    { topic: 'heat' },
    { topic: 'heat', service: 'telegram' },
    { topic: 'heat', service: 'telegram', resolution: 7 },
    { topic: 'heat', service: 'telegram', resolution: '3' },
    { topic: 'heat', service: 'telegram', resolution: 2.5 },
    { topic: 'heat', service: 'no-such-thing', resolution: 3 },
    { topic: 'heat', service: { toString: 'x' }, resolution: 3 },
    { topic: 'heat', service: 'telegram', resolution: 6, tiles: 'all' },
    { topic: 'heat', service: 'telegram', resolution: 6, tiles: ['not-a-cell'] },
    { topic: 'heat', service: 'telegram', resolution: 6, tiles: ['8001fffffffffff'] },
    { topic: 'heat', service: 'telegram', resolution: 6, tiles: new Array(257).fill('821fa7fffffffff') },
    { topic: 'service', service: '*' },
    { topic: 'service', service: '__proto__' },
    { topic: 'overview', more: 1 },
  ]
  it.each(requests.map((request) => [JSON.stringify(request).slice(0, 70), request]))('%s', async (_name, request) => {
    const socket = await viewer()
    for (const event of ['watch', 'unwatch'] as const) {
      const answer = await ask<Refusal>(socket, event, request)
      expect(answer.error.code).toMatch(/^[A-Z_]+$/)
    }
    expect(socket.connected).toBe(true)
  })

  it('without a callback, with a wrong event or with binary does no harm', async () => {
    const socket = await viewer()
    const anything = socket as unknown as { emit(...args: unknown[]): void }
    anything.emit('watch')
    anything.emit('watch', { topic: 'overview' }, 'not a function')
    anything.emit('no-such-event', 1, 2, 3)
    anything.emit('watch', randomBytes(100), () => {})
    expect(await ask(socket, 'watch', { topic: 'overview' })).toHaveProperty('services')
  })

  it('that floods is refused, and too many rooms are', async () => {
    const socket = await viewer()
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask<Refusal | object>(socket, 'watch', { topic: 'overview' })),
    )
    expect(answers.some((answer) => 'error' in answer && answer.error.code === 'TOO_MANY_REQUESTS')).toBe(true)
  })
})

describe('[S5] a slow client', () => {
  it('is left out of frames, costs bounded memory, and ends with the right counts', async () => {
    const cells = 12_000
    const serverSide: Tcp[] = []
    node.app.server.on('connection', (tcp: Tcp) => serverSide.push(tcp))
    for (let i = 0; i < 3; i++) await upload(cells)
    const watch = '["watch",{"topic":"heat","service":"steam","resolution":6}]'
    const slow = await rawViewer(node.url)
    open.push(slow)
    const pipe = serverSide.at(-1)!
    slow.say(`421${watch}`)
    await until(
      () => slow.sum() === 3 * cells,
      () => slow.sum(),
      20_000,
    )
    slow.tcp.pause()
    for (let i = 0; i < 50; i++) slow.say(`421${watch}`)
    await until(
      () => pipe.writableLength > MOST_UNSENT_BYTES,
      () => pipe.writableLength,
    )
    const quick = await WatchedMap.open(node.url, 'steam', 6)
    open.push(quick.socket)
    const unsent = pipe.writableLength
    for (let round = 4; round <= 6; round++) {
      await upload(cells)
      await until(
        () => quick.total === round * cells,
        () => quick.total,
        20_000,
      )
    }
    expect(pipe.writableLength).toBeLessThanOrEqual(unsent + 1_000)
    slow.tcp.resume()
    await until(
      () => slow.sum() === 6 * cells,
      () => slow.sum(),
      20_000,
    )
  }, 90_000)
})

/** Uploads one report on each of `cells` places, by people nobody heard of before. */
async function upload(cells: number): Promise<void> {
  const lines = Array.from({ length: cells }, (_, i) =>
    JSON.stringify({
      service: 'steam',
      reporter: `upload-${++people}`,
      location: { lat: -60 + (i % 120), lng: -179 + Math.floor(i / 120) * 3.5 },
    }),
  )
  await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), {
    'content-type': 'application/x-ndjson',
    authorization: `Bearer ${TOKEN}`,
  })
}

/** A viewer made of a bare TCP connection, so that it can truly stop reading. */
async function rawViewer(url: string) {
  const { port } = new URL(url)
  const tcp: Tcp = connectTcp(Number(port), '127.0.0.1')
  const counts = new Map<number, number>()
  let buffered: Buffer = Buffer.alloc(0)
  let upgraded = false
  let ready = () => {}
  const welcomed = new Promise<void>((resolve) => (ready = resolve))
  const onText = (text: string) => {
    if (text.startsWith('0')) sendText(tcp, '40')
    if (text === '2') sendText(tcp, '3')
    if (text.startsWith('40')) ready()
    if (text.startsWith('431')) merge(counts, (JSON.parse(text.slice(3)) as [HeatSnapshot])[0].cells)
    if (text.startsWith('42["heat"')) merge(counts, (JSON.parse(text.slice(2)) as [string, HeatFrame])[1].cells)
  }
  tcp.on('data', (data) => {
    buffered = Buffer.concat([buffered, data])
    if (!upgraded) {
      const end = buffered.indexOf('\r\n\r\n')
      if (end < 0) return
      upgraded = true
      buffered = buffered.subarray(end + 4)
    }
    buffered = readFrames(buffered, onText)
  })
  tcp.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  )
  await welcomed
  const say = (text: string) => sendText(tcp, text)
  return { tcp, say, sum: () => [...counts.values()].reduce((a, b) => a + b, 0), disconnect: () => tcp.destroy() }
}

function merge(counts: Map<number, number>, cells: number[]): void {
  for (let i = 0; i < cells.length; i += 2) counts.set(cells[i]!, cells[i + 1]!)
}

function sendText(tcp: Tcp, text: string): void {
  const payload = Buffer.from(text)
  const mask = randomBytes(4)
  const head = Buffer.from([0x81, 0x80 | payload.length])
  tcp.write(Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i % 4]!)]))
}

function readFrames(bytes: Buffer, onText: (text: string) => void): Buffer {
  for (;;) {
    if (bytes.length < 2) return bytes
    const short = bytes[1]! & 127
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length < head) return bytes
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
    if (bytes.length < head + length) return bytes
    onText(bytes.subarray(head, head + length).toString())
    bytes = bytes.subarray(head + length)
  }
}
