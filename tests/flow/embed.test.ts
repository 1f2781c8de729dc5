import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../server/contract/service.ts'
import { problemsOf } from '../../server/catalog/problems.ts'
import { CATEGORIES } from '../../server/contract/service.ts'
import type { WidgetTexts } from '../../server/contract/widget.ts'
import { oembedLink } from '../../server/pages/oembed.ts'
import { problemWords } from '../../server/pages/widgetTexts.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, startNode, type TestNode } from '../setup/node.ts'

const SITE = 'https://outcry.example'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, {}, { PUBLIC_URL: `${SITE}/` })
  for (let i = 1; i <= 3; i++)
    await post(node.url, { service: 'telegram', location: { country: i < 3 ? 'DE' : 'FR' } }, address(i))
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${node.url}${path}`, { headers })
const page = async (path: string, headers: Record<string, string> = {}) => (await read(path, headers)).text()
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('[W7] an embed page', () => {
  it('is complete without a script: verdict, counts, freshness, and the way to the whole page', async () => {
    const text = flat(await page('/embed/telegram'))
    expect(text).toContain('<html lang="en" dir="ltr">')
    expect(text).toContain('<title>Telegram: user reports</title>')
    expect(text).toContain('Not enough reports to tell about Telegram')
    expect(text).toContain('3 reports in the last hour')
    expect(text).toMatch(/As of \d\d:\d\d UTC/)
    expect(text).toMatch(/<svg class="spark"/)
    expect(text).toMatch(/<a [^>]*href="\/status\/telegram" target="_blank" rel="noopener"/)
  })

  it('may be framed by any page, and lets in nothing else', async () => {
    const { headers } = await read('/embed/telegram')
    const policy = headers.get('content-security-policy')!
    expect(policy.split(';').sort()).toEqual(
      [
        ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
        ...["base-uri 'none'", "form-action 'none'", 'frame-ancestors *'],
      ].sort(),
    )
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('cache-control')).toBe('public, max-age=2')
    const text = await page('/embed/telegram')
    expect(text).not.toMatch(/<style|style=|<script>|\son\w+=/)
  })

  it('is the only page that may be', async () => {
    for (const path of ['/', '/status/telegram', '/status/telegram/why', '/incidents/1', '/embed']) {
      const policy = (await read(path)).headers.get('content-security-policy')
      expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    }
  })

  it('is of one region', async () => {
    const text = flat(await page('/embed/telegram?region=DE&layout=compact&report=0&theme=dark'))
    expect(text).toContain('region="DE"')
    expect(text).toContain('theme="dark"')
    expect(text).toContain('class="box compact unknown"')
    expect(flat(await page('/embed/telegram?region=DE'))).toContain('2 reports in the last hour')
    expect(flat(await page('/embed/telegram?region=DE/821f8ffffffffff'))).toContain('Munich, Germany')
  })

  it('speaks the language asked for, or the reader’s, in its direction', async () => {
    expect(await page('/embed/telegram?lang=de-CH')).toContain('Zu wenige Meldungen, um etwas über Telegram zu sagen')
    const farsi = await page('/embed/telegram', { 'accept-language': 'xx, fa;q=0.9, en;q=0.5' })
    expect(farsi).toContain('<html lang="fa" dir="rtl">')
    expect(farsi).toContain('۳ گزارش')
    expect((await read('/embed/telegram')).headers.get('vary')).toContain('Accept-Language')
  })

  it('says politely that a service is not known, in the same shape', async () => {
    const answer = await read('/embed/no-<b>-thing?lang=fr')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *')
    const text = await answer.text()
    expect(text).toContain('Aucun service nommé « no-&lt;b&gt;-thing » ici')
    expect(text).toContain('class="box full unknown"')
  })

  it.each(['layout=huge', 'theme=loud', 'region=Germany', 'lang=xx'])('passes over %s', async (query) => {
    expect((await read(`/embed/telegram?${query}`)).status).toBe(200)
  })
})

describe('[W8] oEmbed', () => {
  interface Rich {
    type: string
    html: string
    width: number
    height: number
    title: string
  }
  const ask = (url: string, more = '') => read(`/oembed?url=${encodeURIComponent(url)}${more}`)
  const rich = async (url: string, more = '') => (await (await ask(url, more)).json()) as Rich

  it('answers a service page with a frame, to pages of any origin', async () => {
    const answer = await ask(`${SITE}/status/telegram`, '&format=json')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const body = (await answer.json()) as Rich
    expect(body).toMatchObject({
      ...{ type: 'rich', version: '1.0', provider_name: 'Outcry', provider_url: SITE },
      title: 'Telegram: user reports',
    })
    expect(body.html).toMatch(/^<iframe src="https:\/\/outcry\.example\/embed\/telegram\?layout=full" /)
    for (const part of ['title="Telegram: user reports"', 'loading="lazy"', 'sandbox="allow-scripts '])
      expect(body.html).toContain(part)
    expect(body.html).toContain(`width="${body.width}" height="${body.height}"`)
  })

  it('keeps what the address says', async () => {
    const { html } = await rich(`${SITE}/embed/telegram?layout=compact&theme=dark&lang=de&region=DE`)
    expect(html).toContain('/embed/telegram?layout=compact&amp;theme=dark&amp;lang=de&amp;region=DE"')
    expect(html).toContain('title="Telegram: Nutzerberichte"')
    expect((await rich(`${SITE}/fa/status/telegram`)).html).toContain('lang=fa')
  })

  it('is no larger than asked for', async () => {
    const narrow = await rich(`${SITE}/status/telegram`, '&maxwidth=300&maxheight=100')
    expect(narrow).toMatchObject({ width: 300, height: 62 })
    expect(narrow.html).toContain('layout=compact')
    expect(await rich(`${SITE}/status/telegram`, '&maxheight=20')).toMatchObject({ height: 20 })
  })

  it.each([
    ['', 400, 'INVALID_URL'],
    ['?url=telegram', 400, 'INVALID_URL'],
    [`?url=${SITE}/status/telegram&maxwidth=wide`, 400, 'INVALID_REQUEST'],
    [`?url=${SITE}/status/no-such-thing`, 404, 'NOT_FOUND'],
    [`?url=${SITE}/`, 404, 'NOT_FOUND'],
    ['?url=https://elsewhere.example/status/telegram', 404, 'NOT_FOUND'],
    [`?url=http://outcry.example/status/telegram`, 404, 'NOT_FOUND'],
    [`?url=${SITE}/status/telegram&format=xml`, 501, 'NOT_IMPLEMENTED'],
  ])('answers %s with %i', async (query, status, code) => {
    const answer = await read(`/oembed${query}`)
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([status, code])
  })

  it('is found from a service page, and leads back to it', async () => {
    const text = await page('/status/telegram')
    expect(text).toContain(oembedLink(SITE, 'telegram'))
    const href = /application\/json\+oembed" href="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&')
    const { pathname, search } = new URL(href)
    expect((await get<Rich>(`${node.url}${pathname}${search}`)).html).toContain('/embed/telegram')
    expect(await page('/')).not.toContain('oembed')
    expect(await page('/status/no-such-thing')).not.toContain('oembed')
  })
})

