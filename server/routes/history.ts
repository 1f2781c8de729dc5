import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { Series } from '../contract/service.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { Sql } from '../db/sql.ts'
import { badRequest } from '../errors.ts'
import { seriesOf } from '../past/series.ts'
import { CountryName, serviceOf, SlugParams } from './services.ts'

export interface HistoryRoutes {
  catalog: Catalog
  clock: Clock
  /** A pool of its own: a long read must not hold up the live figures. */
  sql: Sql
}

export const Digits = Type.String({ pattern: '^[0-9]{1,15}$' })
export const Time = Type.String({ format: 'date-time', maxLength: 40 })
const SeriesQuery = Type.Object({
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  step: Type.Optional(Digits),
  region: Type.Optional(CountryName),
})

const schema = {
  tags: ['Services'],
  summary: 'Problem reports along the clock, and how many are usual',
  params: SlugParams,
  querystring: SeriesQuery,
  response: { 200: Series },
}

const MOST_STEPS = 3_000
const MOST_STEP_MINUTES = 366 * 24 * 60
/** The years 1 to 4000: minutes since 1970 are 32-bit integers in the database. */
const FURTHEST = 2_030 * 366 * DAY

/** What was said about a service along the clock, and what is usual. */
export const historyRoutes: FastifyPluginAsync<HistoryRoutes> = async (app, options) => {
  const { catalog, clock, sql } = options
  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof SeriesQuery> }>(
    '/api/v1/services/:slug/series',
    { schema },
    async ({ params, query }): Promise<Series> => {
      const service = serviceOf(catalog, params.slug)
      const stepMinutes = wholeMinutes(Number(query.step ?? 15 * MINUTE))
      const { first, last } = range(query, stepMinutes, clock.now())
      const region = query.region ?? WORLD_REGION
      return seriesOf(sql, { service: service.id, region, first, last, stepMinutes })
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

/** @throws HttpError 400 INVALID_TIME */
export function calendarTime(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time) || Math.abs(time) > FURTHEST)
    throw badRequest('INVALID_TIME', `"${text}" is no time of the calendar.`)
  return time
}
