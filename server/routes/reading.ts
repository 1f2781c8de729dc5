import cors from '@fastify/cors'
import type { FastifyPluginAsync } from 'fastify'
import { explainRoutes, type ExplainRoutes } from './explain.ts'
import { historyRoutes, type HistoryRoutes } from './history.ts'
import { incidentRoutes, type IncidentRoutes } from './incidents.ts'
import { serviceRoutes, type ServiceRoutes } from './services.ts'

type ReadingRoutes = ServiceRoutes & HistoryRoutes & ExplainRoutes & IncidentRoutes

/** All that can be read, by pages of any origin. */
export const readingRoutes: FastifyPluginAsync<ReadingRoutes> = async (app, options) => {
  // Without a list every header asked for is allowed, Content-Type too: then any page could have its visitors report.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['Cache-Control', 'Last-Event-ID'],
  })
  app.register(serviceRoutes, options)
  app.register(historyRoutes, options)
  app.register(explainRoutes, options)
  app.register(incidentRoutes, options)
}
