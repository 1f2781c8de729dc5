import { latLngToCell } from 'h3-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioClock } from '../../server/clock.ts'
import type { Heat, Problem, Series, ServiceDetail, ServiceList } from '../../server/contract/service.ts'
import { cellOfPlace } from '../../server/contract/frame.ts'
import { cellToOrdinal, ordinalToCell, type Resolution } from '../../server/contract/grid.ts'
import { Random } from '../fuzz/random.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { toldOf } from '../setup/told.ts'
import { get, send, startNode, TOKEN, until, type TestNode } from '../setup/node.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 15, 12, 7, 30)
const NOW_MINUTE = Math.floor(NOW / MINUTE)

const PLACES = [
  { at: { lat: 52.52, lng: 13.405 }, country: 'DE' },
  { at: { lat: 52.6, lng: 13.3 }, country: 'DE' },
  { at: { lat: 35.69, lng: 51.39 }, country: 'IR' },
  { at: { country: 'FR' }, country: 'FR' },
  { at: null, country: 'ZZ' },
] as const

interface Said {
  service: string
  signal: 'problem' | 'working' | 'recovered'
  problem: string | undefined
  place: (typeof PLACES)[number]
  minute: number
}

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
const clock = new ScenarioClock(NOW)
const said: Said[] = []

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock })
  const random = new Random(21)
  for (let i = 0; i < 400; i++) {
    const signal = random.pick(['problem', 'problem', 'problem', 'working', 'recovered'] as const)
    said.push({
      service: random.pick(['telegram', 'netflix']),
      signal,
      problem: signal === 'problem' ? random.pick(['login', 'other', undefined]) : undefined,
      place: random.pick(PLACES),
      minute: NOW_MINUTE - random.below(random.pick([60, 60, 1_400])),
    })
  }
  await upload(said)
  await until(async () => (await detail('telegram')).lastHour === recent('telegram').length)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

async function upload(reports: Said[]): Promise<void> {
  const lines = reports.map(({ service, signal, problem, place, minute }, i) =>
    JSON.stringify({
      ...{ service, signal, problem, reporter: `reader-${i}` },
      ...(place.at && { location: place.at }),
      observedAt: new Date(minute * MINUTE + 1_000).toISOString(),
    }),
  )
  const answer = await send(`${node.url}/api/v1/reports/bulk`, lines.join('\n'), {
    'content-type': 'application/x-ndjson',
    authorization: `Bearer ${TOKEN}`,
  })
  expect(answer.body).toEqual({ accepted: reports.length, duplicates: 0, faults: [] })
}

const api = (path: string) => `${node.url}/api/v1/services${path}`
const detail = (slug: string) => get<ServiceDetail>(api(`/${slug}`))
const problems = (service: string) => said.filter((one) => one.service === service && one.signal === 'problem')
const recent = (service: string) => problems(service).filter(({ minute }) => minute > NOW_MINUTE - 60)

function countBy<T>(list: T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1
  return counts
}

/** Problem reports in steps of so many minutes from `first` to `last`, the last one not included. */
function steps(reports: Said[], first: number, last: number, step: number): number[] {
  return Array.from(
    { length: Math.ceil((last - first) / step) },
    (_, i) =>
      reports.filter(({ minute }) => minute < last && minute >= first + i * step && minute < first + (i + 1) * step)
        .length,
  )
}

describe('a service', () => {
  it.each(['telegram', 'netflix'])('[L1] %s has the figures of what was reported', async (slug) => {
    const now = Math.floor(NOW_MINUTE / 15)
    const good = (signal: string) =>
      said.filter((one) => one.service === slug && one.signal === signal && one.minute > NOW_MINUTE - 60).length
    const regions = Object.entries(countBy(recent(slug), ({ place }) => place.country))
    expect(await detail(slug)).toMatchObject({
      slug,
      at: NOW,
      lastHour: recent(slug).length,
      problems: countBy(recent(slug), ({ problem }) => problem ?? ''),
      quarters: steps(problems(slug), (now - 95) * 15, (now + 1) * 15, 15),
      working: good('working'),
      recovered: good('recovered'),
      regions: regions
        .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
        .map(([country, lastHour]) => ({ country, lastHour })),
    })
  })

  it('has what a reporter needs to know', async () => {
    const telegram = await detail('telegram')
    expect(telegram).toMatchObject({ name: 'Telegram', category: 'messenger', homepage: 'https://telegram.org' })
    expect(telegram.problemTypes.map(({ id }) => id)).toEqual(expect.arrayContaining(['messages', 'login']))
    expect(telegram.alternatives.length).toBeGreaterThan(0)
    expect(telegram.alternatives.map(({ slug }) => slug)).not.toContain('telegram')
  })
})

