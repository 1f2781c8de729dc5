import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, minuteOf, wallClock } from '../../server/clock.ts'
import { SIGNALS } from '../../server/contract/report.ts'
import type { ServiceDetail } from '../../server/contract/service.ts'
import type { Incident } from '../../server/contract/verdict.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import type { Outcome } from '../../server/replay/expect/evaluator.ts'
import { openNode, type ReplayNode } from '../../server/replay/node.ts'
import { plan } from '../../server/replay/plan.ts'
import { play } from '../../server/replay/player.ts'
import type { Playing, Progress } from '../../server/replay/progress.ts'
import { readScenario } from '../../server/replay/readScenario.ts'
import type { Scenario } from '../../server/replay/scenario.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { get, post } from '../setup/node.ts'
import { NOON, scenarioOf } from './scenarios.ts'

const open: { node: ReplayNode; database: FreshDatabase }[] = []
afterEach(async () => {
  for (const { node, database } of open.splice(0)) {
    await node.close()
    await database.drop()
  }
})

async function stage(scenario: Scenario) {
  const database = await freshDatabase()
  const node = await openNode(scenario, { databaseUrl: database.url, port: 0, logLevel: 'silent' })
  open.push({ node, database })
  return { node, database }
}

/** Notes what there is to see; `onMinute` may do something after each. */
function watcher(onMinute: (playing: Playing) => void = () => {}) {
  const seen = { statements: [] as string[], minutes: 0, last: 0 }
  const progress: Progress = {
    history: () => {},
    playing: (playing) => {
      if (minuteOf(playing.time) === seen.last) return
      seen.last = minuteOf(playing.time)
      seen.minutes++
      onMinute(playing)
    },
    statement: ({ text }) => void seen.statements.push(text),
    event: () => {},
    late: () => {},
  }
  return { seen, progress }
}

const never = new AbortController().signal
const asFastAsItGoes = (node: ReplayNode, progress: Progress, signal = never) => {
  return { node, progress, signal, speed: Infinity, wall: wallClock }
}

const failed = (outcomes: readonly Outcome[]) => outcomes.filter(({ isMet }) => !isMet)

/** Ten minutes of trouble in Germany, thirty reports in each. */
const TROUBLE = scenarioOf({
  end: NOON + 10 * MINUTE,
  phases: [{ service: 'telegram', regions: ['DE'], from: NOON, to: NOON + 10 * MINUTE, perHour: 1_800 }],
})

/** How many reports there are by minute, service, country and signal. */
async function storedIn({ url }: FreshDatabase): Promise<Map<string, number>> {
  const sql = connect(url, { max: 1, name: 'test' })
  const rows = await sql<{ minute: number; slug: string; country: string; signal: number; n: number }[]>`
    select floor(extract(epoch from observed_at) / 60)::integer as minute, s.slug, r.country, r.signal,
      count(*)::integer as n
    from reports r join services s on s.id = r.service group by 1, 2, 3, 4`
  await disconnect(sql)
  return new Map(rows.map(({ minute, slug, country, signal, n }) => [`${minute} ${slug} ${country} ${signal}`, n]))
}

