import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { CountryName, Digits, Format, SlugParams, Time } from '../contract/parameters.ts'
import { Series } from '../contract/service.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { Sql } from '../db/sql.ts'
import { badRequest } from '../errors.ts'
import { as, csv, json } from '../openapi/answers.ts'
import { csvOf, isoTime } from '../pages/csv.ts'
import { seriesOf } from '../past/series.ts'
import { asCsv, wantsCsv } from './formats.ts'
import { serviceOf } from './services.ts'

export interface HistoryRoutes {
  catalog: Catalog
  clock: Clock
  /** A pool of its own: a long read must not hold up the live figures. */
  sql: Sql
}

const SeriesQuery = Type.Object({
  from: Type.Optional(Time('start, a day before the end unless given')),
  to: Type.Optional(Time('end, now unless given')),
  step: Type.Optional(
    Digits('ms; rounded to whole minutes, at most a year, 15 minutes unless given, at most 3000 steps', 900_000),
  ),
  region: Type.Optional(CountryName),
  format: Type.Optional(Format),
})

const MOST_STEPS = 3_000
const MOST_STEP_MINUTES = 366 * 24 * 60
/** The years 1 to 4000: minutes since 1970 are 32-bit integers in the database. */
const FURTHEST = 2_030 * 366 * DAY

const SERIES = {
  tags: ['History'],
  summary: 'Tell how many problems were reported, step by step, and how many are usual',
  problems: ['INVALID_TIME', 'UNKNOWN_SERVICE'] as const,
  response: { 200: as('Counts; as CSV a line for each step.', { ...json(Series), ...csv }) },
}

const seriesTable = ({ from, step, region, counts, expected }: Series): string =>
  csvOf(
    ['time', 'region', 'problems', 'expected'],
    counts.map((count, i) => [isoTime(from + i * step), region, count, expected[i] ?? null]),
  )

/** What was said about a service along the clock, and what is usual. */
export const historyRoutes: FastifyPluginAsync<HistoryRoutes> = async (app, options) => {
  const { catalog, clock, sql } = options
  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof SeriesQuery> }>(
    '/api/v1/services/:slug/series',
    { schema: { ...SERIES, params: SlugParams, querystring: SeriesQuery } },
    async (request, reply): Promise<Series | FastifyReply> => {
      const { params, query } = request
      const service = serviceOf(catalog, params.slug)
      const stepMinutes = wholeMinutes(Number(query.step ?? 15 * MINUTE))
      const { first, last } = range(query, stepMinutes, clock.now())
      const region = query.region ?? WORLD_REGION
      const series = await seriesOf(sql, { service: service.id, region, first, last, stepMinutes })
      reply.header('cache-control', 'public, max-age=15').header('vary', 'Accept')
      if (!wantsCsv(request, query.format)) return series
      return asCsv(reply, `${service.slug}-series`).send(seriesTable(series))
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
