import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Batch } from '../../server/db/batches.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { readLive } from '../../server/db/rollups.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { PostgresRelay } from '../../server/live/postgresRelay.ts'
import type { Relay } from '../../server/live/relay.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { until } from '../setup/node.ts'
import { reportRow } from '../setup/rows.ts'

const NOW = Date.UTC(2026, 0, 15, 12)

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
const relays: Relay[] = []

beforeEach(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 4, name: 'test' })
  await ensurePartitions(sql, [Math.floor(NOW / 86_400_000)])
})
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()))
  await disconnect(sql)
  await database.drop()
})

/** Commits one batch of `size` reports about `service`. */
const commit = async (service: number, size = 1) =>
  (
    await commitBatch(
      sql,
      Array.from({ length: size }, () => reportRow({ observedAt: NOW, service })),
      NOW,
    )
  ).batch!

const cutListeners = () => sql`select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'outcry relay' and datname = current_database()`

/** What a node makes of the relay: how many reports it knows of each service, and how often it loaded. */
class Follower {
  readonly counts = new Map<number, number>()
  /** Services of the batches applied since the last load, in order. */
  applied: number[] = []
  loads = 0
  errors: unknown[] = []
  /** Awaited within each load, before and after it is read. */
  beforeLoad: () => Promise<unknown> = async () => {}
  duringLoad: () => Promise<unknown> = async () => {}
  /** Thrown by the next loads, one each. */
  readonly faults: Error[] = []
  readonly relay: Relay

  constructor(relay: Relay) {
    this.relay = relay
    relays.push(relay)
  }

  async start(): Promise<this> {
    await this.relay.start({
      load: () => this.#load(),
      apply: (batch) => {
        this.applied.push(batch.services[0]!)
        this.#count(batch)
      },
      onError: (error) => this.errors.push(error),
    })
    return this
  }

  count(service: number): number {
    return this.counts.get(service) ?? 0
  }

  async #load() {
    const fault = this.faults.shift()
    if (fault) throw fault
    await this.beforeLoad()
    const snapshot = await readLive(sql, 0, 0)
    await this.duringLoad()
    this.counts.clear()
    this.applied = []
    snapshot.batches.forEach((batch) => this.#count(batch))
    this.loads++
    return snapshot.seen
  }

  #count({ services }: Batch): void {
    for (const service of services) this.counts.set(service, this.count(service) + 1)
  }
}

const follower = (log = sql) => new Follower(new PostgresRelay(database.url, log))

/** A pool whose queries wait for a sign. */
function heldUp(sign: Promise<unknown>): Sql {
  const query = (strings: TemplateStringsArray, ...values: never[]) =>
    strings[0]!.startsWith('select') ? sign.then(() => sql(strings, ...values)) : sql(strings, ...values)
  return query as unknown as Sql
}

