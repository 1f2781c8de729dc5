import { Crowd, requireFiles } from './audience.ts'
import type { BareSocketServer } from './bareSocketServer.ts'
import { Child, PROBED, type Probe } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, median, times, type Figure } from './figures.ts'
import { startServer, TOKEN, type ServerUnderTest } from './server.ts'

const VIEWERS = 5_000
const ROUNDS = 9
/** Frames in a row whose cost is taken together. */
const FRAMES = 4
/** A room takes a frame at once again after 250 ms. */
const QUIET_MS = 260
/** So many changed cells make a frame of 2 KB. */
const CELLS = 215

/**
 * What one frame costs the server for each viewer: everything from the reports' arrival to the last viewer's socket,
 * against a loop of `ws.send` over the same number of viewers and bytes.
 */
export async function measureFanOut(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  requireFiles(VIEWERS)
  const server = await startServer(await databases.fresh())
  const bare = Child.here<BareSocketServer & Probe>('bareSocketServer.ts', PROBED)
  const ours = new Crowd()
  const theirs = new Crowd()
  try {
    const watch = { topic: 'heat', service: 'telegram', resolution: 3 }
    await ours.open({ port: server.port, count: VIEWERS, watches: [watch] })
    await theirs.open({ port: await bare.ask('start'), count: VIEWERS, watches: null })
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
  const costs = { ours: [] as number[], bare: [] as number[] }
  let frames = 0
  await upload(server.port)
  await ours.until(++frames)
  // All bytes so far are those of one frame to each.
  const size = Math.round((await ours.totals()).bytes / VIEWERS) - 4
  const text = 'x'.repeat(size)
  await bare.ask('broadcast', { text })
  await theirs.until(frames)
  for (let round = 1; round <= ROUNDS; round++) {
    const base = frames
    const rounds = async (crowd: Crowd, send: () => Promise<unknown>) => {
      for (let i = 1; i <= FRAMES; i++) {
        await pause(QUIET_MS)
        await send()
        await crowd.until(base + i)
      }
    }
    costs.bare.push(await costOf(bare, () => rounds(theirs, () => bare.ask('broadcast', { text }))))
    costs.ours.push(await costOf(server.probe, () => rounds(ours, () => upload(server.port))))
    frames += FRAMES
    const [last, lastBare] = [costs.ours.at(-1)!, costs.bare.at(-1)!]
    say(`round ${round} of ${ROUNDS}: ours ${last.toFixed(1)}, bare ws ${lastBare.toFixed(1)} µs per viewer and frame`)
  }
  const ratio = median(costs.ours) / median(costs.bare)
  const what = `fan-out, ${VIEWERS.toLocaleString('en')} viewers, ${size} bytes`
  return [
    { what: `${what}: processor time per viewer and frame`, value: micros(median(costs.ours)) },
    { what: `${what}: a bare ws send`, value: micros(median(costs.bare)) },
    { what: `${what}: against a bare ws send`, value: times(ratio), goal: atMost(ratio, 1) },
  ]
}

const micros = (value: number) => `${value.toFixed(1)} µs`

/** µs of the process's own time per viewer and frame. */
async function costOf(process: Pick<Child<Probe>, 'ask'>, act: () => Promise<void>): Promise<number> {
  const before = await process.ask('cpu')
  await act()
  return (((await process.ask('cpu')) - before) * 1000) / (VIEWERS * FRAMES)
}

let people = 0

/** One batch and so one frame: a report in each of as many places. */
async function upload(port: number): Promise<void> {
  const lines = Array.from({ length: CELLS }, (_, i) =>
    JSON.stringify({
      service: 'telegram',
      reporter: `p${++people}`,
      location: { lat: -40 + 5 * Math.floor(i / 43), lng: -170 + 8 * (i % 43) },
    }),
  )
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/reports/bulk`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` },
    body: lines.join('\n'),
  })
  const { accepted } = (await response.json()) as { accepted?: number }
  if (accepted !== CELLS) throw new Error(`${accepted} of ${CELLS} reports were accepted`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
