import createClient from 'openapi-fetch'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { startNode, TOKEN, type TestNode } from '../setup/node.ts'
import { examplesOf, Judge, operationsOf, readDocument, type ApiDocument, type Operation } from './document.ts'
import type { paths } from './paths.d.ts'
import { NOW, sayMuch } from './said.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let document: ApiDocument
let client: ReturnType<typeof createClient<paths>>
/** What was called, as `GET /path/{name}`. */
const called = new Set<string>()
const clock = new ScenarioClock(NOW)

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
  await sayMuch(node.url, database.url, clock)
  document = await readDocument(node.url)
  const judge = new Judge(document)
  client = createClient<paths>({ baseUrl: node.url })
  client.use({
    async onResponse({ request, response, schemaPath }) {
      const name = `${request.method} ${schemaPath}`
      called.add(name)
      const operation = operationsOf(document).find(({ method, path }) => `${method} ${path}` === name)!
      const type = response.headers.get('content-type') ?? undefined
      const isStream = type?.startsWith('text/event-stream')
      const body = isStream ? '' : await response.clone().text()
      expect({ name, fault: judge.fault(operation, { status: response.status, type, body }) }).toEqual({
        ...{ name, fault: null },
      })
    },
  })
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

const telegram = { path: { slug: 'telegram' } }

/** Whatever is asked, it can be refused with these. */
type AnyRefusal = 'INTERNAL' | 'DATABASE_AWAY'

describe('[A2] a client made from the document', () => {
  it('is made from the present one: "npx vitest run tests/openapi/client.test.ts -u" makes it anew', async () => {
    const types = astToString(await openapiTS(document as unknown as OpenAPI3))
    await expect(types).toMatchFileSnapshot('./paths.d.ts')
  })

  it('reads what is said of services', async () => {
    const list = await client.GET('/api/v1/services', { params: { query: { q: 'telegarm', category: 'messenger' } } })
    expect(list.data!.services[0]).toMatchObject({ slug: 'telegram', lastHour: 12 })
    // @ts-expect-error a category that is not in the document
    await client.GET('/api/v1/services', { params: { query: { category: 'nonsense' } } })
    const detail = await client.GET('/api/v1/services/{slug}', { params: telegram })
    expect(detail.data!.problems).toEqual({ '': 6, messages: 6 })
    const why = await client.GET('/api/v1/services/{slug}/explain', { params: telegram })
    expect(why.data!.discarded!.late).toBe(0)
    const unknown = await client.GET('/api/v1/services/{slug}', { params: { path: { slug: 'nope' } } })
    const code: AnyRefusal | 'UNKNOWN_SERVICE' | 'NOT_FOUND' | 'INVALID_REQUEST' | 'ADDRESS_TOO_LONG' | undefined =
      unknown.error?.code
    expect(code).toBe('UNKNOWN_SERVICE')
  })

  it('reads what was said', async () => {
    const query = { step: 3_600_000, region: 'world' }
    const series = await client.GET('/api/v1/services/{slug}/series', { params: { ...telegram, query } })
    expect((series.data as { counts: number[] }).counts.reduce((sum, n) => sum + n)).toBe(12)
    const heat = await client.GET('/api/v1/services/{slug}/heat', { params: { ...telegram, query: { resolution: 4 } } })
    expect((heat.data as { cells: { count: number }[] }).cells.map(({ count }) => count)).toEqual([4])
  })

  it('reads incidents', async () => {
    const { data } = await client.GET('/api/v1/incidents', { params: { query: { state: 'open', limit: 5 } } })
    const [incident] = (data as { incidents: { id: string }[] }).incidents
    const one = await client.GET('/api/v1/incidents/{id}', { params: { path: { id: Number(incident!.id) } } })
    expect(one.data).toMatchObject({ id: '107', service: 'telegram', state: 'open' })
  })

  it('follows feeds, badges and streams', async () => {
    const parseAs = 'text'
    expect((await client.GET('/feed.atom', { parseAs })).data).toContain('<feed')
    expect((await client.GET('/feed.json')).data!.items).toHaveLength(7)
    expect((await client.GET('/status/{slug}/feed.atom', { params: telegram, parseAs })).data).toContain('<feed')
    expect((await client.GET('/status/{slug}/feed.json', { params: telegram })).data!.items).toHaveLength(4)
    const badge = { params: { path: { file: 'telegram.svg' } }, parseAs } as const
    expect((await client.GET('/badge/{file}', badge)).data).toContain('<svg')
    expect((await client.GET('/api/v2/summary.json')).data!.incidents).toEqual([])
    for (const stream of [
      await client.GET('/api/v1/services/{slug}/stream', { params: telegram, parseAs: 'stream' }),
      await client.GET('/api/v1/stream', { params: { query: { service: ['signal', 'viber'] } }, parseAs: 'stream' }),
    ]) {
      const reader = stream.data!.getReader()
      expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: service')
      await reader.cancel()
    }
  })

  it('embeds, and keeps a moment', async () => {
    const url = `${node.url}/status/telegram`
    expect((await client.GET('/oembed', { params: { query: { url } } })).data!.html).toContain('<iframe')
    const kept = await client.POST('/api/v1/services/{slug}/snapshots', { params: telegram, body: {} })
    const path = { id: kept.data!.id }
    const moment = await client.GET('/api/v1/snapshots/{id}', { params: { path } })
    expect((moment.data as { total: number }).total).toBe(12)
    const table = await client.GET('/api/v1/snapshots/{id}.csv', { params: { path }, parseAs: 'text' })
    expect(table.data).toContain('reports,ratio,confidence')
  })

  it('asks the node how it is', async () => {
    expect((await client.GET('/healthz')).data!.status).toBe('ok')
    expect((await client.GET('/readyz')).data!.status).toBe('ready')
    expect((await client.GET('/metrics', { parseAs: 'text' })).data).toContain('outcry_reports_total')
  })

  it('reports', async () => {
    const body = { service: 'signal', signal: 'problem', location: { lat: 52.5, lng: 13.4 } } as const
    const { data, response } = await client.POST('/api/v1/reports', { body })
    expect(response.status).toBe(201)
    expect(data).toMatchObject({ counted: true, country: 'DE', near: { country: 1 } })
    // @ts-expect-error a report must say of what
    expect((await client.POST('/api/v1/reports', { body: { signal: 'working' } })).error!.code).toBe('INVALID_REQUEST')
    const lines = `{"service":"signal","reporter":"a"}\n{"service":"nope","reporter":"b"}\n`
    const { data: upload } = await client.POST('/api/v1/reports/bulk', {
      body: lines,
      bodySerializer: (text) => text,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' },
    })
    expect(upload).toMatchObject({ accepted: 1, faults: [{ line: 2, code: 'UNKNOWN_SERVICE' }] })
  })

  it('has called every operation that needs no token; those not named above with their examples', async () => {
    const open = operationsOf(document).filter(({ method, security }) => method === 'GET' && !security)
    for (const operation of open.filter(({ method, path }) => !called.has(`${method} ${path}`)))
      await callAny(operation)
    expect(open.filter(({ method, path }) => !called.has(`${method} ${path}`))).toEqual([])
  })

  async function callAny({ path, parameters = [] }: Operation): Promise<void> {
    const needed = parameters.filter(({ required }) => required)
    const of = (where: string) =>
      Object.fromEntries(needed.filter((one) => one.in === where).map((one) => [one.name, examplesOf(one)[0]]))
    const get = client.GET as (path: string, init: object) => Promise<unknown>
    await get(path, { params: { path: of('path'), query: of('query') }, parseAs: 'stream' })
  }
})
