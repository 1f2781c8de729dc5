import { expect, it } from 'vitest'
import { applyCells, type HeatSnapshot } from '../../server/contract/frame.ts'
import { cellToOrdinal, FINEST, RESOLUTIONS, type Resolution } from '../../server/contract/grid.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, ask, connectViewer, post, until, WatchedMap } from '../setup/node.ts'
import { toldOf } from '../setup/told.ts'
import { startProcess, type NodeProcess } from '../setup/process.ts'
import { Random } from './random.ts'

const SERVICES = ['telegram', 'whatsapp', 'signal'] as const
const STEPS = 60
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

  #report(count: number): void {
    for (let i = 0; i < count; i++) {
      const node = this.#random.pick(this.#nodes)
      const location = this.#location()
      const signal = this.#random.below(8) === 0 ? 'working' : 'problem'
      const report = { service: this.#random.pick(SERVICES), signal, ...(this.#random.below(6) > 0 && { location }) }
      const posted = post<ReportReceipt>(node.url, report, address(this.#random.below(3_000)))
      // A node that is killed answers nothing: then nothing was promised.
      this.#posting.push(
        posted.then(
          ({ status, body }) => void (status === 201 && this.accepted.push(body.id!)),
          () => {},
        ),
      )
    }
  }

  /** Anywhere on earth, or in one of a few places where many are. */
  #location() {
    const [lat, lng] = [this.#random.next(), this.#random.next()]
    if (this.#random.below(3) === 0) return { lat: lat * 170 - 85, lng: lng * 359 - 179.5 }
    return { lat: 50 + this.#random.below(3) + lat / 4, lng: 10 + this.#random.below(3) + lng / 4 }
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

/** The truth: what of the table of reports may be told on a map of this resolution. */
async function tableCells(sql: Sql, resolution: Resolution): Promise<Map<number, number>> {
  const rows = await sql<{ cell: string }[]>`
    select to_hex(cell) as cell from reports
    where signal = 0 and cell is not null and service = (select id from services where slug = 'telegram')`
  const ordinals = rows.map(({ cell }) => cellToOrdinal(cell, FINEST))
  return toldOf(ordinals, resolution)
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
        await until(
          () => ofClients().every((cells) => JSON.stringify(cells) === JSON.stringify(truth)),
          () => resolution,
        )
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
