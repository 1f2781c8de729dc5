import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type PageData } from '../../server/contract/page.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { Pages } from '../../server/pages/pages.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, startNode, type TestNode } from '../setup/node.ts'

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

/** What a person reads who has no script. */
const readable = (html: string): string =>
  html
    .replace(/^.*<body>/s, '')
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

/** The same, without what isn't shown where no script runs. */
function plain(html: string): string {
  const rest: string[] = []
  let depth = 0
  for (const [tag, name, attributes] of html
    .replace(/<script.*?<\/script>|<!.*?>/gs, '')
    .matchAll(/<\/?(\w+)([^>]*)>|[^<]+/g)) {
    const isHidden = / class="[^"]*\bscripted\b/.test(attributes ?? '')
    const isEmpty = name && (attributes!.endsWith('/') || ['input', 'img', 'link', 'meta', 'br'].includes(name))
    if (depth > 0 || isHidden) depth += isEmpty || name === undefined ? 0 : tag.startsWith('</') ? -1 : 1
    else if (name === undefined) rest.push(tag)
  }
  return rest.join(' ').replace(/\s+/g, ' ')
}

const dataOf = (html: string): PageData =>
  JSON.parse(/<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(html)![1]!) as PageData

describe('pages as HTML', () => {
  it('[H1] a service page says its verdict, regions and problems without a script', async () => {
    const { status, html } = await page('/status/telegram')
    expect(status).toBe(200)
    const text = readable(html)
    expect(text).toContain('Not enough reports to tell about Telegram')
    expect(text).toContain('12 reports in the last hour')
    expect(text).toContain('Iran')
    expect(text).toContain('Can’t connect')
    expect(html).toContain('<form class="buttons')
  })

  it('[H1] the home page names every service, as a link', async () => {
    const { html } = await page('/')
    const { services } = await get<{ services: { slug: string }[] }>(`${node.url}/api/v1/services`)
    for (const { slug } of services) expect(html).toContain(`href="/status/${slug}"`)
    expect(readable(html)).toContain('13 reports in the last hour')
  })

  it('[H1] "why" and incidents are pages, and what there is not is a page that says so', async () => {
    expect(readable((await page('/status/telegram/why')).html)).toContain('Why this verdict?')
    expect(readable((await page('/status/telegram/why?region=IR')).html)).toContain('Iran')
    const none = await page('/status/no-such-service')
    expect(none.status).toBe(404)
    expect(readable(none.html)).toContain('No service called “no-such-service” here')
    const incident = await page('/incidents/12345')
    expect(incident.status).toBe(404)
    expect(readable(incident.html)).toContain('Nothing here')
  })

  it('[H1] every incident is listed, a page at a time, each page linked to the next', async () => {
    await insertOver(120)
    const seen: string[] = []
    let next: string | undefined = '/de/incidents'
    for (let pages = 1; next !== undefined; pages++) {
      const { status, html } = await page(next)
      expect(status).toBe(200)
      seen.push(...[...html.matchAll(/href="\/de\/incidents\/(\d+)"/g)].map(([, id]) => id!))
      expect(readable(html)).toContain(pages === 1 ? 'Derzeit kein offener Vorfall' : 'Neueste Vorfälle')
      next = /href="(\/de\/incidents\?cursor=[\w-]+)" rel="next"/.exec(html)?.[1]
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => String(1120 - i)))
  })

  it('[H1] a cursor that was not given out is refused by a page', async () => {
    const { status, html } = await page('/incidents?cursor=nonsense')
    expect(status).toBe(400)
    expect(readable(html)).toContain('Nothing here')
    expect((await page('/incidents?cursor=%3Cscript%3E')).status).toBe(200)
  })

  it('[H1] the pages in the header and the footer are there, in every language', async () => {
    const { html } = await page('/')
    for (const path of ['/incidents', '/embed', '/privacy']) {
      expect(html).toContain(`href="${path}"`)
      for (const language of LANGUAGES) expect((await page(`/${language}${path}`)).status).toBe(200)
    }
    for (const path of ['/docs', '/feed.atom', '/license.txt']) {
      expect(html).toContain(`href="${path}"`)
      expect((await fetch(node.url + path)).status).toBe(200)
    }
    expect(readable((await page('/ru/privacy')).html)).toContain('Всё это удаляется через 30 дней')
  })

  it('[H1] says of what time the figures are, and nothing that only a script makes true', async () => {
    const html = plain((await page('/status/telegram')).html)
    expect(html).toMatch(/As of \d\d:\d\d UTC/)
    for (const none of ['Connecting', 'Map shows', 'All services, last hour']) expect(html).not.toContain(none)
    for (const there of ['What to do now', 'Alternatives', 'WhatsApp', 'Embed and API']) expect(html).toContain(there)
    expect(plain((await page('/')).html)).toMatch(/As of \d\d:\d\d UTC/)
    const embed = plain((await page('/embed?service=signal')).html)
    expect(embed).toContain(`${node.url}/widget.js`)
    expect(embed).toContain(`${node.url}/badge/signal.svg`)
  })

  it('[H1] a service that there isn’t is answered with those that are called much the same', async () => {
    for (const path of ['/status/telegrm', '/status/telegrm/why']) {
      const { html, status } = await page(path)
      expect(status).toBe(404)
      expect(html).toContain('href="/status/telegram"')
      expect(plain(html)).not.toContain('App, website, bank')
    }
  })

  it('[H7] a name in another script turns nothing round in a heading', async () => {
    for (const language of ['fa', 'ar'])
      expect((await page(`/${language}/status/1-telegrm`)).html).toMatch(/<h1[^>]*>[^<]*«\u20681-telegrm\u2069»/)
  })

  it('[H1] people at an address where nothing is get a page, programs a problem', async () => {
    const wish = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'tr' }
    const nothing = await page('/nothing/here', wish)
    expect(nothing.status).toBe(404)
    expect(nothing.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(readable(nothing.html)).toContain('Burada bir şey yok')
    expect(nothing.html).toContain('<meta name="robots" content="noindex">')
    expect(readable((await page('/de/nothing', wish)).html)).toContain('Hier ist nichts')
    for (const [path, headers] of [
      ['/nothing', {}],
      ['/api/v1/nothing', wish],
    ] as const)
      expect((await page(path, headers)).headers.get('content-type')).toContain('application/problem+json')
  })

  it('[H2] a page carries what the API answered, which nothing in it can break out of', async () => {
    const { html } = await page('/status/telegram')
    const { answers } = dataOf(html)
    const { at: _at, ...given } = answers['/api/v1/services/telegram']!.body as Record<string, unknown>
    const { at: _then, ...told } = await get(`${node.url}/api/v1/services/telegram`)
    expect(given).toEqual(told)
    const hostile = '</script><script>alert(1)</script>'
    const strange = await page(`/status/${encodeURIComponent(hostile)}`)
    expect(strange.html).not.toContain('<script>alert')
    expect(dataOf(strange.html).path).toContain('script')
  })

  it('[H3] interleaved requests for other pages and languages get nothing of one another', async () => {
    const slugs = ['telegram', 'whatsapp', 'signal', 'viber', 'discord']
    const wishes = Array.from({ length: 80 }, (_, i) => ({
      language: LANGUAGES[i % LANGUAGES.length]!,
      slug: slugs[i % slugs.length]!,
      rest: i % 3 === 0 ? '/why' : '',
    }))
    await Promise.all(
      wishes.map(async ({ language, slug, rest }) => {
        const { html } = await page(`/${language}/status/${slug}${rest}`)
        expect(html).toContain(`<html lang="${language}"`)
        const data = dataOf(html)
        expect(data).toMatchObject({ language, base: `/${language}`, path: `/status/${slug}${rest}` })
        // Those to the same page in other languages say which; feeds have none.
        const own = [...html.matchAll(/<a [^>]*>/g)]
          .map(([link]) => link)
          .filter((link) => !/hreflang|\.atom"/.test(link))
        const links = own.flatMap((link) => /href="(\/[^"]*\/?status\/[^"]*)"/.exec(link)?.[1] ?? [])
        expect(links.length).toBeGreaterThan(0)
        for (const href of links) expect(href).toMatch(new RegExp(`^/${language}/status/`))
        const alternatives = data.known.map((service) => service.slug)
        for (const href of links) expect([slug, ...alternatives]).toContain(href.split('/')[3])
      }),
    )
  })

  it('[H4] a rush on one page costs one rendering', async () => {
    const { rendered, sent } = await rush(200)
    expect(rendered).toBe(1)
    expect(new Set(sent).size).toBe(1)
  })

  it('[H4] a page is made anew when its second is over', async () => {
    let now = 1_000_000
    const pages = new Pages(somePages(() => now))
    const asked = somePage()
    await pages.page(asked)
    now += 999
    await pages.page(asked)
    expect(pages.rendered).toBe(1)
    now += 1
    await pages.page(asked)
    expect(pages.rendered).toBe(2)
  })

  it('[H4] what failed is not remembered', async () => {
    let isDown = true
    const options = somePages(() => 0)
    const read = () => (isDown ? Promise.reject(new Error('down')) : options.read())
    const pages = new Pages({ ...options, read })
    await expect(pages.page(somePage())).rejects.toThrow('down')
    isDown = false
    expect((await pages.page(somePage())).status).toBe(200)
  })

  it('[H1] is sent compressed as the browser takes it', async () => {
    for (const [wish, got] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const { headers, html } = await page('/status/telegram', { 'accept-encoding': wish })
      expect(headers.get('content-encoding')).toBe(got)
      expect(html).toContain('</html>')
    }
  })
})