function plannedIn(scenario: Scenario): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { minute, reports } of plan(scenario))
    for (const { report, country } of reports) {
      const key = `${minute} ${report.service} ${country} ${SIGNALS.indexOf(report.signal!)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

describe('a scenario', () => {
  it('[R1] comes out exactly: every report is stored once, in its minute and country, and told by the API', async () => {
    const scenario = await readScenario('tests/scenarios/two-towns.json')
    const { node, database } = await stage(scenario)
    const { seen, progress } = watcher()
    const outcomes = await play(scenario, asFastAsItGoes(node, progress))
    expect(failed(outcomes)).toEqual([])
    expect(outcomes).toHaveLength(scenario.expect.length + 2)
    expect(await storedIn(database)).toEqual(plannedIn(scenario))
    expect(seen).toMatchObject({ minutes: 20, statements: [scenario.statements[0]!.text] })
  }, 60_000)

  it('[M14] has its statements told by the node, from their minute on', async () => {
    const said = { service: 'telegram', at: NOON + 2 * MINUTE, by: 'Telegram', text: 'We know.', cause: 'power' }
    const scenario: Scenario = { ...TROUBLE, end: NOON + 4 * MINUTE, statements: [said] }
    const { node } = await stage(scenario)
    const told: Promise<[minute: number, text: string | undefined]>[] = []
    const { progress } = watcher(({ time }) => {
      const asked = get<ServiceDetail>(`${node.url}/api/v1/services/telegram`)
      told.push(asked.then(({ statement }) => [time, statement?.text]))
    })
    await play(scenario, asFastAsItGoes(node, progress))
    const { statement } = await get<ServiceDetail>(`${node.url}/api/v1/services/telegram`)
    expect(statement).toMatchObject({ at: said.at, by: 'Telegram', text: 'We know.', cause: 'power', url: null })
    for (const [time, text] of await Promise.all(told)) if (time < said.at) expect(text).toBeUndefined()
  }, 60_000)

  it('[R1] with anything the plan has not is not exact, and says what differs', async () => {
    const { node } = await stage(TROUBLE)
    const byHand: Promise<unknown>[] = []
    const { progress } = watcher(({ time }) => {
      const report = { service: 'telegram', location: { country: 'FR' } }
      if (time === NOON + 3 * MINUTE) byHand.push(post(node.url, report, '192.0.2.1'))
    })
    const [differing, ...others] = failed(await play(TROUBLE, asFastAsItGoes(node, progress)))
    await Promise.all(byHand)
    expect(others).toEqual([])
    expect(differing).toMatchObject({
      expected: 'counts told by the API equal the reports that were sent',
      found: expect.stringMatching(/telegram at 2026-03-02 12:09: .*FR 1 instead of 0/),
    })
  }, 60_000)

  it('[R4] fails where an expectation does, and only there', async () => {
    const count = { kind: 'count', service: 'telegram', region: 'DE' } as const
    const scenario: Scenario = {
      ...TROUBLE,
      expect: [
        { ...count, count: { atLeast: 100 }, at: NOON + 9 * MINUTE },
        { ...count, count: { atMost: 100 }, at: NOON + 9 * MINUTE },
        { ...count, count: { atLeast: 100 }, never: true },
      ],
    }
    const { node } = await stage(scenario)
    const outcomes = await play(scenario, asFastAsItGoes(node, watcher().progress))
    expect(outcomes.map(({ isMet }) => isMet)).toEqual([true, false, false, true, true])
    const germans = [...plan(scenario)].map(({ reports }) => reports.filter(({ country }) => country === 'DE').length)
    const sums = germans.map((_, i) => germans.slice(0, i + 1).reduce((a, b) => a + b))
    const first = sums.findIndex((sum) => sum >= 100)
    expect(outcomes[2]!.found).toBe(`${sums[first]} at 2026-03-02 12:0${first}`)
  }, 60_000)

  it('[R5] at a set speed takes its time, and still comes out exactly', async () => {
    const scenario = { ...TROUBLE, end: NOON + 5 * MINUTE, phases: [{ ...TROUBLE.phases[0]!, to: NOON + 5 * MINUTE }] }
    const { node, database } = await stage(scenario)
    const before = performance.now()
    const outcomes = await play(scenario, { ...asFastAsItGoes(node, watcher().progress), speed: 300 })
    expect(performance.now() - before).toBeGreaterThan(850)
    expect(failed(outcomes)).toEqual([])
    expect(await storedIn(database)).toEqual(plannedIn(scenario))
  }, 60_000)

  it('[R5] judges nothing before the history is all there', async () => {
    const quiet = { service: 'telegram', region: 'DE', perHour: 30, shape: 'flat' as const }
    const outage = { from: NOON - 20 * HOUR, to: NOON - 18 * HOUR, perHour: 900, ramp: 10 * MINUTE }
    const scenario: Scenario = {
      ...scenarioOf({ historyDays: 2, background: [quiet], end: NOON + 2 * MINUTE }),
      phases: [{ service: 'telegram', regions: ['DE'], ...outage }],
      expect: [{ kind: 'incidents', service: 'telegram', incidents: 1, from: NOON - 47 * HOUR }],
    }
    const { node } = await stage(scenario)
    const outcomes = await play(scenario, asFastAsItGoes(node, watcher().progress))
    expect(failed(outcomes)).toEqual([])
    const { startedAt } = (await get<{ incidents: Incident[] }>(`${node.url}/api/v1/incidents`)).incidents[0]!
    expect(Math.abs(startedAt - outage.from)).toBeLessThan(15 * MINUTE)
  }, 60_000)

  it('[R6] ends at once when it is told to', async () => {
    const { node } = await stage(TROUBLE)
    const stop = new AbortController()
    const { seen, progress } = watcher(() => seen.minutes === 3 && stop.abort())
    await expect(play(TROUBLE, asFastAsItGoes(node, progress, stop.signal))).rejects.toThrow(/abort/i)
    expect(seen.minutes).toBe(3)
  }, 60_000)
})
