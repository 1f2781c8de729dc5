import { expect, it } from 'vitest'
import { MINUTE, minuteOf } from '../../server/clock.ts'
import { SIGNALS } from '../../server/contract/report.ts'
import { plan } from '../../server/replay/plan.ts'
import { readScenario } from '../../server/replay/readScenario.ts'
import { historyStart, type Scenario } from '../../server/replay/scenario.ts'
import { Random } from '../fuzz/random.ts'
import { World, type Row } from './world.ts'

const RESTARTS = 8

/** What a scenario's reports come to, by minute, service, country and signal. */
function rowsOf(scenario: Scenario): Row[] {
  const rows = new Map<string, Row>()
  for (const { minute, reports } of plan(scenario))
    for (const { report, country } of reports) {
      const signal = SIGNALS.indexOf(report.signal!)
      const name = `${minute} ${report.service} ${country} ${signal}`
      const row = rows.get(name) ?? { minute, service: report.service, country, signal, reports: 0 }
      row.reports++
      rows.set(name, row)
    }
  return [...rows.values()]
}

async function judged(world: World, minutes: readonly number[]) {
  for (const minute of minutes) {
    const engine = world.engine()
    world.clock.advanceTo((minute + 1) * MINUTE + 5_000)
    await world.judgedUntil(minute)
    await engine.close()
  }
  expect(world.faults).toEqual([])
  // What is usual is said anew each half hour of a key, and at once after a restart.
  const { incidents, updates } = await world.outcome()
  await world.close()
  return { incidents, updates }
}

/** A day of history is enough. */
it.each([
  ['mobile-2020-06-15', 1],
  ['cloud-2025-10-20', 32],
])(
  '[V22] a node restarted at any minutes of %s ends with the same incidents and causes',
  async (name, incidents) => {
    const scenario = { ...(await readScenario(`tests/scenarios/${name}.json`)), historyDays: 1 }
    const rows = rowsOf(scenario)
    const make = () => World.make(rows, minuteOf(historyStart(scenario)))
    const last = minuteOf(scenario.end) - 1
    const expected = await judged(await make(), [last])
    expect(expected.incidents).toHaveLength(incidents)
    const random = new Random(scenario.seed)
    const first = minuteOf(scenario.start)
    const restarts = Array.from({ length: RESTARTS }, () => first + random.below(last - first))
    const minutes = [...new Set(restarts)].sort((a, b) => a - b)
    expect(await judged(await make(), [...minutes, last])).toEqual(expected)
  },
  180_000,
)