describe('a relay', () => {
  it('[L3] starts with what is there, and hands over every later batch', async () => {
    await commit(1, 3)
    const node = await follower().start()
    expect([node.count(1), node.loads]).toEqual([3, 1])
    await commit(1, 2)
    await until(
      () => node.count(1) === 5,
      () => node.count(1),
    )
    expect(node.applied).toEqual([1])
  })

  it('[L3] hands over each batch once that is committed while it loads, and in order', async () => {
    const node = follower()
    // Announced to the node, which listens already, and read by it as well.
    node.beforeLoad = () => commit(9)
    node.duringLoad = async () => {
      for (const service of [11, 12, 13]) await commit(service)
    }
    await commit(10)
    await node.start()
    await commit(14)
    await until(() => node.count(14) === 1)
    expect(node.applied).toEqual([11, 12, 13, 14])
    expect([9, 10, 11, 12, 13, 14].map((service) => node.count(service))).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('[L6] keeps the order when a batch must be read from the log, or comes in parts', async () => {
    const node = await follower().start()
    for (const [service, size] of [
      [1, 4_000],
      [2, 1],
      [3, 700],
      [4, 1],
    ] as const)
      await commit(service, size)
    await until(
      () => node.count(4) === 1,
      () => node.applied,
    )
    expect(node.applied).toEqual([1, 2, 3, 4])
    expect([1, 2, 3].map((service) => node.count(service))).toEqual([4_000, 1, 700])
  })

  it('[L4] loads anew when its connection is lost, and then misses and doubles nothing', async () => {
    const node = await follower().start()
    await commit(1)
    await cutListeners()
    await commit(2)
    await until(
      () => node.loads === 2 && node.count(2) === 1,
      () => [node.loads, node.count(2)],
    )
    await commit(3)
    await until(() => node.count(3) === 1)
    expect([1, 2, 3].map((service) => node.count(service))).toEqual([1, 1, 1])
  })

  it('[L4] is right in the end however often the connection is lost while others commit', async () => {
    const node = await follower().start()
    for (let round = 0; round < 3; round++) {
      const commits = Array.from({ length: 20 }, () => commit(7, 2))
      await cutListeners()
      await Promise.all(commits)
    }
    await until(
      () => node.count(7) === 120,
      () => node.count(7),
    )
    await commit(8)
    await until(() => node.count(8) === 1)
    expect(node.count(7)).toBe(120)
  })

  it('[L4] counts a batch once that it was still reading from the log when its connection was lost', async () => {
    let go = () => {}
    const node = await follower(heldUp(new Promise<void>((resolve) => (go = resolve)))).start()
    await commit(1, 4_000)
    await cutListeners()
    await until(() => node.loads === 2)
    go()
    await commit(2)
    await until(() => node.count(2) === 1)
    // What is read meanwhile is handed over, if at all, before a later query on the same pool is answered.
    await sql`select 1`
    expect([node.count(1), node.errors]).toEqual([4_000, []])
  })

  it('[L4] tries again when it cannot load', async () => {
    const node = follower()
    node.faults.push(new Error('not yet'), new Error('nor now'))
    await commit(1)
    await node.start()
    expect([node.loads, node.count(1)]).toEqual([1, 1])
    expect(node.errors.map(String)).toEqual(['Error: not yet', 'Error: nor now'])
  })

  it('[L4] loads anew when a batch of its own does not come back, and only then', async () => {
    const [lucky, unlucky] = [await follower().start(), await follower().start()]
    const early = await commit(1)
    await until(() => lucky.count(1) === 1)
    await lucky.relay.expect(early)
    await lucky.relay.expect(await commit(2))
    await until(() => lucky.count(2) === 1)
    await unlucky.relay.expect('999999')
    expect(unlucky.loads).toBe(1)
    await until(
      () => unlucky.loads === 2,
      () => unlucky.loads,
      15_000,
    )
    expect([unlucky.count(1), unlucky.count(2)]).toEqual([1, 1])
    expect(lucky.loads).toBe(1)
  })

  it('[L3] says when a batch of its own is applied', async () => {
    const node = await follower().start()
    for (const [service, size] of [
      [1, 1],
      [2, 700],
      [3, 1],
    ] as const) {
      await node.relay.expect(await commit(service, size))
      expect(node.count(service)).toBe(size)
    }
  })

  it('[L4] hands over nothing after its end, and leaves no connection behind', async () => {
    const node = await follower().start()
    await node.relay.close()
    await commit(1)
    const [{ open }] = await sql<[{ open: string }]>`select count(*) as open from pg_stat_activity
      where application_name = 'outcry relay' and datname = current_database()`
    expect([open, node.count(1), node.loads]).toEqual(['0', 0, 1])
  })

  it('[L5] tells every node the same', async () => {
    const nodes = await Promise.all([follower(), follower(), follower()].map((node) => node.start()))
    for (let i = 0; i < 20; i++) await commit(1 + (i % 3), 1 + (i % 4))
    await until(
      () => nodes.every((node) => node.applied.length === 20),
      () => nodes.map((node) => node.applied.length),
    )
    for (const node of nodes) {
      expect([...node.counts]).toEqual([...nodes[0]!.counts])
      expect(node.applied).toEqual(Array.from({ length: 20 }, (_, i) => 1 + (i % 3)))
    }
  })
})
