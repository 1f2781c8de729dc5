import type { FastifyPluginAsync } from 'fastify'
import { notReady } from '../errors.ts'
import type { Live } from '../live/live.ts'

/** Liveness: the process answers. Readiness: it has loaded the live figures. */
export const healthRoutes: FastifyPluginAsync<{ live: Live }> = async (app, { live }) => {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    if (!live.loaded) throw notReady()
    return { status: 'ready' }
  })
}
