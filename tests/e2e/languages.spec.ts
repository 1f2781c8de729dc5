import type { Page } from '@playwright/test'
import { expect, PHONE, test } from './outcry.ts'
import { address, post } from '../setup/node.ts'

const noSidewaysScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('[H7] the browser’s language is spoken, another is chosen by its address and kept in every link', async ({
  node,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: node.url, locale: 'de-AT', timezoneId: 'Europe/Vienna' })
  const page = await context.newPage()
  await page.goto('/status/telegram')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Zu wenige Meldungen, um etwas über Telegram zu sagen',
  )
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en/status/telegram')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not enough reports to tell about Telegram')
  await expect(page.locator('html[data-live]')).toBeAttached()
  await page.getByRole('link', { name: 'Why this verdict?' }).click()
  await expect(page).toHaveURL('/en/status/telegram/why')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why this verdict?')
  await page.getByRole('link', { name: 'Outcry, home page' }).click()
  await expect(page).toHaveURL('/en')
  await context.close()
})

test('[H7] a page of another language loads no texts but its own', async ({ person }) => {
  const page = await person()
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto('/fa/status/telegram')
  await expect(page.locator('html[data-live]')).toBeAttached()
  expect(loaded.filter((path) => /\/(en|de|fr|es|ru|tr|ar)-(first|later)-[\w-]+\.js$/.test(path))).toEqual([])
  expect(loaded.some((path) => /\/fa-first-[\w-]+\.js$/.test(path))).toBe(true)
})

for (const phone of [true, false])
  test(`[H7] Persian runs from right to left and is reported in: ${phone ? 'phone' : 'desktop'}`, async ({
    node,
    browser,
  }) => {
    for (let i = 0; i < 8; i++)
      await post(node.url, { service: 'telegram', problem: 'login', location: { country: 'IR' } }, address(i))
    const context = await browser.newContext({
      baseURL: node.url,
      locale: 'fa-IR',
      timezoneId: 'Asia/Tehran',
      ...(phone && { viewport: PHONE }),
    })
    const page = await context.newPage()
    const logged: string[] = []
    page.on('console', (message) => ['warning', 'error'].includes(message.type()) && logged.push(message.text()))
    for (const path of ['/', '/status/telegram', '/status/telegram/why']) {
      await page.goto(path)
      await expect(page.locator('html[data-live]')).toBeAttached()
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      expect(await noSidewaysScroll(page)).toBeLessThanOrEqual(0)
    }
    await page.goto('/status/telegram')
    await expect(page.getByText('۸ گزارش در یک ساعت گذشته').first()).toBeVisible()
    await expect(page.getByText('ایران').first()).toBeVisible()
    await page.screenshot({ path: `test-results/fa-${phone ? 'phone' : 'desktop'}.png`, fullPage: true })
    await page.getByRole('button', { name: 'مشکل دارم' }).click()
    await page.getByRole('button', { name: 'ورود ممکن نیست' }).click()
    await expect(page.getByRole('heading', { name: 'فقط شما نیستید' })).toBeVisible()
    expect(logged).toEqual([])
    await context.close()
  })
