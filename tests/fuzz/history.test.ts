import { expect, it } from 'vitest'
import { applyCells, type HeatSnapshot } from '../../server/contract/frame.ts'
import { cellToOrdinal, FINEST, RESOLUTIONS, type Resolution } from '../../server/contract/grid.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, ask, connectViewer, post, until, WatchedMap } from '../setup/node.ts'
import { toldOfReports, type Located } from '../setup/told.ts'
import { startProcess, type NodeProcess } from '../setup/process.ts'
import { Random } from './random.ts'

const SERVICES = ['telegram', 'whatsapp', 'signal'] as const
const STEPS = 60
const PEOPLE = 600
const QUARTERS = 4
const QUARTER_MS = 16 * 60_000
/** Any number; failing ones are kept here by name. FUZZ_SEEDS="7 8 9" runs others. */
const SEEDS = process.env.FUZZ_SEEDS?.split(' ').map(Number) ?? [1, 2]

class History {
  readonly accepted: string[] = []
  readonly maps: WatchedMap[] = []
  readonly #random: Random
  readonly #nodes: NodeProcess[] = []
  readonly #database: string
  readonly #sql: Sql
  #posting: Promise<void>[] = []

  constructor(seed: number, database: string, sql: Sql) {
    this.#random = new Random(seed)
    this.#database = database
    this.#sql = sql
  }

  async start(): Promise<void> {
    for (let i = 0; i < 2; i++) this.#nodes.push(await startProcess({ DATABASE_URL: this.#database }))
    for (const node of this.#nodes)
      for (const resolution of RESOLUTIONS) this.maps.push(await WatchedMap.open(node.url, 'telegram', resolution))
  }

  async step(): Promise<void> {
    const dice = this.#random.below(100)
    if (dice < 80) this.#report(1 + this.#random.below(60))
    else if (dice < 88) this.#random.pick(this.maps).socket.io.engine.close()
    else if (dice < 94) await this.#killListeners()
    else await this.#killNode(this.#random.below(2))
    await new Promise((resolve) => setTimeout(resolve, this.#random.below(40)))
  }

  /**
   * Some people report again, of now or of a while ago; each always through the same node, as two commits under way at
   * once don't know of each other, and where they live, so that it doesn't matter which of their reports came first.
   */
  #report(count: number): void {
    for (let i = 0; i < count; i++) {
      const who = this.#random.below(PEOPLE)
      const location = locationOf(who)
      const signal = this.#random.below(8) === 0 ? 'working' : 'problem'
      const ago = this.#random.below(QUARTERS) * QUARTER_MS
      const report = {
        ...{ service: this.#random.pick(SERVICES), signal, ...(location && { location }) },
        ...(ago > 0 && { observedAt: new Date(Date.now() - ago).toISOString() }),
      }
      const posted = post<ReportReceipt>(this.#nodes[who % 2]!.url, report, address(who))
      // A node that is killed answers nothing: then nothing was promised.
      this.#posting.push(
        posted.then(
          ({ status, body }) => void (status === 201 && this.accepted.push(body.id!)),
          () => {},
        ),
      )
    }
  }

  async #killListeners(): Promise<void> {
    await this.#sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'outcry relay' and datname = current_database()`
  }

  async #killNode(i: number): Promise<void> {
    const { port } = this.#nodes[i]!
    await this.#nodes[i]!.kill()
    this.#nodes[i] = await startProcess({ DATABASE_URL: this.#database, PORT: String(port) })
  }

  async settle(): Promise<void> {
    await Promise.all(this.#posting)
    this.#posting = []
  }

  /** What a client that comes now is shown by each node. */
  async nodeCells(resolution: Resolution): Promise<Map<number, number>[]> {
    return Promise.all(
      this.#nodes.map(async ({ url }) => {
        const socket = await connectViewer(url)
        const cells = new Map<number, number>()
        applyCells(
          cells,
          (await ask<HeatSnapshot>(socket, 'watch', { topic: 'heat', service: 'telegram', resolution })).cells,
        )
        socket.disconnect()
        return cells
      }),
    )
  }

  async stop(): Promise<void> {
    for (const map of this.maps) map.close()
    await Promise.all(this.#nodes.map((node) => node.stop()))
  }
}

/** Anywhere on earth, or in one of a few places where many are; some don't say. */
function locationOf(who: number) {
  const random = new Random(who + 1)
  if (random.below(6) === 0) return null
  const [lat, lng] = [random.next(), random.next()]
  if (random.below(3) === 0) return { lat: lat * 170 - 85, lng: lng * 359 - 179.5 }
  return { lat: 50 + random.below(3) + lat / 4, lng: 10 + random.below(3) + lng / 4 }
}

/** The truth: what of the table of reports may be told on a map of this resolution. All of them are of one hour. */
async function tableCells(sql: Sql, resolution: Resolution): Promise<Map<number, number>> {
  const rows = await sql<{ cell: string; isRepeat: boolean }[]>`
    select to_hex(cell) as cell, row_number() over (partition by reporter) > 1 as "isRepeat" from reports
    where signal = 0 and cell is not null and service = (select id from services where slug = 'telegram')`
  expect(rows.filter(({ isRepeat }) => isRepeat).length).toBeGreaterThan(20)
  return toldOfReports(
    rows.map(({ cell, isRepeat }): Located => ({ cell: cellToOrdinal(cell, FINEST), isRepeat })),
    resolution,
  )
}

/** [place, here, there] where they differ. */
function differences(here: [number, number][], there: [number, number][]): [number, number, number][] {
  const [one, other] = [new Map(here), new Map(there)]
  const places = [...new Set([...one.keys(), ...other.keys()])]
  return places
    .map((place): [number, number, number] => [place, one.get(place) ?? 0, other.get(place) ?? 0])
    .filter(([, a, b]) => a !== b)
}

const sorted = (cells: Map<number, number>) => [...cells].sort(([a], [b]) => a - b)

it.each(SEEDS)(
  '[L5] [D1] client cells = node cells = count(*) after history %i',
  async (seed) => {
    const database = await freshDatabase()
    const sql = connect(database.url, { max: 1, name: 'test' })
    const history = new History(seed, database.url, sql)
    try {
      await history.start()
      for (let step = 0; step < STEPS; step++) await history.step()
      await history.settle()

      const ids = new Set((await sql<{ id: string }[]>`select id from reports`).map((row) => row.id))
      expect(history.accepted.length).toBeGreaterThan(100)
      expect(history.accepted.filter((id) => !ids.has(id))).toEqual([])
      for (const resolution of RESOLUTIONS) {
        const truth = sorted(await tableCells(sql, resolution))
        const ofClients = () =>
          history.maps.filter((map) => map.resolution === resolution).map((map) => sorted(map.cells))
        const nodesSee = async () =>
          (await history.nodeCells(resolution)).map((cells) => differences(sorted(cells), truth))
        await until(
          () => ofClients().every((cells) => JSON.stringify(cells) === JSON.stringify(truth)),
          () => ({ resolution, wrong: ofClients().map((cells) => differences(cells, truth)) }),
        ).catch(async (error: Error) => {
          throw new Error(`${error.message}; told anew: ${JSON.stringify(await nodesSee())}`)
        })
        for (const cells of await history.nodeCells(resolution)) expect(sorted(cells)).toEqual(truth)
      }
    } finally {
      await history.stop()
      await disconnect(sql)
      await database.drop()
    }
  },
  180_000,
)
