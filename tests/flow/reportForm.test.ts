import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, get, startNode, until, type TestNode } from '../setup/node.ts'

let database: FreshDatabase
let node: TestNode
let people = 0

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

interface Sending {
  slug?: string
  base?: string
  headers?: Record<string, string>
  from?: string
}

async function send(fields: Record<string, string>, { slug = 'telegram', base = '', ...way }: Sending = {}) {
  const response = await fetch(`${node.url}${base}/status/${slug}/report`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: {
      'x-forwarded-for': way.from ?? address(people++),
      ...(way.headers ?? { 'sec-fetch-site': 'same-origin' }),
    },
  })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const read = async (path: string) => {
  const response = await fetch(node.url + path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const reported = async (slug: string) =>
  (await get<{ lastHour: number }>(`${node.url}/api/v1/services/${slug}`)).lastHour

describe('a report without a script', () => {
  it('[H5] is stored before it is answered, by a page that says whether it is just them', async () => {
    await send({ signal: 'problem', country: 'IR' })
    const answer = await send({ signal: 'problem', problem: 'connection', country: 'IR' })
    expect(answer.status).toBe(303)
    await until(async () => (await reported('telegram')) === 2)
    const page = await read(answer.headers.get('location')!)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.html).toContain('Not just you')
    expect(page.html).toContain('You and 1 other in Iran reported problems in the last hour.')
  })

  it('[H5] is answered in the language of the page it came from', async () => {
    const { headers } = await send({ signal: 'problem' }, { base: '/de', slug: 'signal' })
    expect(headers.get('location')).toMatch(/^\/de\/status\/signal\/reported\?/)
  })

  it('[H5] counts once, and says so', async () => {
    await send({ signal: 'working' }, { slug: 'viber', from: '198.51.100.7' })
    const again = await send({ signal: 'working' }, { slug: 'viber', from: '198.51.100.7' })
    const { html } = await read(again.headers.get('location')!)
    expect(html).toContain('You already told us; it still counts once.')
  })

  it('[H6] is refused from any other site, or where a browser says nothing of it', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      {},
    ] as Record<string, string>[]) {
      const { status, html } = await send({ signal: 'problem' }, { slug: 'threema', headers })
      expect(status).toBe(403)
      expect(html).toContain('It could not be sent')
    }
    expect((await send({ signal: 'problem' }, { slug: 'line', headers: { origin: node.url } })).status).toBe(303)
    expect(await reported('threema')).toBe(0)
  })

  it('[H6] that is too much is refused with a page that says when to try again', async () => {
    const from = '198.51.100.99'
    let answer = await send({ signal: 'problem' }, { from, slug: 'github' })
    for (let i = 0; i < 80 && answer.status === 303; i++)
      answer = await send({ signal: 'problem' }, { from, slug: 'github' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.html).toContain('Many reports from your network')
    expect(answer.html).toMatch(/Try again in \d+ seconds?\./)
  })

  it('[H6] that makes no sense is refused with a page, and nothing is stored', async () => {
    for (const fields of [{ country: 'Germany' }, { problem: 'playback' }, { country: 'ZZ' }] as Record<
      string,
      string
    >[])
      expect((await send({ signal: 'problem', ...fields }, { slug: 'slack' })).status).toBe(400)
    expect((await send({ signal: 'problem' }, { slug: 'no-such-service' })).status).toBe(404)
    expect(await reported('slack')).toBe(0)
  })

  it('[H5] has no figures from its address: a made-up one tells what is true', async () => {
    const { html } = await read('/status/wechat/reported?signal=problem&country=DE&near=900&world=900')
    expect(html).toContain('Nobody else in Germany reported problems in the last hour.')
  })
})
