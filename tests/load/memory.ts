import { Crowd, requireFiles } from './audience.ts'
import type { BareSocketServer } from './bareSocketServer.ts'
import { Child, PROBED, type Probe } from './child.ts'
import type { Databases } from './database.ts'
import { atMost, type Figure } from './figures.ts'
import { startServer } from './server.ts'

const VIEWERS = 10_000
/** Have come and gone before, so that what is made once isn't charged to the others. */
const FIRST = 1_000

/** What an idle viewer of a map keeps resident in the server, beside a bare WebSocket. */
export async function measureMemory(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  requireFiles(VIEWERS)
  const server = await startServer(await databases.fresh())
  const bare = await Child.here<BareSocketServer & Probe>('bareSocketServer.ts', PROBED)
  const crowd = await Crowd.gather()
  try {
    const watches = [{ topic: 'heat', service: 'telegram', resolution: 3 }]
    const ours = await perViewer(crowd, server.probe, { port: server.port, watches })
    say(`ours ${kilobytes(ours)} per viewer`)
    const theirs = await perViewer(crowd, bare, { port: await bare.ask('start', { databaseUrl: null }), watches: null })
    say(`bare ws ${kilobytes(theirs)} per viewer`)
    const what = `memory, ${VIEWERS.toLocaleString('en')} idle viewers`
    return [
      { what: `${what}: each`, value: kilobytes(ours), goal: atMost(ours, 14, 'KB') },
      { what: `${what}: each of a bare ws server`, value: kilobytes(theirs) },
    ]
  } finally {
    for (const child of [crowd, bare, server]) await child.stop()
  }
}

const kilobytes = (value: number) => `${value.toFixed(1)} KB`

type Where = { port: number; watches: object[] | null }

async function perViewer(crowd: Crowd, process: Pick<Child<Probe>, 'ask'>, where: Where): Promise<number> {
  await crowd.open({ ...where, count: FIRST })
  await crowd.close()
  const before = await process.ask('memory')
  await crowd.open({ ...where, count: VIEWERS })
  const after = await process.ask('memory')
  await crowd.close()
  return (after - before) / 1024 / VIEWERS
}
