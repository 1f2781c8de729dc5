import type { BareSocketServer } from './bareSocketServer.ts'
import { Caller } from './caller.ts'
import { Child, PROBED } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, ms, quantile, times, type Figure } from './figures.ts'
import { openWatching, RawViewer } from './rawViewer.ts'
import { requestOf, SERVICES } from './requests.ts'
import { startServer } from './server.ts'

const TAPS = 400
const WARM_UP = 100
/** Between taps. Eight services take turns, so that each of their rooms has been quiet for longer than its pace. */
const GAP_MS = 60

/**
 * From one person's POST to the frame on another's connection, with nothing else going on; against the same way through
 * a server that does one INSERT and one `ws` send, and against the sum of these two alone, without a request before them.
 */
export async function measureTapToMap(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  const databaseUrl = await databases.fresh()
  const server = await startServer(databaseUrl)
  // One for each measure: none is kept warm by what another one does.
  const [bare, parts] = await Promise.all([bareServer(), bareServer()])
  try {
    const tap = await openTap(server.port)
    const bareTap = await openBareTap(await bare.ask('start', { databaseUrl }))
    const send = await openSend(parts, await parts.ask('start', { databaseUrl }))
    const waits: Waits = { tap: [], insert: [], bareTap: [], send: [] }
    for (let i = 0; i < TAPS; i++) {
      for (const [name, act] of [
        ['tap', tap],
        ['insert', () => parts.ask('insert')],
        ['bareTap', bareTap],
        ['send', send],
      ] as const) {
        const wait = await act()
        if (i >= WARM_UP) waits[name].push(wait)
        await pause(GAP_MS / 4)
      }
      if ((i + 1) % 100 === 0) say(`${i + 1} of ${TAPS} taps`)
    }
    return figuresOf(waits)
  } finally {
    for (const child of [bare, parts, server]) await child.stop()
  }
}

const bareServer = () => Child.here<BareSocketServer>('bareSocketServer.ts', PROBED)

type Waits = Record<'tap' | 'insert' | 'bareTap' | 'send', number[]>

/** One viewer of eight maps, and one person at a time who taps. */
async function openTap(port: number): Promise<() => Promise<number>> {
  const viewer = await openWatching(
    port,
    SERVICES.map((service) => ({ topic: 'heat', service, resolution: 2 })),
  )
  let taps = 0
  let onAnswer = () => {}
  const caller = await Caller.open(port, () => onAnswer())
  // Of fewer than three reports a map says nothing.
  while (taps < 2 * SERVICES.length)
    await new Promise<void>((answered) => {
      onAnswer = answered
      caller.send(tapped(++taps))
    })
  return () => {
    const request = tapped(++taps)
    const start = performance.now()
    const seen = nextText(viewer)
    caller.send(request)
    return seen.then(() => performance.now() - start)
  }
}

/** The same person at the bare server. */
async function openBareTap(port: number): Promise<() => Promise<number>> {
  const viewer = await RawViewer.open(port, '/')
  let onAnswer = () => {}
  const caller = await Caller.open(port, () => onAnswer())
  let taps = 0
  return async () => {
    const request = tapped(++taps)
    const start = performance.now()
    const seen = nextText(viewer).then(() => performance.now() - start)
    const answered = new Promise<void>((resolve) => (onAnswer = resolve))
    caller.send(request)
    await answered
    return seen
  }
}

function tapped(person: number): Buffer {
  const report = { service: SERVICES[person % SERVICES.length]!, location: { lat: 52.52, lng: 13.4 } }
  return requestOf('/api/v1/reports', report, `192.${person >> 8}.${person & 255}.1`)
}

/** One way, by the clock that both processes share. */
async function openSend(bare: Child<BareSocketServer>, port: number): Promise<() => Promise<number>> {
  const viewer = await RawViewer.open(port, '/')
  return async () => {
    const arrival = nextText(viewer).then((sentAt) => [BigInt(sentAt), process.hrtime.bigint()] as const)
    await bare.ask('sendTime')
    const [sentAt, seenAt] = await arrival
    return Number(seenAt - sentAt) / 1e6
  }
}

/** The next message, but for those that only keep the connection. */
function nextText(viewer: RawViewer): Promise<string> {
  return new Promise((resolve) => (viewer.onText = resolve))
}

function figuresOf(waits: Waits): Figure[] {
  const half = (name: keyof Waits) => quantile(waits[name], 0.5)
  const both = (name: keyof Waits) => `${ms(half(name))} · ${ms(quantile(waits[name], 0.99))}`
  const ratio = half('tap') / half('bareTap')
  const ofParts = half('tap') / (half('insert') + half('send'))
  const what = 'tap to map, idle'
  return [
    { what: `${what}: p50 · p99`, value: both('tap') },
    { what: `${what}: through one INSERT and one ws send`, value: both('bareTap') },
    { what: `${what}: one INSERT alone`, value: both('insert') },
    { what: `${what}: one ws send alone`, value: both('send') },
    { what: `${what}: against the two without a request`, value: times(ofParts) },
    { what: `${what}: against the bare server`, value: times(ratio), goal: atMost(ratio, 1.5) },
  ]
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
