import cors from '@fastify/cors'
import etag from '@fastify/etag'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { docsRoutes } from './docs.ts'
import { badgeRoutes, type BadgeRoutes } from './badges.ts'
import { commentReading, type CommentReading } from './comments.ts'
import { explainRoutes, type ExplainRoutes } from './explain.ts'
import { feedRoutes, type FeedRoutes } from './feeds.ts'
import { heatRoutes, type HeatRoutes } from './heat.ts'
import { historyRoutes, type HistoryRoutes } from './history.ts'
import { incidentRoutes, type IncidentRoutes } from './incidents.ts'
import { oembedRoutes, type OEmbedRoutes } from './oembed.ts'
import { serviceRoutes, type ServiceRoutes } from './services.ts'
import { snapshotRoutes, type SnapshotRoutes } from './snapshots.ts'
import { streamRoutes, type StreamRoutes } from './stream.ts'
import { summaryRoutes, type SummaryRoutes } from './summary.ts'
import { widgetRoutes, type WidgetRoutes } from './widget.ts'

type ReadingRoutes = ServiceRoutes &
  HistoryRoutes &
  HeatRoutes &
  SnapshotRoutes &
  ExplainRoutes &
  IncidentRoutes &
  BadgeRoutes &
  FeedRoutes &
  SummaryRoutes &
  WidgetRoutes &
  OEmbedRoutes &
  StreamRoutes &
  CommentReading

/** All that can be read, by pages of any origin. */
export const readingRoutes: FastifyPluginAsync<ReadingRoutes> = async (app, options) => {
  // Without a list every header asked for is allowed, Content-Type too: then any page could have its visitors report.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['Cache-Control', 'If-None-Match', 'Last-Event-ID'],
    exposedHeaders: ['ETag', 'Link', 'Retry-After'],
  })
  // What is read is read as it is: a schema that shortens or rounds it would hide a mistake.
  app.setSerializerCompiler(() => JSON.stringify)
  app.addHook('onRoute', tellOfTags)
  app.addHook('onSend', async (request, reply) => forget(request, reply))
  // Who asks again is told so when nothing has changed.
  await app.register(etag, { weak: true })
  app.register(serviceRoutes, options)
  app.register(historyRoutes, options)
  app.register(heatRoutes, options)
  app.register(snapshotRoutes, options)
  app.register(explainRoutes, options)
  app.register(incidentRoutes, options)
  app.register(badgeRoutes, options)
  app.register(feedRoutes, options)
  app.register(summaryRoutes, options)
  app.register(streamRoutes, options)
  app.register(commentReading, options)
  app.register(widgetRoutes, options)
  app.register(oembedRoutes, options)
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=60')
    return app.swagger()
  })
  app.register(docsRoutes)
}

/** Streams are hijacked before an ETag could be made. */
function tellOfTags(route: RouteOptions): void {
  if (route.schema?.tags && !route.schema.tags.includes('Live')) route.schema = { ...route.schema, isTagged: true }
}

/** Live figures are good for a moment; a refusal is nothing to keep, nor to be told of as unchanged. */
function forget(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.statusCode >= 400) delete request.headers['if-none-match']
  else if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'public, max-age=5')
}
