import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import type { ServiceCounts } from '../../server/contract/events.ts'
import type { Problem, ServiceList } from '../../server/contract/service.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { address, get, post, startNode, until, type TestNode } from '../setup/node.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 15, 12, 7, 30)
const minute = Math.floor(NOW / MINUTE)

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let sql: Sql

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock: new ScenarioClock(NOW) }, { PUBLIC_URL: 'https://outcry.example/' })
  sql = connect(database.url, { max: 1, name: 'test' })
  await sql`insert into incidents (id, service, worst, detected, started, version)
    select 7, id, 'major', ${minute - 60}, ${minute - 70}, ${minute} from services where slug = 'telegram'`
  for (const [at, region, state] of [
    [minute - 60, 'world', 'possible'],
    [minute - 60, 'DE', 'possible'],
    [minute - 50, 'IR', 'major'],
    [minute - 50, 'RU', 'major'],
    [minute - 50, 'DE', 'recovering'],
    [minute - 50, 'DE/821f1ffffffffff', 'recovering'],
    [minute - 40, 'DE/821f8ffffffffff', 'major'],
  ] as const)
    await sql`insert into incident_updates (incident, minute, region, state) values (7, ${at}, ${region}, ${state})`
})
afterAll(async () => {
  await disconnect(sql)
  await node.close()
  await database.drop()
})

const read = async (path: string, headers: Record<string, string> = {}) => fetch(`${node.url}${path}`, { headers })

describe('[W1] a badge', () => {
  it('is an image that says what is said of a service, in words', async () => {
    const answer = await read('/badge/telegram.svg')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(answer.headers.get('cache-control')).toContain('max-age=60')
    expect(await answer.text()).toContain('<title>telegram: unknown</title>')
  })

  it('is what shields.io reads', async () => {
    expect(await get(`${node.url}/badge/telegram.json?region=DE`)).toEqual({
      ...{ schemaVersion: 1, label: 'telegram DE', message: 'unknown', color: '59636e', cacheSeconds: 60 },
    })
  })

  it('says that a service is unknown rather than break', async () => {
    const answer = await read('/badge/no-such-thing.svg')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('no-such-thing: unknown')
  })

  it('escapes what it is called', async () => {
    const label = '<script>alert("&")</script>'
    const text = await (await read(`/badge/telegram.svg?label=${encodeURIComponent(label)}`)).text()
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;')
  })

  it.each(['/badge/telegram.gif', '/badge/telegram', '/badge/.svg'])('%s is nothing', async (path) => {
    expect((await read(path)).status).toBe(404)
  })

  it.each(['style=loud', 'region=Germany', `label=${'a'.repeat(61)}`])('refuses %s', async (query) => {
    const answer = await read(`/badge/telegram.svg?${query}`)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as Problem).code).toBe('INVALID_REQUEST')
  })
})

describe('[W2] a feed', () => {
  it('has one entry for each minute that changed an incident, under an id that stays', async () => {
    const answer = await read('/feed.atom')
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const feed = parseAtomFeed(await answer.text())
    expect(feed.entries?.map(({ id, title, updated }) => [id, title?.value, updated])).toEqual([
      [
        `https://outcry.example/incidents/7#${minute - 40}`,
        'User reports indicate problems at Telegram around Munich (Germany)',
        new Date((minute - 40) * MINUTE).toISOString(),
      ],
      [
        `https://outcry.example/incidents/7#${minute - 50}`,
        'User reports indicate problems at Telegram in Iran and Russia',
        new Date((minute - 50) * MINUTE).toISOString(),
      ],
      [
        `https://outcry.example/incidents/7#${minute - 60}`,
        'User reports indicate possible problems at Telegram in Germany',
        new Date((minute - 60) * MINUTE).toISOString(),
      ],
    ])
    expect(feed.updated).toBe(new Date((minute - 40) * MINUTE).toISOString())
    expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe('https://outcry.example/feed.atom')
  })

  it('says the same as JSON', async () => {
    const answer = await read('/status/telegram/feed.json')
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const feed = parseJsonFeed(await answer.text())
    expect(feed.feed_url).toBe('https://outcry.example/status/telegram/feed.json')
    expect(feed.items?.map(({ content_html }) => content_html)).toEqual([
      'User reports indicate problems at Telegram around Munich (Germany).',
      'User reports indicate problems at Telegram in Iran and Russia. ' +
        'User reports indicate that Telegram is recovering in Germany.',
      'User reports indicate possible problems at Telegram in Germany.',
    ])
  })

  it('is of one region, where one is asked for', async () => {
    const feed = parseAtomFeed(await (await read('/status/telegram/feed.atom?region=DE')).text())
    expect(feed.title?.value).toBe('Outcry: Telegram in Germany')
    expect(feed.entries?.map(({ title }) => title?.value)).toEqual([
      'User reports indicate that Telegram is recovering in Germany',
      'User reports indicate possible problems at Telegram in Germany',
    ])
  })

  it('[V24] is of one area, called by its city', async () => {
    const feed = parseAtomFeed(await (await read('/feed.atom?region=DE/821f8ffffffffff')).text())
    expect(feed.title?.value).toBe('Outcry: all services around Munich (Germany)')
    expect(feed.entries).toHaveLength(1)
  })

  it('is empty for a service without incidents, and is not there for one that is unknown', async () => {
    expect(parseAtomFeed(await (await read('/status/signal/feed.atom')).text()).entries ?? []).toEqual([])
    expect((await read('/status/no-such-thing/feed.atom')).status).toBe(404)
  })

  it('is not sent again to who has it', async () => {
    const first = await read('/feed.atom')
    const again = await read('/feed.atom', { 'if-none-match': first.headers.get('etag')! })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})

describe('[W3] the summary', () => {
  it('has a component for each service, as status page tools read them', async () => {
    const { services } = await get<ServiceList>(`${node.url}/api/v1/services`)
    const summary = await get<{ page: { url: string }; components: { id: string; status: string }[] }>(
      `${node.url}/api/v2/summary.json`,
    )
    expect(summary.page.url).toBe('https://outcry.example')
    expect(summary.components.map(({ id }) => id).sort()).toEqual(services.map(({ slug }) => slug).sort())
    expect(summary).toMatchObject({ status: { indicator: 'none' }, incidents: [], scheduled_maintenances: [] })
  })
})

/** What a reader of Server-Sent Events gets, as it comes. */
async function listen(path: string) {
  const stop = new AbortController()
  const answer = await fetch(`${node.url}${path}`, { signal: stop.signal })
  const events: { id: string; event: string; data: ServiceCounts }[] = []
  let text = ''
  const ended = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
        if (fields.data) events.push({ ...fields, data: JSON.parse(fields.data) } as (typeof events)[number])
      }
    }
  })()
  return { answer, events, ended, close: () => stop.abort() }
}

