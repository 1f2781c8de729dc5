import type { Page } from '@playwright/test'
import { address, post } from '../setup/node.ts'
import { faultsOf } from './accessibility.ts'
import { expect, test } from './outcry.ts'
import { OUTAGE, say } from './saying.ts'

const REPORT = 'I have a problem with Telegram'
const sheet = (page: Page) => page.getByRole('dialog')

async function expectSound(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

/** Until all that comes later has come. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('html[data-live]').waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
}

const quarterAgo = () => new Date(Math.floor(Date.now() / 900_000) * 900_000 - 900_000).toISOString().slice(0, 16)

for (const [phone, theme] of [
  [true, 'light'],
  [false, 'dark'],
] as const)
  test(`[U7] no state of a page has an accessibility fault: ${phone ? 'phone' : 'desktop'}, ${theme}`, async ({
    database,
    node,
    person,
  }) => {
    for (let i = 0; i < 12; i++)
      await post(node.url, { service: 'telegram', problem: 'login', location: { country: 'DE' } }, address(i))
    await say(database.url, OUTAGE, 40)
    const page = await person({ phone, theme, address: '198.51.100.40' })
    for (const path of ['/', '/incidents/7', '/status/telegram/why?region=IR']) {
      await visit(page, path)
      await expectSound(page)
    }

    await visit(page, `/status/telegram?t=${quarterAgo()}Z`)
    await expect(page.getByText('The map shows the past')).toBeVisible()
    await expectSound(page)
    await page.getByRole('button', { name: 'Keep this moment' }).click()
    await expect(page).toHaveURL(/\/snapshots\//)
    await expectSound(page)

    await visit(page, '/status/telegram')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('User reports indicate problems at Telegram')
    await expect(page.getByRole('heading', { name: 'What people say' })).toBeVisible()
    await expectSound(page)
    await page.getByRole('button', { name: REPORT }).first().click()
    await expect(sheet(page).getByRole('button', { name: 'Can’t connect' })).toBeVisible()
    await expectSound(page)
    await sheet(page).getByRole('button', { name: 'Can’t connect' }).click()
    await expect(sheet(page).getByRole('heading', { name: 'Not just you' })).toBeVisible()
    await expectSound(page)
  })

test('[U7] the page that answers a form has no accessibility fault', async ({ browser, node }) => {
  const context = await browser.newContext({ baseURL: node.url, javaScriptEnabled: false, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/status/telegram')
  await page.getByRole('button', { name: REPORT }).click()
  const { pathname, search } = new URL(page.url())
  expect(pathname).toBe('/status/telegram/reported')
  await context.close()
  const scripted = await browser.newPage({ baseURL: node.url, locale: 'en-GB' })
  await visit(scripted, pathname + search)
  await expectSound(scripted)
  await scripted.close()
})

test('[U8] a report is made with the keyboard alone, and the focus comes back to where it was', async ({ person }) => {
  const page = await person({ address: '198.51.100.41' })
  await visit(page, '/status/telegram')
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab')
    if (await page.getByRole('button', { name: REPORT }).first().evaluate(isFocused)) break
  }
  await page.keyboard.press('Enter')
  await expect(sheet(page).getByRole('heading')).toBeFocused()
  const choice = sheet(page).getByRole('button', { name: 'Can’t connect' })
  for (let i = 0; i < 12 && !(await choice.evaluate(isFocused)); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(sheet(page).getByRole('button', { name: 'Done' })).toBeVisible()
  await expect(sheet(page).getByRole('heading').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByRole('button', { name: REPORT }).first()).toBeFocused()
})

test('[U9] a page has one polite live region, and stands still for who wants no motion', async ({ person }) => {
  const page = await person()
  for (const path of ['/', '/status/telegram']) {
    await visit(page, path)
    await expect(page.locator('[aria-live=polite], [role=status]:not(dialog *)')).toHaveCount(1)
  }
  await page.getByRole('button', { name: REPORT }).first().click()
  await expect(sheet(page)).toBeVisible()
  const moving = () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 0)
  expect(await page.evaluate(`(${moving.toString()})().length`)).toBe(0)
})

const isFocused = (element: Element) => element === document.activeElement
