import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import type { Explain, ServiceDetail } from '../../server/contract/service.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { get, send, startNode, TOKEN, until, type TestNode } from '../setup/node.ts'

const NOON = Date.UTC(2026, 0, 15, 12)
const QUIET = 100

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
const clock = new ScenarioClock(NOON + 5_000)

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

interface Said {
  reporter: string
  network?: string
  service?: string
  signal?: string
  /** Minutes after noon. */
  minute: number
}

async function report(said: Said[]): Promise<void> {
  const lines = said.map(({ reporter, network, service = 'telegram', signal = 'problem', minute }) =>
    JSON.stringify({
      ...{ service, signal, reporter, network, location: { country: 'DE' } },
      observedAt: new Date(NOON + minute * MINUTE + 1_000).toISOString(),
    }),
  )
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${TOKEN}` }
  const { body } = await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), headers)
  expect(body).toEqual({ accepted: said.length, duplicates: 0, faults: [] })
}

const detail = () => get<ServiceDetail>(`${node.url}/api/v1/services/telegram`)
const explain = (region: string) => get<Explain>(`${node.url}/api/v1/services/telegram/explain?region=${region}`)

async function judge(minute: number): Promise<void> {
  clock.advanceTo(NOON + (minute + 1) * MINUTE + 5_000)
  await until(async () => (await detail()).judgedAt === NOON + minute * MINUTE)
}

const people = (n: number, of: Omit<Said, 'reporter'>, name: string = String(of.minute)) =>
  Array.from({ length: n }, (_, i) => ({ reporter: `${name}-${i}`, ...of }))
const regions = ['world', 'DE']

it('[I12] tells every reason why reports were left out, by how much', async () => {
  await report([{ reporter: 'first', minute: 0 }])
  await judge(QUIET)
  const many = ['netflix', 'spotify', 'github', 'steam', 'discord'].map((service) => {
    return { reporter: 'many', service, minute: QUIET + 1 }
  })
  clock.advanceTo(NOON + (QUIET + 1) * MINUTE + 30_000)
  await report([
    ...people(60, { minute: QUIET + 1 }),
    ...people(12, { minute: QUIET + 1, network: 'crowded' }, 'crowd'),
    ...many,
    { reporter: 'many', minute: QUIET + 1 },
  ])
  await judge(QUIET + 1)
  clock.advanceTo(NOON + (QUIET + 17) * MINUTE + 30_000)
  await report(people(5, { minute: QUIET + 17 }, String(QUIET + 1)))
  await judge(QUIET + 17)
  await report(people(4, { minute: QUIET + 1 }, 'offline'))
  for (const region of regions)
    expect((await explain(region)).discarded).toEqual({ repeats: 5, sameNetwork: 10, fanOut: 0.5, late: 4, origin: 0 })
})

it('[V25] tells the networks and since when also once a region is major, and while it recovers', async () => {
  expect(await explain('world')).toMatchObject({ verdict: 'major', recoveringAt: null })
  // 60 people, one who names many services, four who were offline, and those of one network together.
  for (const region of regions) expect((await explain(region)).networks).toBe(66)
  let minute = QUIET + 17
  while ((await explain('world')).verdict === 'major' && minute < QUIET + 50) {
    minute++
    clock.advanceTo(NOON + minute * MINUTE + 30_000)
    await report(people(1, { minute, signal: 'recovered' }, `back-${minute}`))
    await judge(minute)
  }
  const why = await explain('world')
  expect(why).toMatchObject({ verdict: 'recovering', recoveringAt: NOON + minute * MINUTE, networks: 66 })
  const told = await detail()
  expect(told.verdicts.find(({ region }) => region === 'world')).toMatchObject({ recoveringAt: why.recoveringAt })
  const part = told.incident!.regions.find(({ region }) => region === 'world')
  expect(part).toMatchObject({ state: 'recovering', recoveringAt: why.recoveringAt })
  await judge(minute + 2)
  expect(await explain('world')).toMatchObject({ verdict: 'recovering', recoveringAt: why.recoveringAt })
}, 60_000)