describe('[W4] a stream', () => {
  it('tells what is, and then every change', async () => {
    const stream = await listen('/api/v1/services/signal/stream')
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.answer.headers.get('access-control-allow-origin')).toBe('*')
    await until(() => stream.events.length === 1)
    expect(stream.events[0]).toMatchObject({ event: 'service', id: String(NOW), data: { service: 'signal', total: 0 } })
    await post(node.url, { service: 'signal', location: { country: 'DE' } }, address(1))
    await until(() => stream.events.at(-1)!.data.total === 1)
    await post(node.url, { service: 'telegram' }, address(2))
    await post(node.url, { service: 'signal' }, address(2))
    await until(() => stream.events.at(-1)!.data.total === 2)
    expect(stream.events.every(({ data }) => data.service === 'signal')).toBe(true)
    stream.close()
    await stream.ended.catch(() => {})
  })

  it('tells of several services at once, as the widgets of one page need', async () => {
    const stream = await listen('/api/v1/stream?service=threema&service=viber&service=viber')
    await until(() => stream.events.length === 2)
    await post(node.url, { service: 'viber' }, address(4))
    await until(() => stream.events.length === 3)
    expect(stream.events.map(({ data }) => [data.service, data.total])).toEqual([
      ['threema', 0],
      ['viber', 0],
      ['viber', 1],
    ])
    stream.close()
    await stream.ended.catch(() => {})
  })

  it('keeps to the regions asked for, each in events of its own', async () => {
    const stream = await listen('/api/v1/services/line/stream?region=DE&region=FR')
    await until(() => stream.events.length === 2)
    expect(stream.events.map(({ data }) => data.region)).toEqual(['DE', 'FR'])
    for (const [n, country] of ['DE', 'FR', 'US'].entries())
      await post(node.url, { service: 'line', location: { country } }, address(10 + n))
    const last = (region: string) => stream.events.filter(({ data }) => data.region === region).at(-1)!.data
    await until(() => last('DE').total === 3 && last('FR').total === 3)
    expect([last('DE').regions, last('FR').regions]).toEqual([[['DE', 1]], [['FR', 1]]])
    stream.close()
    await stream.ended.catch(() => {})
  })

  it('leaves out what is unknown while there is something to tell: a faulty widget costs a page no other', async () => {
    const noArea = 'DE/82000000000ffff'
    const stream = await listen(`/api/v1/stream?service=no-such-thing&service=threema&region=${noArea}&region=DE`)
    await until(() => stream.events.length === 2)
    expect(stream.events.map(({ data }) => [data.service, data.region])).toEqual([
      ['threema', noArea],
      ['threema', 'DE'],
    ])
    stream.close()
    await stream.ended.catch(() => {})
  })

  const many = Array.from(
    { length: 60 },
    (_, i) => `&region=${String.fromCharCode(65 + (i % 26), 65 + (i % 25))}`,
  ).join('')
  it.each([
    ...['', '?service=', '?service=no-such-thing', `?${'service=viber&'.repeat(51)}`],
    ...['?service=viber&region=Germany', `?service=viber&service=signal${many}`],
  ])('is refused for what is asked wrongly: %s', async (query) =>
    expect([400, 404]).toContain((await read(`/api/v1/stream${query}`)).status),
  )

  it('is refused for an unknown service, and ends with the node', async () => {
    expect((await read('/api/v1/services/no-such-thing/stream')).status).toBe(404)
    const other = await freshDatabase()
    const ending = await startNode(other.url)
    const answer = await fetch(`${ending.url}/api/v1/services/signal/stream`)
    await ending.close()
    expect(await answer.text()).toContain('event: service')
    await other.drop()
  })
})

describe('[W5] the metrics', () => {
  it('are what Prometheus reads, and count what became of reports', async () => {
    await post(node.url, { service: 'netflix' }, address(3))
    await post(node.url, { service: 'netflix' }, address(3))
    const answer = await read('/metrics')
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    const text = await answer.text()
    expect(text).toMatch(/^outcry_reports_total\{result="counted"\} [1-9]\d*$/m)
    expect(text).toContain('outcry_reports_total{result="duplicates"} 1')
    expect(text).toContain('outcry_live_loaded 1')
    expect(text).toMatch(/^process_cpu_seconds_total /m)
  })
})
