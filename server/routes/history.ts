import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { DAY, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { cellOfPlace, tileOfPlace, WINDOW_MINUTES } from '../contract/frame.ts'
import {
  cellToOrdinal,
  FIRST_TILED,
  isResolution,
  MIN_REPORTERS,
  ordinalToCell,
  TILE_STEP,
  type Resolution,
} from '../contract/grid.ts'
import { CountryName, Digits, Format, SlugParams, Time } from '../contract/parameters.ts'
import { Heat, Series } from '../contract/service.ts'
import { MOST_TILES } from '../contract/watch.ts'
import { readHeat, readSeries } from '../db/rollups.ts'
import type { Sql } from '../db/sql.ts'
import { badRequest } from '../errors.ts'
import type { Live } from '../live/live.ts'
import { Pyramid } from '../live/pyramid.ts'
import { as, csv, json } from '../openapi/answers.ts'
import { csvOf, isoTime } from '../pages/csv.ts'
import type { ExcessMap, Usual } from '../verdict/usual.ts'
import { asCsv, wantsCsv } from './formats.ts'
import { serviceOf } from './services.ts'

export interface HistoryRoutes {
  catalog: Catalog
  clock: Clock
  live: Live
  usual: Usual
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
const HeatQuery = Type.Object({
  resolution: Type.Optional(
    Type.String({ pattern: '^[2-6]$', default: '3', description: 'H3 resolution', examples: ['3'] }),
  ),
  at: Type.Optional(Time('end of the window, now unless given')),
  window: Type.Optional(Digits('minutes, 1 to 1440; 60 unless given', 60)),
  tiles: Type.Optional(
    Type.String({
      pattern: '^8[0-2][0-9a-f]{13}(,8[0-2][0-9a-f]{13})*$',
      maxLength: 16 * MOST_TILES,
      description: 'only these parts of the world: H3 cells four resolutions coarser, for resolutions 4 to 6',
      examples: ['801ffffffffffff'],
    }),
  ),
})

const MOST_STEPS = 3_000
const MOST_STEP_MINUTES = 366 * 24 * 60
/** The years 1 to 4000: minutes since 1970 are 32-bit integers in the database. */
const FURTHEST = 2_030 * 366 * DAY

const SERIES = {
  tags: ['History'],
  summary: 'Tell how many problems were reported, step by step',
  problems: ['INVALID_TIME', 'UNKNOWN_SERVICE'] as const,
  response: { 200: as('Counts; as CSV a line for each step.', { ...json(Series), ...csv }) },
}

const seriesTable = ({ from, step, region, counts }: Series): string =>
  csvOf(
    ['time', 'region', 'problems'],
    counts.map((count, i) => [isoTime(from + i * step), region, count]),
  )

const HEAT = {
  tags: ['History'],
  summary: 'Tell where problems were reported, and how far that exceeds the usual',
  problems: ['INVALID_TIME', 'INVALID_TILE', 'UNKNOWN_SERVICE'] as const,
}

/** What was said about a service at any time: along the clock, and on the map. */
export const historyRoutes: FastifyPluginAsync<HistoryRoutes> = async (app, options) => {
  const { catalog, clock, live, usual, sql } = options
  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof SeriesQuery> }>(
    '/api/v1/services/:slug/series',
    { schema: { ...SERIES, params: SlugParams, querystring: SeriesQuery } },
    async (request, reply): Promise<Series | FastifyReply> => {
      const { params, query } = request
      const service = serviceOf(catalog, params.slug)
      const stepMinutes = wholeMinutes(Number(query.step ?? 15 * MINUTE))
      const { first, last } = range(query, stepMinutes, clock.now())
      const region = query.region === undefined || query.region === 'world' ? null : query.region
      const counts = await readSeries(sql, { service: service.id, region, first, last, stepMinutes })
      const series = {
        from: first * MINUTE,
        step: stepMinutes * MINUTE,
        region: region ?? 'world',
        counts: Array.from({ length: Math.ceil((last - first) / stepMinutes) }, (_, i) => counts.get(i) ?? 0),
      }
      reply.header('cache-control', 'public, max-age=15').header('vary', 'Accept')
      if (!wantsCsv(request, query.format)) return series
      return asCsv(reply, `${service.slug}-series`).send(seriesTable(series))
    },
  )

  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof HeatQuery> }>(
    '/api/v1/services/:slug/heat',
    { schema: { ...HEAT, params: SlugParams, querystring: HeatQuery, response: { 200: Heat } } },
    async ({ params, query }): Promise<Heat> => {
      const service = serviceOf(catalog, params.slug)
      const resolution = Number(query.resolution ?? 3)
      if (!isResolution(resolution)) throw badRequest('INVALID_REQUEST', 'resolution is 2 to 6')
      const window = Math.min(24 * 60, Math.max(1, Number(query.window ?? WINDOW_MINUTES)))
      const at = query.at === undefined ? clock.now() : calendarTime(query.at)
      const last = minuteOf(at)
      const tiles = tilesOf(query.tiles, resolution)
      const cells = await readHeat(sql, { service: service.id, first: last - window + 1, last })
      const counts = Pyramid.of(cells, peopleToTell(window))
      // What is usual is known of the last hour alone.
      const isNow = query.at === undefined && window === WINDOW_MINUTES
      const excess = isNow ? usual.excessOf(service.id, reported(counts, live, service.id)) : null
      return { at, window, resolution, cells: toldCells(counts, resolution, tiles, excess) }
    },
  )
}

function reported(counts: Pyramid, live: Live, service: number) {
  return {
    told: (resolution: Resolution, cell: number) => counts.told(resolution, cell),
    inCountry: (country: string) => live.state.inCountry(service, country),
  }
}

function toldCells(
  counts: Pyramid,
  resolution: Resolution,
  tiles: ReadonlySet<number> | null,
  excess: ExcessMap | null,
): Heat['cells'] {
  const cells: Heat['cells'] = []
  counts.forEachTold(resolution, (place, count) => {
    if (tiles && !tiles.has(tileOfPlace(place, resolution))) return
    const cell = cellOfPlace(place, resolution)
    const { ratio, confidence } = excess?.at(cell.resolution, cell.ordinal) ?? NOT_KNOWN
    cells.push({ cell: ordinalToCell(cell.ordinal, cell.resolution), count, ratio, confidence })
  })
  return cells.sort((a, b) => (a.cell < b.cell ? -1 : 1))
}

/**
 * Repeats are told from first reports by the hour: in each hour begun, one person may have made one that is none. So many
 * that aren't are of three people at least.
 */
const peopleToTell = (window: number): number => (MIN_REPORTERS - 1) * Math.ceil(window / WINDOW_MINUTES) + 1

const NOT_KNOWN = { ratio: null, confidence: null }

function tilesOf(list: string | undefined, resolution: Resolution): Set<number> | null {
  if (list === undefined) return null
  const level = resolution - TILE_STEP
  const tiles = list.split(',')
  if (resolution < FIRST_TILED || tiles.some((tile) => parseInt(tile[1]!, 16) !== level))
    throw badRequest('INVALID_TILE', 'tiles are cells four resolutions coarser, for resolutions 4 to 6')
  return new Set(tiles.map((tile) => cellToOrdinal(tile, level)))
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
