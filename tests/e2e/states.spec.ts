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

/** Fifty looks at pages, on a machine that may be slow. */
const PATIENCE_MS = 180_000

/** Each width has a layout of its own; both themes' colours are to be seen in each. */
const WIDTHS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]
const THEMES = ['light', 'dark'] as const

/** The state that a page is in, at every width in both themes: it stays open, so that each takes 0.6 s. */
async function expectSoundEverywhere(page: Page): Promise<void> {
  for (const size of WIDTHS) {
    await page.setViewportSize(size)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      await drawn(page)
      await expectSound(page)
    }
  }
}

/** Until what was switched has been laid out and painted. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

async function outage(databaseUrl: string, nodeUrl: string): Promise<void> {
  for (let i = 0; i < 12; i++)
    await post(nodeUrl, { service: 'telegram', problem: 'login', location: { country: 'DE' } }, address(i))
  await say(databaseUrl, OUTAGE, 40)
}

test('[U7] no page has an accessibility fault, at any width, in either theme', async ({ database, node, person }) => {
  test.setTimeout(PATIENCE_MS)
  await outage(database.url, node.url)
  const page = await person({ address: '198.51.100.40' })
  for (const path of [
    '/',
    '/incidents',
    '/incidents/7',
    '/status/telegram/why?region=IR',
    '/privacy',
    '/embed',
    '/no',
  ]) {
    await visit(page, path)
    await expectSoundEverywhere(page)
  }
  await visit(page, `/status/telegram?t=${quarterAgo()}Z`)
  await expect(page.getByText('The map shows the past')).toBeVisible()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: 'Keep this moment' }).click()
  await expect(page).toHaveURL(/\/snapshots\//)
  await expectSoundEverywhere(page)
})

test('[U7] no state of a report has an accessibility fault, at any width, in either theme', async ({
  database,
  node,
  person,
}) => {
  await outage(database.url, node.url)
  const page = await person({ address: '198.51.100.42' })
  await visit(page, '/status/telegram')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('User reports indicate problems at Telegram')
  await expect(page.getByRole('heading', { name: 'What people say' })).toBeVisible()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: REPORT }).first().click()
  await expect(sheet(page).getByRole('button', { name: 'Can’t connect' })).toBeVisible()
  // Left alone for long it would be sent: one width is enough.
  await expectSound(page)
  await sheet(page).getByRole('button', { name: 'Can’t connect' }).click()
  await expect(sheet(page).getByRole('heading', { name: 'Not just you' })).toBeVisible()
  await expectSoundEverywhere(page)
})

test('[U7] nor from right to left', async ({ database, node, person }) => {
  await outage(database.url, node.url)
  const page = await person({ address: '198.51.100.43' })
  await visit(page, '/fa')
  await expectSound(page)
  await visit(page, '/fa/status/telegram')
  await expectSoundEverywhere(page)
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
