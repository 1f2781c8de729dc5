import cors from '@fastify/cors'
import etag from '@fastify/etag'
import type { FastifyPluginAsync } from 'fastify'
import { badgeRoutes, type BadgeRoutes } from './badges.ts'
import { commentReading, type CommentReading } from './comments.ts'
import { explainRoutes, type ExplainRoutes } from './explain.ts'
import { feedRoutes, type FeedRoutes } from './feeds.ts'
import { historyRoutes, type HistoryRoutes } from './history.ts'
import { incidentRoutes, type IncidentRoutes } from './incidents.ts'
import { serviceRoutes, type ServiceRoutes } from './services.ts'
import { streamRoutes, type StreamRoutes } from './stream.ts'
import { summaryRoutes, type SummaryRoutes } from './summary.ts'

type ReadingRoutes = ServiceRoutes &
  HistoryRoutes &
  ExplainRoutes &
  IncidentRoutes &
  BadgeRoutes &
  FeedRoutes &
  SummaryRoutes &
  StreamRoutes &
  CommentReading

/** All that can be read, by pages of any origin. */
export const readingRoutes: FastifyPluginAsync<ReadingRoutes> = async (app, options) => {
  // Without a list every header asked for is allowed, Content-Type too: then any page could have its visitors report.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['Cache-Control', 'Last-Event-ID'],
  })
  // Who asks again is told so when nothing has changed.
  await app.register(etag, { weak: true })
  app.register(serviceRoutes, options)
  app.register(historyRoutes, options)
  app.register(explainRoutes, options)
  app.register(incidentRoutes, options)
  app.register(badgeRoutes, options)
  app.register(feedRoutes, options)
  app.register(summaryRoutes, options)
  app.register(streamRoutes, options)
  app.register(commentReading, options)
}
