import { chromium } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from '/tmp/wt/past/tests/setup/browser.ts'
const [path, name, act = ''] = process.argv.slice(2)
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS, ...(env && { env: { ...process.env, ...env } as Record<string,string> }) })
for (const [w, h, theme] of [[1440, 900, 'light'], [390, 844, 'dark'], ...(process.env.ALL ? [[1440,900,'dark'],[390,844,'light']] : [])] as [number, number, 'light'|'dark'][]) {
  const context = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: theme, timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('PAGEERROR', e))
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()))
  await page.goto(`http://127.0.0.1:18765${path}`)
  await page.waitForTimeout(5000)
  if (act) await eval(`(async () => { ${act} })()`)
  await page.screenshot({ path: `/tmp/shot-${name}-${w}-${theme}.png`, fullPage: w === 390 })
  await context.close()
}
await browser.close()