describe('the list of services', () => {
  it('[L1] has every service, with the figures of each', async () => {
    const { services } = await get<ServiceList>(api(''))
    const reported = services.filter(({ lastHour }) => lastHour > 0).map(({ slug, lastHour }) => [slug, lastHour])
    expect(Object.fromEntries(reported)).toEqual(
      countBy([...recent('telegram'), ...recent('netflix')], (one) => one.service),
    )
    expect(new Set(services.map(({ slug }) => slug)).size).toBe(services.length)
    expect(services.length).toBeGreaterThan(50)
  })

  it.each([
    ['?q=telegram', 'telegram'],
    ['?q=TELEGRAM', 'telegram'],
    [`?q=${encodeURIComponent('телеграм')}`, 'telegram'],
    [`?q=${encodeURIComponent('تلگرام')}`, 'telegram'],
    ['?q=telegarm', 'telegram'],
    ['?q=netflx', 'netflix'],
    ['?q=netflix&category=streaming', 'netflix'],
  ])('[C2] is searched by name and alias: %s', async (query, slug) => {
    expect((await get<ServiceList>(api(query))).services[0]?.slug).toBe(slug)
  })

  it('[C2] may be empty', async () => {
    expect((await get<ServiceList>(api('?q=qqqqqqzzzz'))).services).toEqual([])
    expect((await get<ServiceList>(api('?q=telegram&category=bank'))).services).toEqual([])
  })

  it('[C2] is narrowed to a category', async () => {
    const { services } = await get<ServiceList>(api('?category=streaming'))
    expect(services.map(({ slug }) => slug)).toContain('netflix')
    expect(new Set(services.map(({ category }) => category))).toEqual(new Set(['streaming']))
  })

  it('[C2] is whole when nothing is asked for', async () => {
    const all = (await get<ServiceList>(api(''))).services.length
    expect((await get<ServiceList>(api('?q=%20'))).services).toHaveLength(all)
  })
})

describe('a series', () => {
  const series = (query: string) => get<Series>(api(`/telegram/series${query}`))

  it('[L1] is of the last day in quarters of an hour, unless asked otherwise', async () => {
    const first = Math.floor((NOW_MINUTE - 1_440) / 15) * 15
    expect(await series('')).toMatchObject({
      from: first * MINUTE,
      step: 15 * MINUTE,
      region: 'world',
      counts: steps(problems('telegram'), first, NOW_MINUTE + 1, 15),
    })
  })

  it('[L1] has the asked time, step and region', async () => {
    const first = NOW_MINUTE - 67
    const query = new URLSearchParams({
      from: new Date(first * MINUTE).toISOString(),
      to: new Date((first + 39) * MINUTE).toISOString(),
      step: String(MINUTE),
      region: 'DE',
    })
    const german = problems('telegram').filter(({ place }) => place.country === 'DE')
    expect(await series(`?${query}`)).toMatchObject({
      from: first * MINUTE,
      step: MINUTE,
      region: 'DE',
      counts: steps(german, first, first + 40, 1),
    })
  })

  it('[L1] of a region where nobody said anything is all zeros', async () => {
    const { counts, region } = await series('?region=JP')
    expect(region).toBe('JP')
    expect(counts.every((count) => count === 0)).toBe(true)
  })
})

describe('a heat map', () => {
  const heat = (query: string) => get<Heat>(api(`/telegram/heat${query}`))

  function cells(resolution: number, first: number, last: number, people = 3) {
    const located = problems('telegram').filter(({ place, minute }) => {
      return place.at !== null && 'lat' in place.at && minute >= first && minute <= last
    })
    const ordinals = located.map(({ place }) => {
      const { lat, lng } = place.at as { lat: number; lng: number }
      return cellToOrdinal(latLngToCell(lat, lng, 6), 6)
    })
    const told = [...toldOf(ordinals, resolution as Resolution, people)].map(([place, count]) => {
      const cell = cellOfPlace(place, resolution as Resolution)
      return [ordinalToCell(cell.ordinal, cell.resolution), count]
    })
    return Object.fromEntries(told) as Record<string, number>
  }
  const asRecord = (map: Heat) => Object.fromEntries(map.cells.map(({ cell, count }) => [cell, count]))

  it('[L1] is of the last hour at resolution 3, unless asked otherwise', async () => {
    const map = await heat('')
    expect(map).toMatchObject({ at: NOW, window: 60, resolution: 3 })
    expect(asRecord(map)).toEqual(cells(3, NOW_MINUTE - 59, NOW_MINUTE))
  })

  it.each([2, 3, 4, 5, 6])('[L1] has the counts of each cell at resolution %i', async (resolution) => {
    expect(asRecord(await heat(`?resolution=${resolution}`))).toEqual(cells(resolution, NOW_MINUTE - 59, NOW_MINUTE))
  })

  it('[L1] [T1] has those of an earlier time and another window, up to the last whole quarter hour', async () => {
    const at = Math.floor((NOW_MINUTE - 20) / 15) * 15
    const map = await heat(`?resolution=4&window=110&at=${new Date((at + 7) * MINUTE).toISOString()}`)
    expect(map).toMatchObject({ at: at * MINUTE, roundedTo: 15 * MINUTE, window: 120, resolution: 4 })
    // In two hours begun one person may have made two reports that are no repeats.
    expect(asRecord(map)).toEqual(cells(4, at - 120, at - 1, 5))
    expect(map.cells.length).toBeGreaterThan(0)
  })
})

