import type { FastifyPluginAsync } from 'fastify'
import { Health } from '../contract/tools.ts'
import { notReady } from '../errors.ts'
import type { Live } from '../live/live.ts'
import { as, json } from '../openapi/answers.ts'

/** Liveness: the process answers. Readiness: it has loaded the live figures. */
export const healthRoutes: FastifyPluginAsync<{ live: Live }> = async (app, { live }) => {
  const said = { tags: ['Operation'], response: { 200: as('Yes.', json(Health)) } }
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))

  const lives = { ...said, summary: 'Tell whether the process answers' }
  app.get('/healthz', { schema: lives }, async (): Promise<Health> => ({ status: 'ok' }))

  const ready = { ...said, summary: 'Tell whether the live figures are loaded', problems: ['NOT_READY'] as const }
  app.get('/readyz', { schema: ready }, async (): Promise<Health> => {
    if (!live.loaded) throw notReady()
    return { status: 'ready' }
  })
}
