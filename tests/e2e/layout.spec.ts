import type { Page } from '@playwright/test'
import { address, post } from '../setup/node.ts'
import { expect, test } from './outcry.ts'
import { OUTAGE, say } from './saying.ts'

/** As a slow phone network has it: 1.6 Mbit/s, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
/** What web.dev calls good is 0.1; half of that is hardly seen. */
const MOST_SHIFT = 0.05

interface Shift {
  value: number
  what: string[]
}

/** Every shift of the layout that nobody caused, with what moved. */
function watchShifts(): void {
  const shifts: Shift[] = []
  Object.assign(globalThis, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
    })[]) {
      const what = entry.sources.map(({ node, previousRect: a, currentRect: b }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return `${element?.tagName}.${element?.className} ${a.y},${a.height} → ${b.y},${b.height}`
      })
      if (!entry.hadRecentInput) shifts.push({ value: entry.value, what })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

async function slowed(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', SLOW)
  await page.addInitScript(watchShifts)
}

test('[U10] nothing moves while a page comes over a slow network', async ({ database, node, person }) => {
  for (let i = 0; i < 12; i++)
    await post(node.url, { service: 'telegram', problem: 'login', location: { country: 'DE' } }, address(i))
  await say(database.url, OUTAGE, 40)
  for (const path of ['/', '/status/telegram', '/status/signal']) {
    const page = await person({ phone: true, worker: false })
    await slowed(page)
    await page.goto(path)
    await page.locator('html[data-live]').waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    await expect(page.getByText('Live', { exact: true }).first()).toBeAttached()
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts)
    const total = shifts.reduce((sum, { value }) => sum + value, 0)
    expect([path, total > MOST_SHIFT ? shifts : []]).toEqual([path, []])
  }
})
