import { test as base, type Browser, type Page } from '@playwright/test'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { startNode, type TestNode } from '../setup/node.ts'

interface World {
  /** The node's. */
  database: FreshDatabase
  /** A node of its own for each test, with an empty database. */
  node: TestNode
  /** A person with a browser of their own, at an address of their own. */
  person(options?: PersonOptions): Promise<Page>
}

export interface PersonOptions {
  address?: string
  timezone?: string
  theme?: 'light' | 'dark'
  phone?: boolean
  /** false: without our worker, past which no test can catch a page's requests. */
  worker?: boolean
}

export const PHONE = { width: 390, height: 844 }
export const DESKTOP = { width: 1440, height: 900 }

async function openPage(browser: Browser, baseURL: string, options: PersonOptions): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: options.phone ? PHONE : DESKTOP,
    timezoneId: options.timezone ?? 'Europe/Berlin',
    colorScheme: options.theme ?? 'light',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    serviceWorkers: options.worker === false ? 'block' : 'allow',
    extraHTTPHeaders: { 'x-forwarded-for': options.address ?? '192.0.2.1' },
  })
  return context.newPage()
}

/** Playwright's test with Outcry in it. A page that logs an error or leaves the origin fails its test. */
export const test = base.extend<World>({
  // eslint-disable-next-line no-empty-pattern
  database: async ({}, use) => {
    const database = await freshDatabase()
    await use(database)
    await database.drop()
  },
  node: async ({ database }, use) => {
    const node = await startNode(database.url)
    await use(node)
    await node.close()
  },
  person: async ({ browser, node }, use) => {
    const faults: string[] = []
    const pages: Page[] = []
    await use(async (options = {}) => {
      const page = await openPage(browser, node.url, options)
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (!['data:', 'blob:'].includes(url.protocol) && url.host !== new URL(node.url).host)
          faults.push(`left the origin: ${request.url()}`)
      })
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
    base.expect(faults).toEqual([])
  },
})

export { expect } from '@playwright/test'
