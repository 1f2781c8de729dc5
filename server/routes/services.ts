import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog, Service } from '../catalog/catalog.ts'
import { problemsOf } from '../catalog/problems.ts'
import { DAY, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'
import { FINEST, isResolution, ordinalToCell } from '../contract/grid.ts'
import {
  CATEGORIES,
  Explain,
  Heat,
  Series,
  ServiceDetail,
  ServiceList,
  type ServiceSummary,
} from '../contract/service.ts'
import { readDiscarded, readHeat, readSeries } from '../db/rollups.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { Sql } from '../db/sql.ts'
import { badRequest, HttpError, unknownService } from '../errors.ts'
import type { Live } from '../live/live.ts'
import type { Views } from '../live/views.ts'
import type { Verdicts } from '../verdict/verdicts.ts'

export interface ServiceRoutes {
  catalog: Catalog
  clock: Clock
  live: Live
  views: Views
  verdicts: Verdicts
  /** A pool of its own: a long read must not hold up the live figures. */
  sql: Sql
}

const Params = Type.Object({ slug: Type.String({ maxLength: 64 }) })
const Digits = Type.String({ pattern: '^[0-9]{1,15}$' })
const Time = Type.String({ format: 'date-time', maxLength: 40 })
const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  category: Type.Optional(Type.Enum([...CATEGORIES])),
})
const SeriesQuery = Type.Object({
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  step: Type.Optional(Digits),
  region: Type.Optional(Type.String({ pattern: '^(world|[A-Z]{2})$' })),
})
const RegionQuery = Type.Object({ region: Type.Optional(Type.String({ pattern: '^(world|[A-Z]{2})$' })) })
const HeatQuery = Type.Object({
  resolution: Type.Optional(Type.String({ pattern: '^[2-6]$' })),
  at: Type.Optional(Time),
  window: Type.Optional(Digits),
})

const SEARCH_RESULTS = 50
const MOST_STEPS = 3_000
const MOST_STEP_MINUTES = 366 * 24 * 60
/** The years 1 to 4000: minutes since 1970 are 32-bit integers in the database. */
const FURTHEST = 2_030 * 366 * DAY

