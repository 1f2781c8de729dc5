import { Crowd, requireFiles } from './audience.ts'
import type { BareSocketServer } from './bareSocketServer.ts'
import { Child, PROBED, type Probe } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, median, times, type Figure } from './figures.ts'
import { startServer, TOKEN, type ServerUnderTest } from './server.ts'

const VIEWERS = 5_000
const ROUNDS = 13
/** Frames in a row whose cost is taken together. */
const FRAMES = 4
/** A room takes a frame at once again after 250 ms. */
const QUIET_MS = 260
/** So many changed cells make a frame of 2 KB. */
const CELLS = 240
/** Head of a WebSocket frame of that size. */
const FRAME_HEAD = 4
/** What the viewers watch, and what costs the intake as much and nobody sees. */
const SEEN = 'telegram'
const UNSEEN = 'whatsapp'

/**
 * What one frame costs the server for each viewer: all that reports cost which are watched, less what they cost when
 * nobody watches, against a loop of `ws.send` over the same number of viewers and bytes.
 */
export async function measureFanOut(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  requireFiles(VIEWERS)
  const server = await startServer(await databases.fresh())
  const bare = await Child.here<BareSocketServer & Probe>('bareSocketServer.ts', PROBED)
  const ours = await Crowd.gather()
  const theirs = await Crowd.gather()
  try {
    const watch = { topic: 'heat', service: SEEN, resolution: 3 }
    await ours.open({ port: server.port, count: VIEWERS, watches: [watch] })
    await theirs.open({ port: await bare.ask('start', { databaseUrl: null }), count: VIEWERS, watches: null })
    say(`${VIEWERS} viewers watch each of both servers`)
    return await compare(say, { server, bare, ours, theirs })
  } finally {
    for (const child of [ours, theirs, bare, server]) await child.stop()
  }
}

interface Sides {
  server: ServerUnderTest
  bare: Child<BareSocketServer & Probe>
  ours: Crowd
  theirs: Crowd
}

async function compare(say: (line: string) => void, { server, bare, ours, theirs }: Sides): Promise<Figure[]> {
  const costs = { ours: [] as number[], unseen: [] as number[], bare: [] as number[] }
  // Of fewer than three reports a map says nothing: from here on each one shows.
  for (const service of [UNSEEN, SEEN]) await upload(server.port, service, 3)
  await ours.until(1)
  const size = Math.round((await ours.totals()).bytes / VIEWERS) - FRAME_HEAD
  const text = 'x'.repeat(size)
  await bare.ask('broadcast', { text })
  await theirs.until(1)
  for (let round = 0; round < ROUNDS; round++) {
    const seen = (i: number) => 1 + round * FRAMES + i
    const send = { bare: () => bare.ask('broadcast', { text }), ours: () => upload(server.port, SEEN) }
    costs.bare.push(await costOf(bare, (i) => send.bare().then(() => theirs.until(seen(i)))))
    costs.ours.push(await costOf(server.probe, (i) => send.ours().then(() => ours.until(seen(i)))))
    costs.unseen.push(await costOf(server.probe, () => upload(server.port, UNSEEN)))
    const [all, unseen, theirCost] = [costs.ours, costs.unseen, costs.bare].map((list) => list.at(-1)!.toFixed(1))
    say(`round ${round + 1} of ${ROUNDS}: ours ${all}, of which intake ${unseen}; bare ws ${theirCost}`)
  }
  return figuresOf(costs, size)
}

function figuresOf(costs: Record<'ours' | 'unseen' | 'bare', number[]>, size: number): Figure[] {
  const fanOut = median(costs.ours) - median(costs.unseen)
  const ratio = fanOut / median(costs.bare)
  const what = `fan-out, ${VIEWERS.toLocaleString('en')} viewers, ${size} bytes`
  return [
    { what: `${what}: processor time per viewer and frame`, value: micros(fanOut) },
    { what: `${what}: the same with the reports' intake`, value: micros(median(costs.ours)) },
    { what: `${what}: a bare ws send`, value: micros(median(costs.bare)) },
    { what: `${what}: against a bare ws send`, value: times(ratio), goal: atMost(ratio, 1) },
  ]
}

const micros = (value: number) => `${value.toFixed(1)} µs`

/** µs of the process's own time per viewer and frame. */
async function costOf(process: Pick<Child<Probe>, 'ask'>, send: (i: number) => Promise<unknown>): Promise<number> {
  const before = await process.ask('cpu')
  for (let i = 1; i <= FRAMES; i++) {
    await pause(QUIET_MS)
    await send(i)
  }
  return (((await process.ask('cpu')) - before) * 1000) / (VIEWERS * FRAMES)
}

let people = 0

/** One batch and so one frame: a report, or more, in each of as many places. */
async function upload(port: number, service: string, each = 1): Promise<void> {
  const lines = Array.from({ length: CELLS * each }, (_, i) => {
    const place = i % CELLS
    const location = { lat: -40 + 10 * Math.floor(place / 40), lng: -170 + 8 * (place % 40) }
    return JSON.stringify({ service, reporter: `p${++people}`, location })
  })
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/reports/bulk`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` },
    body: lines.join('\n'),
  })
  const { accepted } = (await response.json()) as { accepted?: number }
  if (accepted !== lines.length) throw new Error(`${accepted} of ${lines.length} reports were accepted`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
