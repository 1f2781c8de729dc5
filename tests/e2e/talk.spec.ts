import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { startNode, address, post, type TestNode } from '../setup/node.ts'
import { expect, test as base } from './outcry.ts'
import { OUTAGE, say } from './saying.ts'

const ADMIN = 'an-admin-token-for-tests'

/** With administration on. */
const test = base.extend<{ node: TestNode }>({
  node: async ({ database }, use) => {
    const node = await startNode(database.url, {}, { ADMIN_TOKEN: ADMIN })
    await use(node)
    await node.close()
  },
})

async function admin<T>(node: TestNode, method: string, path: string, body?: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  return (await (await fetch(`${node.url}/api/v1/admin${path}`, { method, headers, ...init })).json()) as T
}

/** Until the worker has taken over the page and kept it. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const kept = async (name: string) =>
          (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
        const [pages, assets] = [await kept('outcry.pages.v1'), await kept('outcry.assets.v1')]
        const scripts = [...document.querySelectorAll('script[src^="/assets/"]')].map((one) => one.getAttribute('src')!)
        return pages.includes(location.pathname) && scripts.every((path) => assets.includes(path))
      }),
    )
    .toBe(true)
}

async function reportOffline(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Can’t connect' }).click()
  await expect(page.getByRole('dialog')).toContainText('You’re offline')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

interface Stored {
  signal: number
  observed: number
  received: number
}

async function stored(databaseUrl: string): Promise<Stored[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const rows = await sql<Stored[]>`
    select signal, extract(epoch from observed_at)::double precision * 1000 as observed,
      extract(epoch from received_at)::double precision * 1000 as received from reports`
  await sql.end()
  return [...rows]
}

test('[M12] [M13] a report made offline is kept over a reload, sent once with its time, and shown as late', async ({
  database,
  node,
  person,
}) => {
  await post(node.url, { service: 'telegram', location: { country: 'FR' } }, address(1))
  const page = await person({ address: '198.51.100.71', phone: true })
  await page.goto('/status/telegram')
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
  await settled(page)

  await page.context().setOffline(true)
  const before = Date.now()
  await reportOffline(page)
  const after = Date.now()
  const kept = page.getByTestId('kept')
  await expect(kept).toContainText(/Kept: Can’t connect, Telegram, \d\d:\d\d\. It’s sent when you’re back online\./)

  await page.reload()
  await expect(kept).toContainText('Kept: Can’t connect')
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
  await expect(page.getByText(/(As of|Figures from) \d\d:\d\d/).first()).toBeVisible()
  expect(await stored(database.url)).toHaveLength(1)

  await page.context().setOffline(false)
  await expect(page.getByTestId('sentLate')).toContainText('Sent: Can’t connect, Telegram.', { timeout: 20_000 })
  await expect(kept).toHaveCount(0)
  await page.reload()
  await expect(page.getByTestId('lastHour')).toContainText('2 reports in the last hour')
  await expect(kept).toHaveCount(0)
  const late = (await stored(database.url)).filter(({ received }) => received >= after)
  expect(late).toHaveLength(1)
  expect(late[0]!.observed).toBeGreaterThanOrEqual(before)
  expect(late[0]!.observed).toBeLessThanOrEqual(after)
})

test('[M12] "Works for me" without a network is kept, shown, may be taken back, and is sent once', async ({
  database,
  person,
}) => {
  const page = await person({ address: '198.51.100.73', phone: true })
  await page.goto('/status/telegram')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await settled(page)
  await page.context().setOffline(true)
  const works = page.getByRole('button', { name: 'Works for me' })
  const kept = page.getByTestId('kept')
  await works.click()
  await expect(kept).toContainText(/Kept: Works for me, Telegram, \d\d:\d\d\./)
  await expect(page.getByText('Kept on this device with its time').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kept', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await kept.getByRole('button', { name: 'Discard' }).click()
  await expect(kept).toHaveCount(0)

  const before = Date.now()
  await works.click()
  await expect(kept).toHaveCount(1)
  const after = Date.now()
  // On a page loaded anew nothing is known of it but what waits.
  await page.reload()
  await expect(kept).toContainText('Kept: Works for me')
  await works.click()
  await expect(page.getByRole('button', { name: 'Kept', exact: true })).toBeVisible()
  await expect(kept).toHaveCount(1)

  await page.context().setOffline(false)
  await expect(page.getByTestId('sentLate')).toContainText('Sent: Works for me, Telegram.', { timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Counted' })).toBeVisible()
  const [only, ...others] = await stored(database.url)
  expect(others).toEqual([])
  expect(only).toMatchObject({ signal: 1 })
  expect(only!.observed).toBeGreaterThanOrEqual(before)
  expect(only!.observed).toBeLessThanOrEqual(after)
})

test('[M12] a kept report that is taken back is never sent', async ({ database, person }) => {
  const page = await person({ address: '198.51.100.72' })
  await page.goto('/status/telegram')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await settled(page)
  await page.context().setOffline(true)
  await reportOffline(page)
  await page.getByTestId('kept').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByTestId('kept')).toHaveCount(0)
  await page.context().setOffline(false)
  await page.reload()
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  expect(await stored(database.url)).toEqual([])
})

test('[M13] with a network the page is what the server says now', async ({ node, person }) => {
  const page = await person()
  await page.goto('/status/telegram')
  await settled(page)
  await post(node.url, { service: 'telegram', location: { country: 'FR' } }, address(2))
  await page.reload()
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
})

test('[M4] [M5] [M6] a word is added after the two taps; a harmless one is shown, another when the operator says so', async ({
  node,
  person,
}) => {
  const reader = await person({ address: '192.0.2.80' })
  await reader.goto('/status/telegram')
  const comments = reader.getByTestId('comments')
  await expect(comments).toContainText('Nobody has added a word yet.')

  const say = async (address: string, text: string, answer: string) => {
    const page = await person({ address, phone: true })
    await page.goto('/status/telegram')
    await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Can’t connect' }).click()
    await sheet.getByRole('button', { name: 'Add a word' }).click()
    await sheet.getByRole('textbox').fill(text)
    await sheet.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(sheet.getByRole('status')).toHaveText(answer)
    return page
  }
  const teller = await say(
    '198.51.100.81',
    '<b>Ticks</b> stay grey since noon',
    'Thank you. It can be read on this page.',
  )
  await teller.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(teller.getByTestId('comments')).toContainText('<b>Ticks</b> stay grey since noon')
  await expect(teller.getByTestId('comments')).toContainText('Can’t connect')
  await say('198.51.100.82', 'Fix it at helpdesk.example.com', 'Thank you. Somebody looks at it before it is shown.')

  await reader.reload()
  await expect(comments).toContainText('Ticks')
  await expect(comments).not.toContainText('helpdesk')
  const [held] = (await admin<{ comments: { id: string }[] }>(node, 'GET', '/comments?state=held')).comments
  await admin(node, 'PATCH', `/comments/${held!.id}`, { state: 'shown' })
  await reader.reload()
  await expect(comments).toContainText('helpdesk')
  await admin(node, 'PATCH', `/comments/${held!.id}`, { state: 'hidden', reason: 'a trap' })
  await reader.reload()
  await expect(comments).toContainText('Ticks')
  await expect(comments).not.toContainText('helpdesk')
})

test('[M2] a provider’s statement appears on the page while it is looked at', async ({ node, person }) => {
  const page = await person()
  await page.goto('/status/telegram')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await admin(node, 'POST', '/statements', {
    service: 'telegram',
    by: 'Telegram',
    text: 'Servers overheated after a power failure. <script>alert(1)</script>',
    url: 'https://example.org/status/1',
    cause: 'power failure',
  })
  const statement = page.getByTestId('statement')
  await expect(statement.getByRole('heading')).toHaveText('Telegram says')
  await expect(statement).toContainText('<script>alert(1)</script>')
  await expect(statement).toContainText('Cause given: power failure')
  await expect(statement.getByRole('link')).toHaveAttribute('href', 'https://example.org/status/1')
})

test('[M2] an incident’s page tells what the provider and the operator said meanwhile', async ({
  database,
  node,
  person,
}) => {
  await say(database.url, OUTAGE, 40)
  await admin(node, 'POST', '/statements', { service: 'telegram', by: 'Telegram', text: 'Servers overheated.' })
  await admin(node, 'POST', '/incidents/7/notes', { text: 'We watch whether messages arrive.' })
  const page = await person()
  await page.goto('/incidents/7')
  await expect(page.locator('html[data-live]')).toBeAttached()
  await expect(page.getByTestId('statement')).toContainText('Servers overheated.')
  await expect(page.getByText('We watch whether messages arrive.')).toBeVisible()
})

test('[M11] whoever reported is asked later whether it is back, once, and answers with one tap', async ({ person }) => {
  const page = await person({ address: '198.51.100.91' })
  await page.clock.install()
  await page.goto('/status/telegram')
  await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Can’t connect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  const question = page.getByTestId('back')
  await expect(question).toHaveCount(0)
  await page.clock.fastForward('31:00')
  await expect(question).toContainText('Is Telegram back for you?')
  await question.getByRole('button', { name: 'Not yet' }).click()
  await expect(question).toHaveCount(0)
  await page.clock.fastForward('31:00')
  await question.getByRole('button', { name: 'Yes, it’s back' }).click()
  await expect(page.getByText('1 says it’s back')).toBeVisible()
  await expect(question).toHaveCount(0)
})
