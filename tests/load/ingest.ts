import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import type { BareServer } from './bareServer.ts'
import { Child } from './child.ts'
import type { Databases } from './database.ts'
import { atLeast, median, ms, perSecond, times, type Figure } from './figures.ts'
import type { Generator, Load, Served } from './generator.ts'
import { startServer } from './server.ts'

export const PATH = '/api/v1/reports'
const ROUNDS = 7
const WARM_UP = { warmUpMs: 0, measuredMs: 4_000 }
const ROUND = { warmUpMs: 700, measuredMs: 2_300 }

/** The whole intake against a server that does nothing, and against the obvious way to store a report. */
export async function measureIngest(say: (line: string) => void, databases: Databases): Promise<Figure[]> {
  const databaseUrl = await databases.fresh()
  const server = await startServer(databaseUrl)
  const nothing = await Child.here<BareServer>('bareServer.ts')
  const inserting = await Child.here<BareServer>('bareServer.ts')
  const generator = await Child.here<Generator>('generator.ts')
  const sql = connect(databaseUrl, { max: 1, name: 'bench' })
  try {
    const ports = {
      ours: server.port,
      bare: await nothing.ask('start', { databaseUrl: null }),
      insert: await inserting.ask('start', { databaseUrl }),
    }
    // A server that has served for a while is what counts, of each kind.
    for (const kind of KINDS) await load(generator, { port: ports[kind], path: PATH, connections: 512, ...WARM_UP })
    const figures: Figure[] = []
    for (const connections of [512, 128]) figures.push(...(await compare({ generator, sql, say }, ports, connections)))
    return figures
  } finally {
    await disconnect(sql)
    for (const child of [generator, nothing, inserting, server]) await child.stop()
  }
}

interface Setup {
  generator: Child<Generator>
  sql: Sql
  say: (line: string) => void
}

async function compare({ generator, sql, say }: Setup, ports: Record<Kind, number>, connections: number) {
  const served: Record<Kind, Served[]> = { bare: [], ours: [], insert: [] }
  for (let round = 1; round <= ROUNDS; round++) {
    for (const kind of KINDS) {
      await untilFolded(sql)
      served[kind].push(await load(generator, { port: ports[kind], path: PATH, connections, ...ROUND }))
    }
    const rates = KINDS.map((kind) => `${kind} ${perSecond(served[kind].at(-1)!.perSecond)}`)
    say(`${connections} connections, round ${round} of ${ROUNDS}: ${rates.join(', ')}`)
  }
  return figuresOf(served, connections)
}

const KINDS = ['bare', 'ours', 'insert'] as const
type Kind = (typeof KINDS)[number]

function figuresOf(served: Record<Kind, Served[]>, connections: number): Figure[] {
  const rate = (kind: Kind) => median(served[kind].map((round) => round.perSecond))
  const wait = (kind: Kind) => ms(median(served[kind].map((round) => round.p50)))
  const what = `ingest, ${connections} connections`
  const ofBare = rate('ours') / rate('bare')
  const ofInsert = rate('ours') / rate('insert')
  return [
    { what: `${what}: reports`, value: perSecond(rate('ours')) },
    { what: `${what}: bare Fastify`, value: perSecond(rate('bare')) },
    { what: `${what}: one INSERT per request`, value: perSecond(rate('insert')) },
    { what: `${what}: against bare Fastify`, value: times(ofBare), goal: atLeast(ofBare, 0.5) },
    { what: `${what}: against one INSERT per request`, value: times(ofInsert), goal: atLeast(ofInsert, 3) },
    // What no server of this kind can exceed on this machine, as it would have nothing to store.
    { what: `${what}: bare Fastify against one INSERT per request`, value: times(rate('bare') / rate('insert')) },
    { what: `${what}: answer p50, bare · ours · INSERT`, value: KINDS.map(wait).join(' · ') },
  ]
}

/** Every answer has to be a 201: a report refused or counted twice isn't the work that is measured. */
export async function load(generator: Child<Generator>, order: Load): Promise<Served> {
  const served = await generator.ask('run', order)
  const others = Object.keys(served.statuses).filter((status) => status !== '201')
  if (others.length > 0) throw new Error(`answers other than 201: ${JSON.stringify(served.statuses)}`)
  return served
}

/** What one round leaves to do in the background isn't charged to the next. */
export async function untilFolded(sql: Sql): Promise<void> {
  for (;;) {
    const [row] = await sql<[{ left: number }]>`
      select count(*)::integer as left from batches where folded_at is null`
    if (row.left === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
