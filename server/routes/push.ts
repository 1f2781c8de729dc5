import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../config.ts'
import { PushDraft, PushEnd, PushKey } from '../contract/alerts.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { deleteSubscription } from '../db/alertSubscriptions.ts'
import { readPushesOf, upsertPush } from '../db/pushSubscriptions.ts'
import { badRequest, notFound, tooManyRequests } from '../errors.ts'
import { Limiter } from '../intake/limiter.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import type { Alerts } from '../notify/alerts.ts'
import { ForbiddenTarget } from '../notify/guard.ts'
import { checkEndpoint, PUSH_EVENTS } from '../notify/push.ts'
import { areKeys } from '../notify/webPush.ts'
import { RoomKeeper } from './room.ts'
import { serviceOf } from './services.ts'

export interface PushRoutes {
  room: Room
  alerts: Alerts
  catalog: Catalog
  clock: Clock
  pseudonyms: Pseudonyms
}

const LIMIT = { burst: 30, perSecond: 1 / 20, buckets: 65_536 }
/** Of one browser: services and regions that it is told of. */
const MOST_OF_ONE = 50
const tags = ['Alerts']
const Subscribed = Type.Object({ id: Type.String() })

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex')
const keyOf = (endpoint: string, service: string, region = WORLD_REGION) => digest(endpoint, service, region)

const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(digest(a), 'hex'), Buffer.from(digest(b), 'hex'))

/** Web Push without an account: the browser's endpoint is who is told, its secret proves that it asks. */
export const pushRoutes: FastifyPluginAsync<PushRoutes> = async (
  app,
  { alerts, catalog, clock, pseudonyms, ...options },
) => {
  const { sql, guard, vapid } = alerts
  const limiter = new Limiter(LIMIT)
  const room = new RoomKeeper(options.room, { clock, pseudonyms })

  function endpointOf({ endpoint, keys }: PushDraft): string {
    if (!areKeys(keys)) throw badRequest('INVALID_KEYS', 'These are not the keys of a browser.')
    try {
      return checkEndpoint(endpoint, guard)
    } catch (error) {
      if (error instanceof ForbiddenTarget) throw badRequest('FORBIDDEN_TARGET', `The endpoint ${error.message}.`)
      throw error
    }
  }

  app.get(
    '/api/v1/push/key',
    { schema: { tags, summary: 'The key that browsers subscribe with', response: { 200: PushKey } } },
    async () => ({ key: vapid.publicKey }),
  )

  app.post<{ Body: PushDraft }>(
    '/api/v1/push/subscriptions',
    {
      schema: {
        ...{ tags, summary: 'Tells a browser when a service fails in a region, and when it is back' },
        problems: [
          ...(['INVALID_KEYS', 'FORBIDDEN_TARGET', 'TOO_MANY_SUBSCRIPTIONS'] as const),
          ...(['UNKNOWN_SERVICE', 'TOO_MANY_REQUESTS', 'TOO_MANY_FROM_NETWORK', 'NO_ROOM'] as const),
        ],
        body: PushDraft,
        response: { 200: Subscribed, 201: Subscribed },
      },
    },
    async (request, reply) => {
      const now = clock.now()
      const wait = limiter.take(Number(BigInt.asUintN(32, pseudonyms.ofRequest(request, now).reporter)), now)
      if (wait > 0) throw tooManyRequests(wait)
      const { keys, service: slug, region = WORLD_REGION, language = 'en' } = request.body
      const service = serviceOf(catalog, slug)
      const endpoint = endpointOf(request.body)
      const [endpointHash, key] = [digest(endpoint), keyOf(endpoint, slug, region)]
      const known = await readPushesOf(sql, endpointHash)
      const isKnown = known.some((one) => one.key === key)
      if (known.length >= MOST_OF_ONE && !isKnown)
        throw badRequest('TOO_MANY_SUBSCRIPTIONS', `A browser can be told of ${MOST_OF_ONE} services and regions.`)
      const row = {
        ...{ id: randomUUID(), endpoint, endpointHash, key, ...keys, language, created: now },
        ...{ services: [service.id], regions: [region], events: PUSH_EVENTS },
      }
      const save = (most: number) => upsertPush(sql, row, most)
      // A browser tells anew every day what it told before: that takes no place.
      const { id, isNew } = await (isKnown ? save(Infinity) : room.make(request, save))
      return reply.code(isNew ? 201 : 200).send({ id })
    },
  )

  app.delete<{ Body: PushEnd }>(
    '/api/v1/push/subscriptions',
    {
      schema: {
        ...{ tags, summary: 'Ends what a browser is told: of one service and region, or all' },
        problems: ['NOT_FOUND'] as const,
        body: PushEnd,
        response: { 204: Type.Null() },
      },
    },
    async ({ body }, reply) => {
      const endpoint = URL.canParse(body.endpoint) ? new URL(body.endpoint).href : body.endpoint
      const wanted = body.service === undefined ? null : keyOf(endpoint, body.service, body.region)
      const found = await readPushesOf(sql, digest(endpoint))
      const owned = found.filter((one) => isSame(one.auth, body.auth) && (wanted === null || one.key === wanted))
      if (owned.length === 0) throw notFound('There is no such subscription.')
      for (const { id } of owned) await deleteSubscription(sql, id)
      return reply.code(204).send()
    },
  )
}
