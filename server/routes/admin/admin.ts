import type { FastifyPluginAsync } from 'fastify'
import { moderationRoutes } from './comments.ts'
import { guard, type AdminParts, type AdminRoutes } from './guard.ts'
import { noteRoutes } from './notes.ts'
import { serviceAdminRoutes } from './services.ts'
import { statementRoutes } from './statements.ts'

/** What the operator of a site does by hand. */
export const adminRoutes: FastifyPluginAsync<AdminRoutes> = async (app, options) => {
  const letIn = guard(options)
  // Before the body is read: a stranger's is not worth parsing.
  app.addHook('onRequest', async (request) => letIn(request))
  const parts: AdminParts = { ...options, audit: (what, on) => app.log.info({ audit: on }, what) }
  const prefix = '/api/v1/admin'
  for (const routes of [statementRoutes, moderationRoutes, noteRoutes, serviceAdminRoutes])
    app.register(routes, { ...parts, prefix })
  // Nor does anybody else learn which paths there are.
  app.all(`${prefix}/*`, { schema: { hide: true } }, (_request, reply) => reply.callNotFound())
}