/** Incidents that are over, one a minute. */
async function insertOver(count: number): Promise<void> {
  const sql = connect(database.url, { max: 1, name: 'test' })
  await sql`
    insert into incidents (id, service, worst, detected, started, ended, closed, version)
    select 1000 + n, s.id, 'possible', 20000000 + n, 20000000 + n, 20000100 + n, 20000160 + n, 0
    from services s, generate_series(1, ${count}::integer) n where s.slug = 'telegram'`
  await disconnect(sql)
}

/** Many requests at once, counted by what the pages were made of. */
async function rush(count: number) {
  const pages = new Pages(somePages(() => 0))
  const sent = await Promise.all(Array.from({ length: count }, () => pages.page(somePage())))
  return { rendered: pages.rendered, sent: sent.map((page) => page.body('br')) }
}

const somePage = () => ({
  kind: { route: '/', late: null, path: () => '/', reads: () => ['/api'] },
  wish: { params: {}, query: {} },
  language: 'en' as const,
  base: '',
  site: 'https://outcry.example',
})

function somePages(now: () => number) {
  return {
    renderer: {
      render: () => ({ head: '', body: '<p>here</p>', title: 'Title', description: 'Description', verdict: null }),
    },
    frame: { fill: (_data: PageData, { body }: { body: string }) => body } as never,
    assets: { links: () => '' } as never,
    clock: { now },
    read: async () => {
      await new Promise(setImmediate)
      return { status: 200, body: {} }
    },
    head: { tiles: null, cards: false },
  }
}
