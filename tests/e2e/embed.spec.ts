import { address, post } from '../setup/node.ts'
import { faultsOf } from './accessibility.ts'
import { expect, test } from './outcry.ts'

for (const phone of [true, false])
  for (const theme of ['light', 'dark'] as const)
    test(`[W10] the snippet builder shows and copies what it makes: ${phone ? 'phone' : 'desktop'}, ${theme}`, async ({
      node,
      person,
    }) => {
      await post(node.url, { service: 'signal', location: { country: 'DE' } }, address(1))
      const page = await person({ phone, theme })
      await page.goto('/status/signal')
      await page.getByRole('link', { name: 'Widget, frame or badge' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
      const text = page.getByRole('region', { name: 'Copy this' })
      await expect(text).toHaveText(`<script async src="${node.url}/widget.js" data-service="signal"></script>`)
      await expect(page.locator('outcry-widget')).toContainText('1 report in the last hour')
      expect(await faultsOf(page)).toEqual([])

      await page.getByRole('combobox', { name: 'Language' }).selectOption('de')
      await expect(page.locator('outcry-widget')).toContainText('1 Meldung in der letzten Stunde')
      await page.getByLabel('Form').selectOption('iframe')
      await page.getByLabel('Layout').selectOption('compact')
      await page.getByLabel('Region', { exact: true }).selectOption('DE')
      const frame = page.frameLocator('main iframe')
      await expect(frame.locator('html')).toHaveAttribute('lang', 'de')
      await expect(text).toContainText('/embed/signal?layout=compact&amp;lang=de&amp;region=DE')
      await page.getByLabel('Form').selectOption('markdown')
      await page.getByLabel('Label').fill('Is it me?')
      await expect(page.getByRole('img', { name: 'Signal: user reports' })).toBeVisible()

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.getByRole('button', { name: 'Copy' }).click()
      await expect(page.locator('main').getByRole('status')).toHaveText('Copied')
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe(await text.textContent())
      expect(copied).toContain('label=Is+it+me%3F')
      expect(await faultsOf(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    })
