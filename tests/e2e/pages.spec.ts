import { faultsOf } from './accessibility.ts'
import { expect, test } from './outcry.ts'
import { address, post } from '../setup/node.ts'

const PLACES = [
  { lat: 52.52, lng: 13.4 },
  { lat: 35.69, lng: 51.39 },
  { lat: 55.75, lng: 37.62 },
  { lat: 65.0, lng: 179.95 },
  { lat: -16.5, lng: -179.98 },
]

async function someReports(url: string): Promise<void> {
  for (let i = 0; i < 30; i++)
    await post(url, { service: 'telegram', problem: 'connection', location: PLACES[i % PLACES.length] }, address(i))
}

for (const phone of [true, false])
  for (const theme of ['light', 'dark'] as const)
    test(`pages have no accessibility fault and no sideways scroll: ${phone ? 'phone' : 'desktop'}, ${theme}`, async ({
      node,
      person,
    }) => {
      await someReports(node.url)
      const page = await person({ phone, theme })
      for (const path of [
        ...['/', '/status/telegram', '/status/telegram/why', '/status/threema', '/status/threema/why'],
        ...['/status/no-such-service', '/incidents/1'],
      ]) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (path === '/status/telegram') await expect(page.getByText('30 reports in the last hour')).toBeVisible()
        expect(await faultsOf(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      }
    })

test('a service is found by alias, with the keyboard alone', async ({ person }) => {
  const page = await person()
  await page.goto('/')
  await expect(page.locator('html[data-live]')).toBeAttached()
  await page.keyboard.press('/')
  await page.keyboard.type('телеграм')
  await expect(page.getByRole('option', { name: /Telegram/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/status\/telegram$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Telegram')
})

test('a service that doesn’t exist is said so, with a way on', async ({ person }) => {
  const page = await person({ phone: true })
  const answer = await page.goto('/status/no-such-service')
  expect(answer!.status()).toBe(404)
  await expect(page.getByRole('combobox').first()).toBeVisible()
})

test('[U4] a lost connection is shown, and the figures are right after it', async ({ node, person }) => {
  const page = await person()
  await page.goto('/status/discord')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await page.context().setOffline(true)
  node.app.server.closeAllConnections()
  await expect(page.getByText(/Connecting again/).first()).toBeVisible({ timeout: 40_000 })
  await post(node.url, { service: 'discord', location: { country: 'DE' } }, address(7))
  await page.context().setOffline(false)
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour', { timeout: 20_000 })
})

test('[U4] what could not be loaded after the page is left out, and the rest goes on', async ({ node, person }) => {
  const page = await person({ worker: false })
  await page.route(/assets\/(AlertOptIn|EmbedAndApi|Talk)-/, (route) => route.abort())
  await page.goto('/status/slack')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await post(node.url, { service: 'slack', location: { country: 'DE' } }, address(8))
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
})

test('a refused report loses nothing: it is said so, and can be sent again', async ({ person }) => {
  const page = await person({ address: '198.51.100.61', worker: false })
  await page.goto('/status/telegram')
  await page.route('**/api/v1/reports', (route) => route.fulfill({ status: 503, json: { code: 'OVERLOADED' } }), {
    times: 1,
  })
  await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Can’t connect' }).click()
  const again = page.getByRole('dialog').getByRole('button', { name: /again/i })
  await expect(again).toBeVisible()
  await again.click()
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
  await expect(page.getByText('Can’t connect').first()).toBeVisible()
})

test('[M12] a report that didn’t reach the server waits, and gets through when it is tried again', async ({
  person,
}) => {
  const page = await person({ address: '198.51.100.62', worker: false })
  await page.goto('/status/telegram')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await page.route('**/api/v1/reports', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Can’t connect' }).click()
  await expect(dialog).toContainText('Kept: Can’t connect')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible()
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
})
