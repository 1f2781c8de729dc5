import { Line } from '../setup/line.ts'
import { startNode } from '../setup/node.ts'
import { expect, test as base } from './outcry.ts'

/** The node's way to its database can be cut. */
const test = base.extend<{ line: Line }>({
  line: async ({ database }, use) => {
    const line = await Line.to(database.url)
    await use(line)
    line.close()
  },
  node: async ({ database, line }, use) => {
    const node = await startNode(line.through(database.url))
    await use(node)
    await node.close()
  },
})

const FAILED = 'This page could not be loaded'
/** Between two attempts, and some time for the second. */
const PATIENCE = { timeout: 15_000 }

test('[D3] a page that could not be loaded is there soon after the database is back, whoever came how', async ({
  person,
  line,
}) => {
  const linked = await person()
  await linked.goto('/')
  await expect(linked.locator('html[data-live]')).toBeAttached()
  line.cut()
  await linked.getByRole('link', { name: 'All incidents' }).click()
  const typed = await person()
  expect((await typed.goto('/incidents'))!.status()).toBe(503)
  for (const page of [linked, typed]) await expect(page.getByRole('heading', { level: 1 })).toHaveText(FAILED)
  line.mend()
  for (const page of [linked, typed])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents', PATIENCE)
})
