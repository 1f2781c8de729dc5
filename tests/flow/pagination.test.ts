import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import type { IncidentList } from '../../server/contract/verdict.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { operationsOf, readDocument } from '../openapi/document.ts'
import { NOW, sayMuch } from '../openapi/said.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { get, startNode, type TestNode } from '../setup/node.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
const clock = new ScenarioClock(NOW)

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
  await sayMuch(node.url, database.url, clock)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${node.url}${path}`, { headers })
const idsOf = ({ incidents }: IncidentList) => incidents.map(({ id }) => id)

/** Ids of all pages, by the links of each to the next. */
async function follow(path: string): Promise<string[][]> {
  const pages: string[][] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await read(next)
    const list = (await answer.json()) as IncidentList
    pages.push(idsOf(list))
    next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
    expect(next !== undefined).toBe(list.next !== null)
    if (list.next !== null) expect(new URL(next!, node.url).searchParams.get('cursor')).toBe(list.next)
  }
  return pages
}

describe('[A4] pages of incidents', () => {
  it('have their links documented', async () => {
    const list = operationsOf(await readDocument(node.url)).find(({ path }) => path === '/api/v1/incidents')!
    expect(Object.keys(list.responses[200]!.headers!)).toEqual(['Link', 'ETag', 'Cache-Control'])
  })

  it('go on where the last ended, each incident in one of them, the latest detected first', async () => {
    const all = ['107', '106', '105', '104', '103', '102', '101']
    expect(await follow('/api/v1/incidents')).toEqual([all])
    expect(await follow('/api/v1/incidents?limit=3')).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)])
    expect((await follow('/api/v1/incidents?limit=1')).flat()).toEqual(all)
  })

  it('keep to what was asked for', async () => {
    expect(await follow('/api/v1/incidents?limit=2&state=over&service=signal')).toEqual([['106', '104'], ['102']])
    expect(await follow('/api/v1/incidents?limit=2&region=DE')).toEqual([
      ['106', '105'],
      ['103', '102'],
    ])
    expect(await follow('/api/v1/incidents?limit=2&region=DE/821f1ffffffffff')).toEqual([['106', '103']])
    expect(await follow('/api/v1/incidents?state=open')).toEqual([['107']])
  })

  it('neither repeat nor leave out when others begin, or starts are moved, in between', async () => {
    const first = await get<IncidentList>(`${node.url}/api/v1/incidents?limit=3`)
    const sql = connect(database.url, { max: 1, name: 'test' })
    await sql`insert into incidents (id, service, worst, detected, started, closed, version)
      select 200, id, 'major', ${Math.floor(NOW / 60_000)}, 1, 2, 0 from services where slug = 'viber'`
    await sql`update incidents set started = started - 5000 where id in (106, 103)`
    await disconnect(sql)
    const rest = await follow(`/api/v1/incidents?limit=3&cursor=${first.next}`)
    expect([...idsOf(first), ...rest.flat()]).toEqual(['107', '106', '105', '104', '103', '102', '101'])
  })

  it.each(['x', '', 'LTEuLTE', 'MS4y!', 'Mg', 'MS4yLjM', 'OTk5OTk5OTk5OTk5LjE', 'MS4wMg', '%00'])(
    'do not begin at "%s"',
    async (cursor) => {
      const answer = await read(`/api/v1/incidents?cursor=${cursor}`)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'INVALID_CURSOR' })
    },
  )

  it.each(['0', '201', '-1', '1.5', ''])('do not have %s incidents', async (limit) => {
    expect((await read(`/api/v1/incidents?limit=${limit}`)).status).toBe(400)
  })
})

describe('[A5] what is read', () => {
  it('says how long it is good for, and is not sent again while nothing has changed', async () => {
    const document = await readDocument(node.url)
    const tagged = operationsOf(document).filter(({ responses }) => '304' in responses)
    expect(tagged.length).toBeGreaterThan(10)
    const names: Record<string, string> = { slug: 'telegram', id: '101', file: 'telegram.svg' }
    for (const { path } of tagged) {
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name)
      const answer = await read(url)
      if (answer.status !== 200) continue
      const caching = answer.headers.get('cache-control')!
      expect({ url, caching }).toEqual({ url, caching: expect.stringMatching(/^public, max-age=[1-9]/) })
      clock.advanceTo(clock.now() + 7)
      const again = await read(url, { 'if-none-match': answer.headers.get('etag')! })
      expect([url, again.status, await again.text()]).toEqual([url, 304, ''])
      expect(again.headers.get('cache-control')).toBe(caching)
    }
  })

  it('is another in each form', async () => {
    const url = '/api/v1/services/telegram/heat?format='
    const forms = await Promise.all(['json', 'geojson', 'csv'].map((form) => read(url + form)))
    const tags = forms.map(({ headers }) => headers.get('etag')!)
    expect(new Set(tags).size).toBe(3)
    expect((await read(`${url}csv`, { 'if-none-match': tags[2]! })).status).toBe(304)
  })

  it('is changed when something was reported, and so has another ETag', async () => {
    const before = (await read('/api/v1/services/viber/series')).headers.get('etag')!
    await fetch(`${node.url}/api/v1/reports`, {
      ...{ method: 'POST', body: '{"service":"viber"}', headers: { 'content-type': 'application/json' } },
    })
    expect((await read('/api/v1/services/viber/series', { 'if-none-match': before })).status).toBe(200)
  })

  it('is not kept when it is a refusal, and a refusal is never "unchanged"', async () => {
    const refusal = await read('/api/v1/services/nope')
    expect(refusal.headers.get('cache-control')).toBe('no-store')
    const again = await read('/api/v1/services/nope', { 'if-none-match': refusal.headers.get('etag') ?? '"x"' })
    expect(again.status).toBe(404)
  })

  it('lets pages elsewhere see what they need to go on', async () => {
    const { headers } = await read('/api/v1/incidents?limit=1', { origin: 'https://elsewhere.example' })
    expect(headers.get('access-control-expose-headers')!.split(', ').sort()).toEqual(['ETag', 'Link', 'Retry-After'])
  })
})

describe('[A6] a table', () => {
  it('of a series is sent to who asks for it, by parameter or by Accept', async () => {
    const series = await get<{ from: number; step: number; counts: number[]; expected: (number | null)[] }>(
      `${node.url}/api/v1/services/telegram/series?region=FR`,
    )
    const time = (i: number) => new Date(series.from + i * series.step).toISOString()
    const rows = series.counts.map((n, i) => `${time(i)},FR,${n},${series.expected[i] ?? ''}\r\n`)
    const table = `time,region,problems,expected\r\n${rows.join('')}`
    for (const answer of [
      await read('/api/v1/services/telegram/series?region=FR&format=csv'),
      await read('/api/v1/services/telegram/series?region=FR', { accept: 'text/csv' }),
      await read('/api/v1/services/telegram/series?region=FR', { accept: 'application/json;q=0.4, text/csv' }),
    ]) {
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
      expect(answer.headers.get('vary')).toContain('Accept')
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="telegram-series.csv"')
      expect(await answer.text()).toBe(table)
    }
  })

  it.each([
    'application/json',
    '*/*',
    'text/html,*/*;q=0.8',
    'text/csv;q=0.1, application/json',
    'image/png',
    'nonsense',
  ])('is not sent for "%s"', async (accept) => {
    const answer = await read('/api/v1/services/telegram/series', { accept })
    expect(answer.headers.get('content-type')).toContain('application/json')
  })

  it('of incidents has a line for each region', async () => {
    const lines = (await (await read('/api/v1/incidents?format=csv&service=telegram&limit=2')).text()).split('\r\n')
    expect(lines[0]).toMatch(/^incident,service,incident_state,region,name,state,/)
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 6))).toEqual([
      ['107', 'telegram', 'open', 'world', '', 'major'],
      ['105', 'telegram', 'over', 'DE', '', 'over'],
      ['105', 'telegram', 'over', 'world', '', 'over'],
      [''],
    ])
  })
})
