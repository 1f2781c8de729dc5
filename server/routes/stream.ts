import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { OutgoingHttpHeaders } from 'node:http'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { ServiceCounts } from '../contract/counts.ts'
import { SlugParams } from '../contract/parameters.ts'
import { Slug } from '../contract/report.ts'
import { tooManyReaders } from '../errors.ts'
import type { Streams } from '../live/streams.ts'
import { as, events } from '../openapi/answers.ts'
import { serviceOf } from './services.ts'

export interface StreamRoutes {
  catalog: Catalog
  streams: Streams
}

const MOST_SERVICES = 50
const EVENTS = as(
  'A `service` event now and after every change, each with the whole state; a `beat` every so many seconds besides.',
  events({ service: ServiceCounts, beat: Type.Integer({ description: 'seconds until the next' }) }),
)

const Query = Type.Object({
  service: Type.Union([Slug, Type.Array(Slug, { minItems: 1, maxItems: MOST_SERVICES })], {
    description: `once for each service, at most ${MOST_SERVICES}`,
    examples: [['telegram', 'signal']],
  }),
})

/** Verdicts and counts of one service or of several, live, for widgets and scripts. Every event holds all of one's. */
export const streamRoutes: FastifyPluginAsync<StreamRoutes> = async (app, { catalog, streams }) => {
  app.get<{ Params: Static<typeof SlugParams> }>(
    '/api/v1/services/:slug/stream',
    {
      schema: {
        tags: ['Live'],
        summary: 'Follow one service',
        params: SlugParams,
        problems: ['UNKNOWN_SERVICE', 'TOO_MANY_READERS'],
        response: { 200: EVENTS },
      },
    },
    (request, reply) => open(request, reply, [request.params.slug]),
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
    (request, reply) => open(request, reply, [request.query.service].flat()),
  )

  function open(request: FastifyRequest, reply: FastifyReply, slugs: readonly string[]): void {
    const services = new Set(slugs.map((slug) => serviceOf(catalog, slug).id))
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
    else streams.add([...services], reply.raw)
  }
}
