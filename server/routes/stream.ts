import type { FastifyPluginAsync } from 'fastify'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { tooManyReaders } from '../errors.ts'
import type { Streams } from '../live/streams.ts'
import { serviceOf, SlugParams } from './services.ts'

export interface StreamRoutes {
  catalog: Catalog
  streams: Streams
}

/** A service's verdict and counts, live, for widgets and scripts. Every event holds all of it. */
export const streamRoutes: FastifyPluginAsync<StreamRoutes> = async (app, { catalog, streams }) => {
  app.get<{ Params: Static<typeof SlugParams> }>(
    '/api/v1/services/:slug/stream',
    { schema: { params: SlugParams } },
    (request, reply) => {
      const service = serviceOf(catalog, request.params.slug)
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
      else streams.add(service.id, reply.raw)
    },
  )
}