describe('[I3] a bad question', () => {
  const long = 'x'.repeat(300)
  it.each([
    '?category=nonsense',
    '?category=',
    `?q=${long}`,
    '?q=a&q=b',
    '/telegram/series?step=fast',
    '/telegram/series?step=-1',
    '/telegram/series?step=999999999999999',
    '/telegram/series?from=yesterday',
    '/telegram/series?from=2026-01-15',
    '/telegram/series?from=2026-02-30T00:00:00Z&to=2026-13-01T00:00:00Z',
    '/telegram/series?from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:00Z',
    '/telegram/series?from=2020-01-01T00:00:00Z&step=60000',
    '/telegram/series?from=9999-12-30T00:00:00Z&to=9999-12-31T00:00:00Z',
    '/telegram/series?region=Germany',
    '/telegram/series?region=de',
    '/telegram/heat?resolution=7',
    '/telegram/heat?resolution=1',
    '/telegram/heat?resolution=3.5',
    '/telegram/heat?resolution=',
    '/telegram/heat?window=all',
    '/telegram/heat?at=now',
    '/telegram/heat?at=9999-12-31T23:59:59Z',
    '/telegram/heat?at=4100-01-01T00:00:00Z',
    `/${long.slice(0, 65)}`,
    '/%E0%A4%A',
  ])('%s is answered 400', async (path) => {
    const response = await fetch(api(path))
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as Problem
    expect(problem.code).toMatch(/^INVALID_/)
    expect(problem.status).toBe(400)
    expect(problem.detail.length).toBeGreaterThan(5)
  })

  it.each(['/no-such-thing', '/no-such-thing/series', '/no-such-thing/heat', '/__proto__', '/Telegram', '/%00'])(
    '%s is answered 404',
    async (path) => {
      const response = await fetch(api(path))
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ status: 404, code: 'UNKNOWN_SERVICE' })
    },
  )

  it.each([
    ['/incidents?state=maybe', 400, 'INVALID_REQUEST'],
    ['/incidents?region=Germany', 400, 'INVALID_REQUEST'],
    ['/incidents?service=no-such-thing', 404, 'UNKNOWN_SERVICE'],
    ['/incidents/abc', 400, 'INVALID_REQUEST'],
    ['/incidents/-1', 400, 'INVALID_REQUEST'],
    ['/incidents/1', 404, 'UNKNOWN_INCIDENT'],
    ['/incidents/999999999999999', 404, 'UNKNOWN_INCIDENT'],
    ['/services/telegram/explain?region=Germany', 400, 'INVALID_REQUEST'],
    ['/services/no-such-thing/explain', 404, 'UNKNOWN_SERVICE'],
    ['/services/telegram/explain?region=QQ', 404, 'UNKNOWN_REGION'],
  ])('%s is answered %i %s', async (path, status, code) => {
    const response = await fetch(`${node.url}/api/v1${path}`)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, code })
  })

  it('to an address that is not there is answered 404', async () => {
    const response = await fetch(api('/telegram/nothing'))
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('reading from another origin', () => {
  const from = (path: string, init: RequestInit = {}) =>
    fetch(api(path), { ...init, headers: { origin: 'https://elsewhere.example', ...init.headers } })

  it.each(['', '/telegram', '/telegram/series', '/telegram/heat', '/no-such-thing', '/telegram/heat?resolution=9'])(
    'is open: %s',
    async (path) => {
      expect((await from(path)).headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  it('may be asked for beforehand', async () => {
    const answer = await from('/telegram', { method: 'OPTIONS', headers: { 'access-control-request-method': 'GET' } })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
  })

  it('does not go for bulk uploads, nor for reports that would not say where they come from', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
    const { headers } = await fetch(`${node.url}/api/v1/reports/bulk`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', ...asked },
    })
    expect(headers.get('access-control-allow-headers') ?? '').not.toMatch(/content-type|\*/i)
    // What needs no asking beforehand is not taken.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect(
        (await send(`${node.url}/api/v1/reports`, new Blob(['{"service":"telegram"}']), { 'content-type': type }))
          .status,
      ).toBe(415)
  })
})

describe('health', () => {
  it('is told', async () => {
    expect(await get(`${node.url}/healthz`)).toEqual({ status: 'ok' })
    expect(await get(`${node.url}/readyz`)).toEqual({ status: 'ready' })
  })
})
