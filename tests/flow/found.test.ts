import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../server/contract/page.ts'
import type { ServiceList } from '../../server/contract/service.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, startNode, type TestNode } from '../setup/node.ts'
import { OUTAGE, say } from '../e2e/saying.ts'

const SITE = 'https://outcry.example'

let database: FreshDatabase
let node: TestNode

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, {}, { PUBLIC_URL: SITE })
  for (let i = 0; i < 12; i++) await post(node.url, { service: 'telegram', location: { country: 'IR' } }, address(i))
  await say(database.url, OUTAGE, 40)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

const read = async (path: string) => {
  const answer = await fetch(node.url + path)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!)
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)">/.exec(html)?.[1]
const alternatesOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)].map(([, tongue, url]) => [
      tongue,
      url,
    ]),
  )

interface Linked {
  '@context': string
  '@type': string
  name: string
  description: string
  url: string
  inLanguage: Language
  dateModified: string
  breadcrumb: { itemListElement: { '@type': string; position: number; name: string; item: string }[] }
}

function linkedIn(html: string): Linked {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(blocks).toHaveLength(1)
  return JSON.parse(blocks[0]![1]!) as Linked
}

const headingIn = (html: string) =>
  /<h1[^>]*>(.*?)<\/h1>/s.exec(html)![1]!.replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()

describe('[H12] for those who look for pages', () => {
  it('robots.txt leads to a map for every language, and each map to pages that are there', async () => {
    const robots = await read('/robots.txt')
    expect(robots.type).toContain('text/plain')
    expect(robots.text).toContain(`Sitemap: ${SITE}/sitemap.xml`)
    expect(robots.text).toMatch(/^Disallow: \/api\/$/m)
    const index = await read('/sitemap.xml')
    expect(index.type).toContain('xml')
    expect(locations(index.text)).toEqual(LANGUAGES.map((language) => `${SITE}/sitemap-${language}.xml`))
    const { services } = await get<ServiceList>(`${node.url}/api/v1/services`)
    for (const language of LANGUAGES) {
      const found = locations((await read(`/sitemap-${language}.xml`)).text)
      expect(new Set(found).size).toBe(found.length)
      const paths = ['', '/incidents', '/embed', '/privacy', ...services.map(({ slug }) => `/status/${slug}`)]
      expect(found).toEqual(paths.map((path) => `${SITE}/${language}${path}`))
    }
    for (const url of locations((await read('/sitemap-ar.xml')).text).slice(0, 8))
      expect((await read(url.slice(SITE.length))).status).toBe(200)
  })

  it('every page names its own address and those in other languages, whichever it is read at', async () => {
    for (const path of [
      '',
      '/status/telegram',
      '/status/telegram/why?region=IR',
      '/incidents',
      '/incidents/7',
      '/privacy',
    ])
      for (const language of ['de', 'fa'] as const) {
        const { status, text } = await read(`/${language}${path}`)
        expect(status).toBe(200)
        expect(canonicalOf(text)).toBe(`${SITE}/${language}${path}`)
        const others = Object.fromEntries(LANGUAGES.map((one) => [one, `${SITE}/${one}${path}`]))
        expect(alternatesOf(text)).toEqual({ ...others, 'x-default': `${SITE}${path || '/'}` })
      }
  })

  it('every page tells of itself in data, and nothing but what it says', async () => {
    for (const path of [
      '',
      '/status/telegram',
      '/status/telegram/why',
      '/incidents',
      '/incidents/7',
      '/privacy',
      '/embed',
    ])
      for (const language of ['en', 'ar'] as const) {
        const { text } = await read(`/${language}${path}`)
        const linked = linkedIn(text)
        expect(linked).toMatchObject({ '@context': 'https://schema.org', '@type': 'WebPage', inLanguage: language })
        expect(linked.url).toBe(`${SITE}/${language}${path}`)
        expect(Math.abs(Date.parse(linked.dateModified) - Date.now())).toBeLessThan(60_000)
        expect(linked.breadcrumb.itemListElement.map(({ position }) => position)).toEqual(path === '' ? [1] : [1, 2])
        expect(linked.breadcrumb.itemListElement.at(-1)!.item).toBe(linked.url)
        // Why a verdict stands is told under the verdict's name.
        if (!path.endsWith('/why')) expect(linked.name).toBe(headingIn(text))
      }
    const service = linkedIn((await read('/en/status/telegram')).text)
    expect(service.name).toBe('User reports indicate problems at Telegram')
    expect(service.description).toContain('12 reports in the last hour')
    expect(linkedIn((await read('/en/incidents/7')).text).name).toBe('User reports indicate problems at Telegram')
  })

  it('what there is not is not offered', async () => {
    for (const path of ['/status/no-such-service', '/incidents/99']) {
      const { status, text } = await read(path)
      expect(status).toBe(404)
      expect(text).toContain('<meta name="robots" content="noindex">')
      expect(canonicalOf(text)).toBeUndefined()
      expect(text).not.toContain('og:image')
    }
  })
})

describe('[H13] on a home screen', () => {
  it('the app has a name, a start and icons of the size they say, all from here', async () => {
    const { text } = await read('/')
    const href = /<link rel="manifest" href="([^"]*)"/.exec(text)![1]!
    const file = await read(href)
    expect(file.type).toContain('application/manifest+json')
    const manifest = JSON.parse(file.text) as {
      start_url: string
      icons: { src: string; sizes: string; type: string }[]
    }
    expect((await read(manifest.start_url)).status).toBe(200)
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await fetch(new URL(src, node.url))
      expect(icon.headers.get('content-type')).toContain(type)
      if (type !== 'image/png') continue
      // Width and height stand at the beginning of a PNG.
      const bytes = new DataView(await icon.arrayBuffer())
      expect(`${bytes.getUint32(16)}x${bytes.getUint32(20)}`).toBe(sizes)
    }
    expect((await fetch(node.url + /<link rel="apple-touch-icon" href="([^"]*)"/.exec(text)![1]!)).status).toBe(200)
  })
})
