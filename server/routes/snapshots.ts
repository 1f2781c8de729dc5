import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog, Service } from '../catalog/catalog.ts'
import { DAY, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'
import { SlugParams } from '../contract/parameters.ts'
import { KeepSnapshot, KeptSnapshot, Snapshot, SNAPSHOT_ID } from '../contract/snapshot.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { keepSnapshot, readSnapshot, readSnapshotOf, type StoredSnapshot } from '../db/past.ts'
import type { Sql } from '../db/sql.ts'
import { badRequest, HttpError } from '../errors.ts'
import { Limiter } from '../intake/limiter.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import { as, geoJson } from '../openapi/answers.ts'
import { MEDIA_TYPES, toCsv, toGeoJson } from '../past/cells.ts'
import { quarterBefore, type Moment, type Moments } from '../past/moments.ts'
import { seriesOf } from '../past/series.ts'
import { idOf, snapshotOf } from '../past/snapshot.ts'
import { Pictures } from '../pages/pictures.ts'
import { calendarTime } from './history.ts'
import { serviceOf } from './services.ts'
import { siteOf } from './site.ts'

export interface SnapshotRoutes {
  catalog: Catalog
  clock: Clock
  moments: Moments
  pseudonyms: Pseudonyms
  publicUrl: string | null
  sql: Sql
}

/** Each costs some 30 KB for good: enough for a newsroom, too few to fill a disk. */
const PER_PERSON = { burst: 10, perSecond: 1 / 30, buckets: 65_536 }
const IN_ALL = { burst: 60, perSecond: 0.2, buckets: 1 }
const QUARTER_MINUTES = 15
const YEAR_SECONDS = 365 * 24 * 3600

const keepSchema = {
  tags: ['Snapshots'],
  summary: 'Keep a moment for good: 201 when it is new, 200 when it was kept before',
  problems: ['INVALID_TIME', 'UNKNOWN_SERVICE', 'TOO_MANY_SNAPSHOTS'] as const,
  params: SlugParams,
  body: KeepSnapshot,
  response: { 200: KeptSnapshot, 201: KeptSnapshot },
}

/** Keeps moments. Not for pages of other origins, which could have their visitors keep some. */
export const keepRoutes: FastifyPluginAsync<SnapshotRoutes> = async (app, options) => {
  const { catalog, clock, moments, pseudonyms, sql } = options
  const perPerson = new Limiter(PER_PERSON)
  const inAll = new Limiter(IN_ALL)

  app.post<{ Params: Static<typeof SlugParams>; Body: KeepSnapshot }>(
    '/api/v1/services/:slug/snapshots',
    { schema: keepSchema },
    async (request, reply) => {
      const service = serviceOf(catalog, request.params.slug)
      const now = clock.now()
      const at = wantedTime(request.body.at, now)
      const known = await readSnapshotOf(sql, service.id, at)
      if (known) return answered(known, at)
      const who = pseudonyms.ofRequest(request, now)
      limit(perPerson.take(Number(BigInt.asUintN(32, who.reporter)), now) || inAll.take(0, now))
      const kept = await keep(service, at, now)
      reply.code(201)
      return answered(kept, at)
    },
  )

  async function keep(service: Service, at: number, now: number): Promise<StoredSnapshot> {
    const isQuarter = at === quarterBefore(at)
    const moment = isQuarter
      ? await moments.at(service.id, at, WINDOW_MINUTES)
      : { ...(await moments.present(service.id)), at }
    const content = JSON.stringify(snapshotOf(service, moment, await dayUpTo(service, moment), now))
    return keepSnapshot(sql, { id: idOf(content), service: service.id, at, created: now, content })
  }

  function dayUpTo(service: Service, { at }: Moment) {
    const last = minuteOf(at + QUARTER_MINUTES * MINUTE - 1)
    const end = Math.floor(last / QUARTER_MINUTES) * QUARTER_MINUTES
    const range = { first: end - DAY / MINUTE, last: end, stepMinutes: QUARTER_MINUTES }
    return seriesOf(sql, { service: service.id, region: WORLD_REGION, ...range })
  }
}

/** A past moment at its quarter; the present one at its minute, unless a quarter has just ended. */
function wantedTime(at: string | undefined, now: number): number {
  if (at === undefined) return minuteOf(now) * MINUTE
  const time = calendarTime(at)
  if (time > now) throw badRequest('INVALID_TIME', 'A moment that lies ahead can’t be kept.')
  return quarterBefore(time)
}

function limit(seconds: number): void {
  if (seconds > 0)
    throw new HttpError(429, 'TOO_MANY_SNAPSHOTS', `So many can’t be kept at once; try again in ${seconds} s.`, seconds)
}

const answered = ({ id }: StoredSnapshot, at: number): KeptSnapshot => ({ id, at, url: `/snapshots/${id}` })

const IdParams = Type.Object({
  id: Type.String({
    pattern: SNAPSHOT_ID,
    description: 'of a kept moment: the hash of what was kept',
    examples: ['Zk3vJ0m1cQe7Yt5xw2LrNA'],
  }),
})
const schemaFor = (summary: string, type: string, schema: Type.TSchema) => ({
  ...{ tags: ['Snapshots'], summary, params: IdParams },
  problems: ['UNKNOWN_SNAPSHOT'] as const,
  response: { 200: as('As it was kept.', { [type]: schema }) },
})

/** What was kept, in the forms people use. The same for ever. */
export const snapshotRoutes: FastifyPluginAsync<SnapshotRoutes> = async (app, { publicUrl, sql }) => {
  const content = async (id: string): Promise<string> => {
    const stored = await readSnapshot(sql, id)
    if (!stored) throw new HttpError(404, 'UNKNOWN_SNAPSHOT', `No snapshot has the id ${id}.`)
    return stored.content
  }
  const snapshot = async (id: string) => JSON.parse(await content(id)) as Snapshot
  const pictures = new Pictures()

  app.get<{ Params: Static<typeof IdParams> }>(
    '/api/v1/snapshots/:id',
    { schema: schemaFor('A kept moment; its id is the hash of the answer', 'application/json', Snapshot) },
    async ({ params }, reply) => forGood(reply, MEDIA_TYPES.json).send(await content(params.id)),
  )

  app.get<{ Params: Static<typeof IdParams> }>(
    '/api/v1/snapshots/:id.csv',
    { schema: schemaFor('Its cells as CSV', 'text/csv', Type.String()) },
    async ({ params }, reply) => {
      const csv = toCsv(await snapshot(params.id))
      return named(forGood(reply, MEDIA_TYPES.csv), `${params.id}.csv`).send(csv)
    },
  )

  app.get<{ Params: Static<typeof IdParams> }>(
    '/api/v1/snapshots/:id.geojson',
    { schema: schemaFor('Its cells as GeoJSON', ...Object.entries(geoJson)[0]!) },
    async ({ params }, reply) => {
      const { cells, service, at, window, verdict, total, expected } = await snapshot(params.id)
      const map = toGeoJson({ service: service.slug, at, window, verdict, total, expected, cells })
      return named(forGood(reply, MEDIA_TYPES.geojson), `${params.id}.geojson`).send(JSON.stringify(map))
    },
  )

  app.get<{ Params: Static<typeof IdParams> }>(
    '/api/v1/snapshots/:id.png',
    { schema: schemaFor('A picture of it to print, 1600 by 900', 'image/png', Type.String({ format: 'binary' })) },
    async (request, reply) => {
      const { id } = request.params
      const picture = await pictures.of(id, await snapshot(id), siteOf(request, publicUrl))
      return forGood(reply, 'image/png').send(picture)
    },
  )
}

const forGood = (reply: FastifyReply, type: string): FastifyReply =>
  reply.type(type).header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)

const named = (reply: FastifyReply, file: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="outcry-${file}"`)
