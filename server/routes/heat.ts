import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Negotiator from 'negotiator'
import Type, { type Static } from 'typebox'
import type { Catalog, Service } from '../catalog/catalog.ts'
import { MINUTE, type Clock } from '../clock.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'
import { cellToOrdinal, FIRST_TILED, isResolution, TILE_STEP, type Resolution } from '../contract/grid.ts'
import { Digits, SlugParams, Time } from '../contract/parameters.ts'
import { Heat } from '../contract/service.ts'
import { MOST_TILES } from '../contract/watch.ts'
import { badRequest } from '../errors.ts'
import { as, csv, geoJson, json } from '../openapi/answers.ts'
import { MEDIA_TYPES, toCsv, toGeoJson, toldCells, type HeatFormat } from '../past/cells.ts'
import { QUARTER, quarterBefore, type Moment, type Moments } from '../past/moments.ts'
import { calendarTime } from './history.ts'
import { serviceOf } from './services.ts'
import { tagged } from './tag.ts'

export interface HeatRoutes {
  catalog: Catalog
  clock: Clock
  moments: Moments
}

const Query = Type.Object({
  resolution: Type.Optional(
    Type.String({ pattern: '^[2-6]$', default: '3', description: 'H3 resolution', examples: ['3'] }),
  ),
  at: Type.Optional(Time('a past moment, told as of the last whole quarter hour before it; now unless given')),
  window: Type.Optional(
    Digits('minutes up to then, 1 to 1440, rounded up to whole quarter hours; 60 unless given', 60),
  ),
  tiles: Type.Optional(
    Type.String({
      pattern: '^8[0-2][0-9a-f]{13}(,8[0-2][0-9a-f]{13})*$',
      maxLength: 16 * MOST_TILES,
      description: 'only these parts of the world: H3 cells four resolutions coarser, for resolutions 4 to 6',
      examples: ['801ffffffffffff'],
    }),
  ),
  format: Type.Optional(Type.Enum(['json', 'geojson', 'csv'], { description: 'before the Accept header' })),
})

const MOST_MINUTES = 24 * 60
const QUARTER_MINUTES = QUARTER / MINUTE
const YEAR_SECONDS = 365 * 24 * 3600

const schema = {
  tags: ['History'],
  summary: 'Tell where problems were reported, now or at any past quarter hour, and how far that exceeds the usual',
  problems: ['INVALID_TIME', 'INVALID_TILE', 'UNKNOWN_SERVICE'] as const,
  params: SlugParams,
  querystring: Query,
  response: {
    200: as('As JSON, GeoJSON (RFC 7946, a feature per cell) or CSV (a line per cell).', {
      ...json(Heat),
      ...geoJson,
      ...csv,
    }),
  },
}

/** What is told of the places of a service, at any time. */
export const heatRoutes: FastifyPluginAsync<HeatRoutes> = async (app, options) => {
  const { catalog, clock, moments } = options

  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof Query> }>(
    '/api/v1/services/:slug/heat',
    { schema },
    async ({ params, query, headers }, reply) => {
      const service = serviceOf(catalog, params.slug)
      const resolution = Number(query.resolution ?? 3)
      if (!isResolution(resolution)) throw badRequest('INVALID_REQUEST', 'resolution is 2 to 6')
      const wanted = { resolution, tiles: tilesOf(query.tiles, resolution) }
      const window = Math.min(MOST_MINUTES, Math.max(1, Number(query.window ?? WINDOW_MINUTES)))
      const format = query.format ?? formatOf(headers)
      reply.header('vary', 'accept')
      if (query.at === undefined && window === WINDOW_MINUTES)
        return sent(reply, format, tagged(reply, told(await moments.present(service.id), wanted, 0), format))
      return then(service, wanted, { query, window, reply, format })
    },
  )

  async function then(service: Service, wanted: Wanted, { query, window, reply, format }: Asked) {
    const asked = query.at === undefined ? clock.now() : calendarTime(query.at)
    const at = quarterBefore(Math.min(asked, clock.now()))
    const quarters = Math.ceil(window / QUARTER_MINUTES) * QUARTER_MINUTES
    const moment = await moments.at(service.id, at, quarters)
    // What nothing can change any more is kept for good; before that a late report may still come.
    const keep = moment.closed ? `max-age=${YEAR_SECONDS}, immutable` : 'max-age=60'
    return sent(reply.header('cache-control', `public, ${keep}`), format, told(moment, wanted, QUARTER))
  }
}

function told({ counts, excess, ...moment }: Moment, { resolution, tiles }: Wanted, roundedTo: number): Heat {
  const { at, window, total, expected, verdict } = moment
  const regions = moment.countries.map(([country, count]) => ({ country, count }))
  const cells = toldCells(counts, resolution, tiles, excess)
  return { at, roundedTo, window, resolution, total, expected, verdict, regions, cells }
}

interface Wanted {
  resolution: Resolution
  tiles: ReadonlySet<number> | null
}

interface Asked {
  query: Static<typeof Query>
  window: number
  reply: FastifyReply
  format: HeatFormat
}

function sent(reply: FastifyReply, format: HeatFormat, heat: Heat) {
  reply.type(MEDIA_TYPES[format])
  if (format === 'csv') return reply.send(toCsv(heat))
  return reply.send(format === 'json' ? heat : JSON.stringify(toGeoJson(heat)))
}

const FORMATS: Record<string, HeatFormat> = {
  'application/json': 'json',
  'application/geo+json': 'geojson',
  'text/csv': 'csv',
}

/** What Accept names most; JSON for who doesn't care, and for who wants something else. */
function formatOf(headers: Record<string, unknown>): HeatFormat {
  const type = new Negotiator({ headers } as ConstructorParameters<typeof Negotiator>[0]).mediaType(
    Object.keys(FORMATS),
  )
  return FORMATS[type ?? ''] ?? 'json'
}

function tilesOf(list: string | undefined, resolution: Resolution): Set<number> | null {
  if (list === undefined) return null
  const level = resolution - TILE_STEP
  const tiles = list.split(',')
  if (resolution < FIRST_TILED || tiles.some((tile) => parseInt(tile[1]!, 16) !== level))
    throw badRequest('INVALID_TILE', 'tiles are cells four resolutions coarser, for resolutions 4 to 6')
  return new Set(tiles.map((tile) => cellToOrdinal(tile, level)))
}