describe("[W9] a widget's texts", () => {
  it('come in the language asked for, with the country of a time zone', async () => {
    const answer = await read('/widget/telegram.json?lang=de-AT&zone=Europe/Vienna')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const texts = (await answer.json()) as WidgetTexts
    expect(texts).toMatchObject({ lang: 'de', dir: 'ltr', name: 'Telegram', country: 'AT' })
    expect(texts.sentence.major).toBe('Nutzerberichte deuten auf Probleme bei Telegram hin')
    expect(texts.problems[0]).toEqual({ id: 'connection', label: 'Keine Verbindung' })
    expect(await get(`${node.url}/widget/telegram.json?lang=xx&zone=Mars`)).toMatchObject({ lang: 'en', country: null })
    expect((await read('/widget/no-such-thing.json')).status).toBe(404)
  })

  it('call problems in English as the catalog does', () => {
    for (const category of CATEGORIES)
      for (const { slug, label } of problemsOf(category)) expect(problemWords('en', category, slug)).toBe(label)
  })

  it('are on badges, too', async () => {
    expect(await page('/badge/telegram.svg?lang=de')).toContain('<title>telegram: unbekannt</title>')
    expect(await page('/badge/telegram.svg?lang=fa')).not.toContain('textLength')
    expect(await get(`${node.url}/badge/telegram.json?lang=ar`)).toMatchObject({ message: 'غير معروف' })
  })
})
