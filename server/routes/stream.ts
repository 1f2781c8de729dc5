import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { OutgoingHttpHeaders } from 'node:http'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { ServiceCounts } from '../contract/counts.ts'
import { SlugParams } from '../contract/parameters.ts'
import { REGION_PATTERN } from '../contract/region.ts'
import { Slug } from '../contract/report.ts'
import { badRequest, tooManyReaders, unknownService } from '../errors.ts'
import type { Streams } from '../live/streams.ts'
import { as, events } from '../openapi/answers.ts'

export interface StreamRoutes {
  catalog: Catalog
  streams: Streams
}

const MOST_SERVICES = 50
/** Services times regions. */
const MOST_TOPICS = 100
const EVENTS = as(
  'A `service` event now and after every change, each with the whole state; a `beat` every so many seconds besides.',
  events({ service: ServiceCounts, beat: Type.Integer({ description: 'seconds until the next' }) }),
)

/** Of an area that is none, nothing is told: one widget with a fault in it doesn't cost its page the others. */
const RegionName = Type.String({ pattern: REGION_PATTERN, examples: ['DE'] })
const Region = Type.Optional(
  Type.Union([RegionName, Type.Array(RegionName, { minItems: 1, maxItems: MOST_TOPICS })], {
    description:
      'only what concerns this region, in events of its own for each: a small part of the whole in a large outage; ' +
      `services times regions may be ${MOST_TOPICS}`,
  }),
)
const RegionQuery = Type.Object({ region: Region })

const Query = Type.Object({
  region: Region,
  service: Type.Union([Slug, Type.Array(Slug, { minItems: 1, maxItems: MOST_SERVICES })], {
    description: `once for each service, at most ${MOST_SERVICES}; those that are unknown are left out, if any is known`,
    examples: [['telegram', 'signal']],
  }),
})

type Asked = Static<typeof Region> | undefined

/** Verdicts and counts of one service or of several, live, for widgets and scripts. Every event holds all of one's. */
export const streamRoutes: FastifyPluginAsync<StreamRoutes> = async (app, { catalog, streams }) => {
  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof RegionQuery> }>(
    '/api/v1/services/:slug/stream',
    {
      schema: {
        tags: ['Live'],
        summary: 'Follow one service',
        params: SlugParams,
        querystring: RegionQuery,
        problems: ['UNKNOWN_SERVICE', 'TOO_MANY_READERS'],
        response: { 200: EVENTS },
      },
    },
    (request, reply) => open(request, reply, [request.params.slug], request.query.region),
  )

  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/v1/stream',
    {
      schema: {
        tags: ['Live'],
        summary: 'Follow several services on one connection',
        querystring: Query,
        problems: ['UNKNOWN_SERVICE', 'TOO_MANY_READERS'],
        response: { 200: EVENTS },
      },
    },
    (request, reply) => open(request, reply, [request.query.service].flat(), request.query.region),
  )

  function open(request: FastifyRequest, reply: FastifyReply, slugs: readonly string[], asked: Asked): void {
    const services = new Set(slugs.flatMap((slug) => catalog.bySlug(slug)?.id ?? []))
    if (services.size === 0) throw unknownService(slugs[0]!)
    const regions = asked === undefined ? [null] : [...new Set([asked].flat())]
    const topics = [...services].flatMap((service) => regions.map((region) => ({ service, region })))
    if (topics.length > MOST_TOPICS)
      throw badRequest('INVALID_REQUEST', `At most ${MOST_TOPICS} services times regions; given: ${topics.length}.`)
    if (streams.isFull) throw tooManyReaders()
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx would otherwise collect what is meant to be live.
      'x-accel-buffering': 'no',
    }
    reply.hijack()
    reply.raw.writeHead(200, headers as OutgoingHttpHeaders)
    if (request.method === 'HEAD') reply.raw.end()
    else streams.add(topics, reply.raw)
  }
}
