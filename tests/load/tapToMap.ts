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
 * From one person's POST to the frame on another's connection, with nothing else going on; against the time of one
 * INSERT and the time of one WebSocket message from process to process.
 */
export async function measureTapToMap(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  const databaseUrl = await databases.fresh()
  const server = await startServer(databaseUrl)
  const bare = await Child.here<BareSocketServer>('bareSocketServer.ts', PROBED)
  try {
    const tap = await openTap(server.port)
    const send = await openSend(bare, await bare.ask('start'))
    const waits = { tap: [] as number[], insert: [] as number[], send: [] as number[] }
    for (let i = 0; i < TAPS; i++) {
      for (const [name, act] of [
        ['tap', tap],
        ['insert', () => bare.ask('insert', { databaseUrl })],
        ['send', send],
      ] as const) {
        const wait = await act()
        if (i >= WARM_UP) waits[name].push(wait)
        await pause(GAP_MS / 3)
      }
      if ((i + 1) % 100 === 0) say(`${i + 1} of ${TAPS} taps`)
    }
    return figuresOf(waits)
  } finally {
    for (const child of [bare, server]) await child.stop()
  }
}

/** One viewer of eight maps, and one person at a time who taps. */
async function openTap(port: number): Promise<() => Promise<number>> {
  const viewer = await openWatching(
    port,
    SERVICES.map((service) => ({ topic: 'heat', service, resolution: 2 })),
  )
  let taps = 0
  let onAnswer = () => {}
  const caller = await Caller.open(port, () => onAnswer())
  const tapped = (person: number) => {
    const report = { service: SERVICES[person % SERVICES.length]!, location: { lat: 52.52, lng: 13.4 } }
    return requestOf('/api/v1/reports', report, `192.${person >> 8}.${person & 255}.1`)
  }
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

function figuresOf(waits: Record<'tap' | 'insert' | 'send', number[]>): Figure[] {
  const sum = quantile(waits.insert, 0.5) + quantile(waits.send, 0.5)
  const ratio = quantile(waits.tap, 0.5) / sum
  const both = (name: keyof typeof waits) => `${ms(quantile(waits[name], 0.5))} · ${ms(quantile(waits[name], 0.99))}`
  return [
    { what: 'tap to map, idle: p50 · p99', value: both('tap') },
    { what: 'tap to map, idle: one INSERT', value: both('insert') },
    { what: 'tap to map, idle: one ws send', value: both('send') },
    { what: 'tap to map, idle: against INSERT and ws send', value: times(ratio), goal: atMost(ratio, 1.5) },
  ]
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
