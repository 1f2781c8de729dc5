import { DESKTOP, expect, PHONE, test } from './outcry.ts'
import { address, post } from '../setup/node.ts'

for (const phone of [true, false])
  test(`[H5] without a script the verdict is read and a report sent: ${phone ? 'phone' : 'desktop'}`, async ({
    node,
    browser,
  }) => {
    for (let i = 0; i < 20; i++)
      await post(node.url, { service: 'telegram', problem: 'login', location: { country: 'IR' } }, address(i))
    const context = await browser.newContext({
      baseURL: node.url,
      javaScriptEnabled: false,
      locale: 'en-GB',
      viewport: phone ? PHONE : DESKTOP,
      extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.44' },
    })
    const page = await context.newPage()
    await page.goto('/')
    await page
      .getByRole('link', { name: /^Telegram/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not enough reports to tell about Telegram')
    await expect(page.getByRole('row', { name: /Iran/ })).toContainText('20')
    await expect(page.getByText('Can’t log in · 100%')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.screenshot({ path: `test-results/plain-${phone ? 'phone' : 'desktop'}.png`, fullPage: true })

    await page.getByRole('combobox', { name: 'Problem' }).selectOption('Can’t connect')
    await page.getByRole('combobox', { name: 'Country' }).selectOption('Iran')
    await page.getByRole('button', { name: 'I have a problem with Telegram' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not just you')
    await expect(page.getByText('You and 20 others in Iran reported problems in the last hour.')).toBeVisible()
    await page.screenshot({ path: `test-results/reported-${phone ? 'phone' : 'desktop'}.png` })
    await page.getByRole('link', { name: 'What is reported about Telegram now' }).click()
    // A page is kept for a second.
    await expect(async () => {
      await page.reload()
      expect(await page.getByText('21 reports in the last hour').count()).toBeGreaterThan(0)
    }).toPass()
    await context.close()
  })
