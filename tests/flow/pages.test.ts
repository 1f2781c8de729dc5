import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, post, startNode, type TestNode } from '../setup/node.ts'

let database: FreshDatabase
let node: TestNode

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
  for (let i = 0; i < 12; i++)
    await post(node.url, { service: 'telegram', problem: 'connection', location: { country: 'IR' } }, address(i))
  await post(node.url, { service: 'whatsapp', problem: 'calls', location: { country: 'DE' } }, address(99))
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

async function page(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(node.url + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

describe('pages as HTML', () => {
  it('[H1] a service page says its verdict, regions and problems without a script', async () => {
    const { status, html } = await page('/status/telegram')
    expect(status).toBe(200)
    const text = html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]+>/g, ' ')
    expect(text).toContain('Not enough reports to tell about Telegram')
    expect(text).toContain('12 reports in the last hour')
    expect(text).toMatch(/Iran/)
    expect(text).toContain('Can’t connect')
  })
})
