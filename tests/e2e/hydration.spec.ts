import type { Page } from '@playwright/test'
import { expect, test } from './outcry.ts'
import { address, post } from '../setup/node.ts'

/** What the page logs, and which of the API it fetches. */
function watched(page: Page) {
  const logged: string[] = []
  const fetched: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) logged.push(message.text())
  })
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) fetched.push(pathname + search)
  })
  return { logged, fetched }
}

/**
 * What no page is rendered with: the list to search, the visitor's country, the chart's usual, what people say and use,
 * when it happened before, and what a widget listens to.
 */
const COMES_LATER =
  /^\/api\/v1\/(services(\?region=\w\w|\/telegram\/(series|comments|alternatives)\b.*)?|incidents\?service=telegram&state=over&limit=4|stream\?service=telegram&region=world)$/

const isLive = (page: Page) => expect(page.locator('html[data-live]')).toBeAttached()

for (const phone of [true, false])
  test(`[H2] pages are taken over without a fault or a second fetch: ${phone ? 'phone' : 'desktop'}`, async ({
    node,
    person,
  }) => {
    for (let i = 0; i < 20; i++)
      await post(node.url, { service: 'telegram', location: { country: i % 2 ? 'IR' : 'DE' } }, address(i))
    const page = await person({ phone, theme: 'dark' })
    for (const path of [
      '/',
      '/status/telegram',
      '/status/telegram/why',
      '/status/no-such-service',
      '/incidents',
      '/incidents/1',
      '/privacy',
      '/embed',
      '/nothing',
    ]) {
      const { logged, fetched } = watched(page)
      const given = await page.goto(path)
      const title = /<h1[^>]*>(.*?)<\/h1>/.exec(await given!.text())?.[1]
      await isLive(page)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!)
      // A missing page is itself a fault to the browser.
      expect(logged.filter((text) => !text.includes('status of 404'))).toEqual([])
      expect(fetched.filter((one) => !COMES_LATER.test(one))).toEqual([])
      if (path === '/') expect(fetched).not.toContain('/api/v1/services')
      page.removeAllListeners('console')
    }
  })

test('[H2] what was typed before the script came is searched for', async ({ person }) => {
  const page = await person({ phone: true })
  let comes = () => {}
  const allowed = new Promise<void>((resolve) => (comes = resolve))
  await page.route('**/assets/*.js', (route) => allowed.then(() => route.continue()))
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('combobox').pressSequentially('telegr')
  comes()
  await expect(page.getByRole('option', { name: /Telegram/ })).toBeVisible()
  await expect(page.getByRole('combobox')).toHaveValue('telegr')
})
