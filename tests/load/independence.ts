import { Crowd, requireFiles } from './audience.ts'
import { Child } from './child.ts'
import type { Databases } from './database.ts'
import { atLeast, median, perSecond, times, type Figure } from './figures.ts'
import type { Generator } from './generator.ts'
import { load, PATH, untilFolded } from './ingest.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { startServer } from './server.ts'

/** Audiences, with the part of the reports that is taken in nevertheless; the viewers share the machine. */
const GOALS: readonly [viewers: number, least: number][] = [
  [1_000, 0.8],
  [5_000, 0.7],
]
const ROUNDS = 5
const LOAD = { path: PATH, connections: 128, warmUpMs: 700, measuredMs: 2_300 }

/** Reports taken in while thousands watch their map change, against the same with nobody watching. */
export async function measureIndependence(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [viewers, least] of GOALS) figures.push(...(await compare(viewers, least, say, databases)))
  return figures
}

async function compare(viewers: number, least: number, say: (line: string) => void, databases: Databases) {
  requireFiles(viewers)
  const databaseUrl = await databases.fresh()
  const server = await startServer(databaseUrl)
  const generator = await Child.here<Generator>('generator.ts')
  const crowd = await Crowd.gather()
  const sql = connect(databaseUrl, { max: 1, name: 'bench' })
  const alone: number[] = []
  const watched: number[] = []
  const ingest = async () => {
    await untilFolded(sql)
    return (await load(generator, { port: server.port, ...LOAD })).perSecond
  }
  const watches = [
    { topic: 'heat', service: 'telegram', resolution: 3 },
    { topic: 'service', service: 'telegram' },
  ]
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      alone.push(await ingest())
      await crowd.open({ port: server.port, count: viewers, watches })
      watched.push(await ingest())
      const { frames, bytes } = await crowd.totals()
      await crowd.close()
      const rates = `${perSecond(alone.at(-1)!)} alone, ${perSecond(watched.at(-1)!)} watched`
      say(`round ${round} of ${ROUNDS}: ${rates}; ${Math.round(bytes / frames)} bytes a frame, ${frames} frames`)
    }
  } finally {
    await disconnect(sql)
    for (const child of [crowd, generator, server]) await child.stop()
  }
  const ratio = median(watched) / median(alone)
  const what = `audience of ${viewers.toLocaleString('en')}`
  return [
    { what: `${what}: reports taken in`, value: perSecond(median(watched)) },
    { what: `${what}: reports taken in with nobody watching`, value: perSecond(median(alone)) },
    { what: `${what}: against nobody watching`, value: times(ratio), goal: atLeast(ratio, least) },
  ]
}
