import { afterAll, beforeAll, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import type { OverviewFrame, ServiceCounts, ServiceFrame } from '../../server/contract/events.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, ask, connectViewer, post, startNode, until, type TestNode, type ViewerSocket } from '../setup/node.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
const viewers: ViewerSocket[] = []

beforeAll(async () => {
  database = await freshDatabase()
  // Its clock stands still, so that nothing is judged meanwhile.
  node = await startNode(database.url, { clock: new ScenarioClock(Date.UTC(2026, 0, 15, 12)) })
})
afterAll(async () => {
  for (const viewer of viewers) viewer.disconnect()
  await node.close()
  await database.drop()
})

async function viewer(): Promise<ViewerSocket> {
  const socket = await connectViewer(node.url)
  viewers.push(socket)
  return socket
}

it('[S8] viewers are told again only what has changed, whoever comes meanwhile', async () => {
  const socket = await viewer()
  const overviews: OverviewFrame[] = []
  const counts: ServiceFrame[] = []
  socket.on('overview', (frame) => overviews.push(frame))
  socket.on('service', (frame) => counts.push(frame))
  await ask(socket, 'watch', { topic: 'overview' })
  await ask(socket, 'watch', { topic: 'service', service: 'telegram' })
  for (const n of [1, 2]) {
    await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(n))
    await until(() => overviews.length >= n && counts.length >= n)
    const other = await viewer()
    expect(await ask(other, 'watch', { topic: 'overview' })).toHaveProperty('incidents', [])
    expect(await ask(other, 'watch', { topic: 'service', service: 'telegram' })).toHaveProperty('verdicts', [])
  }
  expect(overviews.at(-1)!.services).toMatchObject([{ service: 'telegram', total: 2 }])
  expect(overviews.at(-1)).not.toHaveProperty('incidents')
  expect(counts.at(-1)).toMatchObject({ total: 2, regions: [['DE', 2]], areas: [] })
  for (const said of ['verdicts', 'incident', 'statement']) expect(counts.at(-1)).not.toHaveProperty(said)
})

it('[S8] who has what is said is not told it again, and hears all of it once it is another', async () => {
  const socket = await viewer()
  const service = 'telegram'
  const whole = await ask<ServiceCounts>(socket, 'watch', { topic: 'service', service })
  const page = (await (await fetch(`${node.url}/api/v1/services/${service}`)).json()) as ServiceCounts
  expect(page.saidAs).toBe(whole.saidAs)
  const again = await ask<ServiceFrame>(await viewer(), 'watch', { topic: 'service', service, known: page.saidAs })
  expect(again).toMatchObject({ service, total: whole.total })
  for (const said of ['saidAs', 'verdicts', 'incident', 'statement']) expect(again).not.toHaveProperty(said)
  const other = await ask<ServiceFrame>(await viewer(), 'watch', { topic: 'service', service, known: 'older' })
  expect(other).toHaveProperty('verdicts', whole.verdicts)
})
