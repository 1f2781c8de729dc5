import type { Page } from '@playwright/test'
import { expect, test } from './outcry.ts'

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** What the document is marked with as soon as it has a body: before there is anything to paint. */
async function themeAtFirst(page: Page): Promise<string | null> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      sessionStorage.setItem('theme', document.documentElement.dataset.theme ?? 'none')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  return page.evaluate(() => sessionStorage.getItem('theme'))
}

test('[U11] the system’s theme is followed; another one that was chosen stays, from the first paint on', async ({
  person,
}) => {
  const page = await person({ theme: 'light' })
  await page.goto('/')
  const light = await ground(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => ground(page)).not.toBe(light)
  const dark = await ground(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => ground(page)).toBe(light)

  await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
  await expect.poll(() => ground(page)).toBe(dark)
  expect(await themeAtFirst(page)).toBe('dark')
  expect(await ground(page)).toBe(dark)
  await page.goto('/status/telegram')
  expect(await ground(page)).toBe(dark)

  await page.getByRole('button', { name: 'Switch to the light theme' }).click()
  await expect.poll(() => ground(page)).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => ground(page), 'what the system has is followed again').toBe(dark)
})
