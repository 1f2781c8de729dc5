import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { connect, disconnect } from '../../server/db/sql.ts'
import { root } from '../../server/root.ts'
import { foreignPage } from '../setup/foreignPage.ts'
import { Line } from '../setup/line.ts'
import { address, post } from '../setup/node.ts'
import { expect, test } from './outcry.ts'

async function readers(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^outcry_stream_readers (\d+)$/m.exec(text)![1])
}

test('[W6] widgets live on a page of another origin with a strict policy, on one connection', async ({
  browser,
  database,
  node,
}) => {
  const sql = connect(database.url, { max: 1, name: 'test' })
  const script = `<script async src="${node.url}/widget.js"`
  const page = await foreignPage(
    node.url,
    `${script} data-service="telegram"></script>
    <outcry-widget service="signal" layout="compact"></outcry-widget>
    <p>As we speak: <outcry-widget service="telegram" layout="minimal" region="DE"></outcry-widget></p>
    <outcry-widget service="signal" lang="ru" report="0"></outcry-widget>`,
  )
  const visitor = await browser.newPage({
    ...{ viewport: { width: 480, height: 640 }, timezoneId: 'Europe/Berlin', locale: 'en-GB' },
  })
  const faults: string[] = []
  visitor.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  visitor.on('pageerror', (error) => faults.push(String(error)))
  await visitor.goto(page.url)

  const full = visitor.locator('outcry-widget').first()
  await expect(full).toContainText('Not enough reports to tell about Telegram')
  await expect(visitor.locator('outcry-widget[layout=compact]')).toContainText('Signal')
  await expect(visitor.locator('outcry-widget[layout=minimal]')).toContainText('Telegram')
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(1))
  await expect(full).toContainText('1 report in the last hour')
  await post(node.url, { service: 'telegram', location: { country: 'FR' } }, address(2))
  await expect(full).toContainText('2 reports in the last hour')
  expect(await readers(node.url)).toBe(1)

  const box = await full.locator('.box').evaluate((element) => getComputedStyle(element).borderRadius)
  expect(box).toBe('12px')
  await full.getByRole('button', { name: 'I have a problem' }).click()
  await full.getByRole('button', { name: 'Can’t log in' }).click()
  const thanks = full.getByRole('status')
  await expect(thanks).toContainText('Counted. Thank you.')
  await expect(thanks).toBeFocused()
  await expect(full).toContainText('3 reports in the last hour')
  const [row] =
    await sql`select country, problem, origin is not null as embedded from reports order by received_at desc`
  await post(node.url, { service: 'telegram', location: { country: 'FR' } }, address(3))
  await expect(full).toContainText('4 reports in the last hour')
  await expect(thanks).toBeFocused()
  expect(row).toEqual({ country: 'DE', problem: 3, embedded: true })
  const russian = visitor.locator('outcry-widget[lang=ru]')
  await expect(russian).toContainText('Signal: сообщений недостаточно, чтобы судить')
  await expect(russian.getByRole('button')).toHaveCount(0)
  await visitor.evaluate(() => document.querySelectorAll('outcry-widget').forEach((widget) => widget.remove()))
  await expect.poll(() => readers(node.url)).toBe(0)
  expect(faults).toEqual([])
  await disconnect(sql)
  await visitor.close()
  page.close()
})

test('[W7] a frame says what is said, with a script and without, and reports for the page around it', async ({
  browser,
  database,
  node,
}) => {
  const sql = connect(database.url, { max: 1, name: 'test' })
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(1))
  const page = await foreignPage(node.url, `<iframe src="${node.url}/embed/telegram?lang=fa" title="T"></iframe>`)
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled, timezoneId: 'Asia/Tehran' })
    const visitor = await context.newPage()
    const faults: string[] = []
    visitor.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await visitor.goto(page.url)
    const frame = visitor.frameLocator('iframe')
    await expect(frame.getByRole('heading')).toHaveText('گزارش کافی برای ارزیابی Telegram نیست')
    await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl')
    if (javaScriptEnabled) {
      await frame.getByRole('button', { name: 'برای من کار می‌کند' }).click()
      await expect(frame.getByRole('status')).toHaveText('شمرده شد. سپاس.')
      await post(node.url, { service: 'telegram' }, address(2))
      await expect(frame.locator('footer').last()).toContainText('۲ گزارش')
    } else {
      const link = frame.getByRole('link', { name: 'مشکل دارم' })
      await expect(link).toHaveAttribute('href', '/status/telegram')
    }
    expect(faults).toEqual([])
    await context.close()
  }
  const rows = await sql`select country, signal, origin is not null as embedded from reports order by received_at`
  expect([...rows]).toEqual([
    { country: 'DE', signal: 0, embedded: false },
    { country: 'IR', signal: 1, embedded: true },
    { country: 'ZZ', signal: 0, embedded: false },
  ])
  await disconnect(sql)
  page.close()
})

test('[W11] a widget says of when its figures are while nothing new comes, and is right again after it', async ({
  browser,
  node,
}) => {
  const line = await Line.to(node.url)
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(1))
  const page = await foreignPage(
    line.url,
    `<script async src="${line.url}/widget.js" data-service="telegram"></script>
    <outcry-widget service="telegram" layout="compact"></outcry-widget>
    <outcry-widget service="telegram" layout="minimal"></outcry-widget>`,
  )
  const visitor = await browser.newPage({ timezoneId: 'Europe/Berlin', locale: 'en-GB' })
  await visitor.clock.install({ time: new Date('2026-01-15T08:12:30Z') })
  await visitor.goto(page.url)
  const widgets = visitor.locator('outcry-widget')
  const [full, compact, minimal] = [widgets.nth(0), widgets.nth(1), widgets.nth(2)]
  const count = (reports: string) => expect(full.locator('footer')).toContainText(`${reports} in the last hour`)
  const isLost = async () => {
    await expect(full.locator('footer')).toContainText(/Connecting again\. Figures from 09:1\d/)
    await expect(full).not.toContainText('in the last hour')
    await expect(compact).toContainText(/Figures from 09:1\d/)
    await expect(minimal).toContainText(/TelegramUnknown09:1\d/)
  }
  await count('1 report')

  line.cut()
  await isLost()
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(2))
  line.mend()
  await expect(async () => {
    await visitor.clock.fastForward(60_000)
    await expect(full.locator('footer')).toContainText('2 reports in the last hour', { timeout: 500 })
  }).toPass()
  await expect(minimal).toHaveText('TelegramUnknown')

  line.hush()
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(3))
  await visitor.clock.fastForward(45_000)
  await isLost()
  await visitor.clock.fastForward(60_000)
  await count('3 reports')
  await visitor.close()
  line.close()
  page.close()
})

test('[W6] the widget weighs at most 4 KB', () => {
  const bytes = gzipSync(readFileSync(join(root, 'dist/client/widget.js')), { level: 9 }).length
  expect(bytes).toBeLessThanOrEqual(4 * 1024)
})
