import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../server/root.ts'
import { address, post } from '../setup/node.ts'
import { expect, test } from './outcry.ts'

/** A page of somebody else, whose policy allows our script and connections to us, and no style of ours. */
async function foreignPage(origin: string, body: string) {
  const policy = `default-src 'none'; img-src data:; script-src ${origin}; connect-src ${origin}`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(
      `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><p>Before</p>${body}`,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

async function readers(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^outcry_stream_readers (\d+)$/m.exec(text)![1])
}

test('[W6] widgets live on a page of another origin with a strict policy, on one connection', async ({
  browser,
  node,
}) => {
  const script = `<script async src="${node.url}/widget.js"`
  const page = await foreignPage(
    node.url,
    `${script} data-service="telegram"></script>
    <outcry-widget service="signal" layout="compact"></outcry-widget>
    <p>As we speak: <outcry-widget service="telegram" layout="minimal" region="DE"></outcry-widget></p>`,
  )
  const visitor = await browser.newPage({ viewport: { width: 480, height: 640 } })
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
  await expect(full.getByRole('link', { name: 'I have a problem' })).toHaveAttribute(
    'href',
    `${node.url}/status/telegram`,
  )
  await visitor.evaluate(() => document.querySelectorAll('outcry-widget').forEach((widget) => widget.remove()))
  await expect.poll(() => readers(node.url)).toBe(0)
  expect(faults).toEqual([])
  await visitor.close()
  page.close()
})

test('[W6] the widget weighs at most 4 KB', () => {
  const bytes = gzipSync(readFileSync(join(root, 'dist/client/widget.js')), { level: 9 }).length
  expect(bytes).toBeLessThanOrEqual(4 * 1024)
})