/** Reading: the catalog, and what was said about each service, now and earlier. */
export const serviceRoutes: FastifyPluginAsync<ServiceRoutes> = async (app, options) => {
  const { catalog, clock, live, views, verdicts, sql } = options
  const bySlug = (slug: string): Service => {
    const service = catalog.bySlug(slug)
    if (!service) throw unknownService(slug)
    return service
  }

  app.get<{ Querystring: Static<typeof ListQuery> }>(
    '/api/v1/services',
    { schema: { querystring: ListQuery, response: { 200: ServiceList } } },
    async ({ query }) => {
      const found = query.q?.trim() ? catalog.search(query.q, SEARCH_RESULTS) : catalog.all
      const state = live.state
      const services = found
        .filter((service) => query.category === undefined || service.category === query.category)
        .map((service): ServiceSummary => {
          const { slug, name, aliases, category } = service
          const { total, quarters, verdict, expected } = views.line(state, service)
          return { slug, name, aliases, category, lastHour: total, quarters, verdict, expected }
        })
      return { services }
    },
  )

  app.get<{ Params: Static<typeof Params> }>(
    '/api/v1/services/:slug',
    { schema: { params: Params, response: { 200: ServiceDetail } } },
    async ({ params }) => detail(bySlug(params.slug)),
  )

  function detail(service: Service): ServiceDetail {
    const { slug, name, category, homepage, dependencies } = service
    const counts = views.service(live.state, service)
    return {
      slug,
      name,
      category,
      homepage,
      dependencies,
      alternatives: catalog.alternatives(slug).map((other) => ({ slug: other.slug, name: other.name })),
      problemTypes: problemsOf(category).map((type) => ({ id: type.slug, label: type.label })),
      at: counts.at,
      lastHour: counts.total,
      quarters: counts.quarters,
      problems: counts.problems,
      regions: counts.regions.map(([country, lastHour]) => ({ country, lastHour })),
      working: counts.working,
      recovered: counts.recovered,
      verdicts: counts.verdicts,
      incident: counts.incident,
    }
  }

  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof SeriesQuery> }>(
    '/api/v1/services/:slug/series',
    { schema: { params: Params, querystring: SeriesQuery, response: { 200: Series } } },
    async ({ params, query }): Promise<Series> => {
      const service = bySlug(params.slug)
      const stepMinutes = wholeMinutes(Number(query.step ?? 15 * MINUTE))
      const { first, last } = range(query, stepMinutes, clock.now())
      const region = query.region === undefined || query.region === 'world' ? null : query.region
      const counts = await readSeries(sql, { service: service.id, region, first, last, stepMinutes })
      return {
        from: first * MINUTE,
        step: stepMinutes * MINUTE,
        region: region ?? 'world',
        counts: Array.from({ length: Math.ceil((last - first) / stepMinutes) }, (_, i) => counts.get(i) ?? 0),
      }
    },
  )

  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof RegionQuery> }>(
    '/api/v1/services/:slug/explain',
    { schema: { params: Params, querystring: RegionQuery, response: { 200: Explain } } },
    async ({ params, query }): Promise<Explain> => {
      const service = bySlug(params.slug)
      const region = query.region ?? WORLD_REGION
      const why = await verdicts.explain(service, region)
      if (!why)
        throw new HttpError(404, 'UNKNOWN_REGION', `Nothing was reported about ${service.name} in ${region} so far.`)
      const since = why.since === null ? null : why.since * MINUTE
      const discarded = await readDiscarded(sql, service.id, region === WORLD_REGION ? null : region, why.at)
      return { ...why, region, at: why.at * MINUTE, since, discarded }
    },
  )

  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof HeatQuery> }>(
    '/api/v1/services/:slug/heat',
    { schema: { params: Params, querystring: HeatQuery, response: { 200: Heat } } },
    async ({ params, query }): Promise<Heat> => {
      const service = bySlug(params.slug)
      const resolution = Number(query.resolution ?? 3)
      if (!isResolution(resolution)) throw badRequest('INVALID_REQUEST', 'resolution is 2 to 6')
      const window = Math.min(24 * 60, Math.max(1, Number(query.window ?? WINDOW_MINUTES)))
      const at = query.at === undefined ? clock.now() : calendarTime(query.at)
      const last = minuteOf(at)
      const steps = FINEST - resolution
      const cells = await readHeat(sql, { service: service.id, first: last - window + 1, last, steps })
      return {
        at,
        window,
        resolution,
        cells: cells.map(([cell, count]) => ({ cell: ordinalToCell(cell, resolution), count })),
      }
    },
  )
}

function wholeMinutes(step: number): number {
  const minutes = Math.max(1, Math.round(step / MINUTE))
  if (minutes > MOST_STEP_MINUTES) throw badRequest('INVALID_REQUEST', 'step is at most a year, in ms')
  return minutes
}

/** Minutes since 1970, whole steps: [first, last). */
function range(query: Static<typeof SeriesQuery>, stepMinutes: number, now: number) {
  const to = query.to === undefined ? now : calendarTime(query.to)
  const from = query.from === undefined ? to - DAY : calendarTime(query.from)
  if (from >= to) throw badRequest('INVALID_TIME', 'from must lie before to')
  const first = Math.floor(minuteOf(from) / stepMinutes) * stepMinutes
  const last = minuteOf(to) + 1
  if ((last - first) / stepMinutes > MOST_STEPS)
    throw badRequest(
      'INVALID_REQUEST',
      `At most ${MOST_STEPS} steps at once; given: ${Math.ceil((last - first) / stepMinutes)}.`,
    )
  return { first, last }
}

function calendarTime(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time) || Math.abs(time) > FURTHEST)
    throw badRequest('INVALID_TIME', `"${text}" is no time of the calendar.`)
  return time
}
