import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOUR, wallClock } from '../../server/clock.ts'
import { cellToOrdinal, FINEST, type Resolution } from '../../server/contract/grid.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import type { Outcome } from '../../server/replay/expect/evaluator.ts'
import { openNode, type NodeOptions, type ReplayNode } from '../../server/replay/node.ts'
import { play } from '../../server/replay/player.ts'
import type { Progress } from '../../server/replay/progress.ts'
import { readScenario } from '../../server/replay/readScenario.ts'
import type { Event, Scenario } from '../../server/replay/scenario.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { until, WatchedMap } from '../setup/node.ts'
import { toldOf } from '../setup/told.ts'

/** Beside these, two-towns is played by the command's own test, and the founding night by hand: it takes a minute. */
const NAMES = [
  'cloud-2025-10-20',
  'mobile-2020-06-15',
  'isp-2022-07-08',
  'brigade',
  'quiet-month',
  'tiny-2022-10-20',
  'first-evening',
]
const PATIENCE = 240_000

const read = (name: string) => readScenario(`tests/scenarios/${name}.json`)

type Database = Pick<NodeOptions, 'databaseUrl' | 'restartDatabase'>

async function staged<T>(scenario: Scenario, database: Database, body: (node: ReplayNode) => Promise<T>): Promise<T> {
  const node = await openNode(scenario, { ...database, port: 0, logLevel: 'silent' })
  return body(node).finally(() => node.close())
}

function asFastAsItGoes(node: ReplayNode) {
  const events: Event[] = []
  const progress: Progress = {
    history: () => {},
    playing: () => {},
    statement: () => {},
    event: (event) => void events.push(event),
    late: () => {},
  }
  return { events, options: { node, progress, signal: new AbortController().signal, speed: Infinity, wall: wallClock } }
}

const failed = (outcomes: readonly Outcome[]) => outcomes.filter(({ isMet }) => !isMet)

describe.concurrent('a scenario comes out as expected, and its counts are exact:', () => {
  it.each(NAMES)(
    '[R1] [R4] [V18] [V20] [V27] %s',
    async (name) => {
      const scenario = await read(name)
      const database = await freshDatabase()
      const outcomes = await staged(scenario, { databaseUrl: database.url }, (node) =>
        play(scenario, asFastAsItGoes(node).options),
      )
      expect(failed(outcomes)).toEqual([])
      expect(outcomes).toHaveLength(scenario.expect.length + 2)
      await database.drop()
    },
    PATIENCE,
  )
})

/** A database that is this test's own, so that it can be stopped. */
async function withDatabase<T>(body: (database: Required<Database>) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'outcry-scenarios-'))
  const database = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
  try {
    return await body({ databaseUrl: database.url, restartDatabase: database.restart })
  } finally {
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
}

/** What the reports of a scenario's last hour make of the map of all services, from the table alone. */
async function cellsIn(databaseUrl: string, { end }: Scenario, resolution: Resolution): Promise<Map<number, number>> {
  const sql = connect(databaseUrl, { max: 1, name: 'test' })
  const rows = await sql<{ service: number; cell: string }[]>`
    select service, to_hex(cell) as cell from reports
    where signal = 0 and cell is not null and observed_at >= ${new Date(end - HOUR)}`
  await disconnect(sql)
  const byService = new Map<number, number[]>()
  for (const { service, cell } of rows)
    byService.set(service, [...(byService.get(service) ?? []), cellToOrdinal(cell, FINEST)])
  const cells = new Map<number, number>()
  for (const ordinals of byService.values())
    for (const [place, n] of toldOf(ordinals, resolution)) cells.set(place, (cells.get(place) ?? 0) + n)
  return cells
}

describe('a database restarted in the middle of an outage', () => {
  it(
    '[D1] [R8] [V20] [V23] loses nothing that was confirmed, and the outage goes on as the same incident',
    () =>
      withDatabase(async (database) => {
        const scenario = await read('database-restart')
        await staged(scenario, database, async (node) => {
          const { events, options } = asFastAsItGoes(node)
          expect(failed(await play(scenario, options))).toEqual([])
          expect(events).toEqual(scenario.events)
        })
      }),
    PATIENCE,
  )

  it(
    '[L4] [L5] [R8] leaves the map of somebody who watches exact',
    () =>
      withDatabase(async (database) => {
        const whole = await read('database-restart')
        const end = whole.events.at(-1)!.at + 2 * 60_000
        const phases = whole.phases
          .filter(({ from }) => from < end)
          .map((phase) => ({ ...phase, to: Math.min(phase.to, end) }))
        const scenario = { ...whole, end, phases, historyDays: 0, expect: [] }
        await staged(scenario, database, async (node) => {
          const map = await WatchedMap.open(node.url, '*', 3)
          expect(failed(await play(scenario, asFastAsItGoes(node).options))).toEqual([])
          const expected = await cellsIn(database.databaseUrl, scenario, 3)
          expect(expected.size).toBeGreaterThan(50)
          const isSame = () =>
            map.cells.size === expected.size && [...expected].every(([cell, n]) => map.cells.get(cell) === n)
          await until(isSame, () => ({
            shown: map.total,
            cells: map.cells.size,
            stored: [...expected.values()].reduce((a, b) => a + b),
            expected: expected.size,
          }))
          map.close()
        })
      }),
    PATIENCE,
  )
})
