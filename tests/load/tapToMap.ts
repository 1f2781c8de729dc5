import type { BareSocketServer } from './bareSocketServer.ts'
import { Caller } from './caller.ts'
import { Child, PROBED } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, ms, quantile, times, type Figure } from './figures.ts'
import { openWatching, RawViewer } from './rawViewer.ts'
import { Requests, SERVICES } from './requests.ts'
import { startServer } from './server.ts'

const TAPS = 400
const WARM_UP = 100
/** Idle in between; with eight services taken at random, a room has mostly been quiet for longer than its pace. */
const GAP_MS = 60

/**
 * From one person's POST to the frame on another's connection, with nothing else going on; against the time of one
 * INSERT and the time of one WebSocket message from process to process.
 */
export async function measureTapToMap(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  const databaseUrl = await databases.fresh()
  const server = await startServer(databaseUrl)
  const bare = Child.here<BareSocketServer>('bareSocketServer.ts', PROBED)
  try {
    const tap = await openTap(server.port)
    const send = await openSend(bare, await bare.ask('start', null))
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
