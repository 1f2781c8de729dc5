import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../config.ts'
import { NewSecret, NewWebhook, PingResult, Webhook, WebhookChange, WebhookDraft } from '../contract/alerts.ts'
import { deleteSubscription } from '../db/alertSubscriptions.ts'
import { tooManyRequests } from '../errors.ts'
import { Limiter } from '../intake/limiter.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import type { Alerts } from '../notify/alerts.ts'
import { WebhookDesk } from '../notify/webhookDesk.ts'
import { RoomKeeper } from './room.ts'

export interface WebhookRoutes {
  room: Room
  alerts: Alerts
  catalog: Catalog
  clock: Clock
  pseudonyms: Pseudonyms
}

const Params = Type.Object({
  id: Type.String({
    format: 'uuid',
    description: 'of a webhook',
    examples: ['01a20950-f961-72fb-a93d-c0e522ecef6f'],
  }),
})
type ById = { Params: Static<typeof Params> }

/** Who sets up webhooks does so a few times; each costs a stranger's server a message an incident. */
const CREATE_LIMIT = { burst: 10, perSecond: 1 / 120, buckets: 65_536 }
/** A test is a request to somebody's server, on demand. */
const TEST_LIMIT = { burst: 10, perSecond: 1 / 20, buckets: 65_536 }

const described = (summary: string) => ({
  ...{ tags: ['Alerts'], summary },
  problems: ['FORBIDDEN_TARGET', 'UNKNOWN_SERVICE', 'TOO_MANY_REQUESTS'] as const,
})
const managed = (summary: string) => ({
  ...described(summary),
  description: "Needs the webhook's manageToken as Bearer token.",
  params: Params,
  problems: ['UNAUTHORIZED', 'FORBIDDEN_TARGET', 'UNKNOWN_SERVICE', 'TOO_MANY_REQUESTS'] as const,
  security: [{ manageToken: [] }],
})

type Limit = (request: FastifyRequest) => void

/** Webhooks: made by anybody, managed by who holds the token that is given once. */
export const webhookRoutes: FastifyPluginAsync<WebhookRoutes> = async (app, options) => {
  const { alerts, catalog, clock, pseudonyms, room } = options
  const { sql, guard, webhooks } = alerts
  const desk = new WebhookDesk({ catalog, clock, guard, sql, webhooks })
  const limiting = (of: ConstructorParameters<typeof Limiter>[0]): Limit => {
    const limiter = new Limiter(of)
    return (request) => {
      const now = clock.now()
      const wait = limiter.take(Number(BigInt.asUintN(32, pseudonyms.ofRequest(request, now).reporter)), now)
      if (wait > 0) throw tooManyRequests(wait)
    }
  }
  addMaking(app, desk, limiting(CREATE_LIMIT), new RoomKeeper(room, { clock, pseudonyms }))
  addManaging(app, desk, (id) => deleteSubscription(sql, id))
  addTrying(app, desk, limiting(TEST_LIMIT))
}

const ownedBy = (desk: WebhookDesk, { params, headers }: FastifyRequest<ById>) =>
  desk.owned(params.id, headers.authorization)

function addMaking(app: FastifyInstance, desk: WebhookDesk, limit: Limit, room: RoomKeeper): void {
  const making = described('Makes a webhook; it is sent nothing until a test was answered with 2xx')
  const problems = [...making.problems, 'TOO_MANY_FROM_NETWORK', 'NO_ROOM'] as const
  app.post<{ Body: WebhookDraft }>(
    '/api/v1/webhooks',
    { schema: { ...making, problems, body: WebhookDraft, response: { 201: NewWebhook } } },
    async (request, reply) => {
      limit(request)
      return reply.code(201).send(await room.make(request, (most) => desk.create(request.body, most)))
    },
  )
}

function addManaging(app: FastifyInstance, desk: WebhookDesk, end: (id: string) => Promise<unknown>): void {
  const path = '/api/v1/webhooks/:id'
  app.get<ById>(
    path,
    { schema: { ...managed('A webhook, its state and its latest deliveries'), response: { 200: Webhook } } },
    async (request) => desk.show(await ownedBy(desk, request)),
  )
  const changing = managed('Changes a webhook; a new URL has to be tested anew')
  app.patch<ById & { Body: WebhookChange }>(
    path,
    { schema: { ...changing, body: WebhookChange, response: { 200: Webhook } } },
    async (request) => desk.show(await desk.change(await ownedBy(desk, request), request.body)),
  )
  app.delete<ById>(
    path,
    { schema: { ...managed('Deletes a webhook, with all that waits for it'), response: { 204: Type.Null() } } },
    async (request, reply) => {
      await end((await ownedBy(desk, request)).id)
      return reply.code(204).send()
    },
  )
}

function addTrying(app: FastifyInstance, desk: WebhookDesk, limit: Limit): void {
  const testing = managed('Sends a test message now; answered with 2xx it verifies the webhook, or enables it again')
  app.post<ById>(
    '/api/v1/webhooks/:id/test',
    { schema: { ...testing, response: { 200: PingResult } } },
    async (request) => {
      const row = await ownedBy(desk, request)
      limit(request)
      return desk.test(row)
    },
  )
  app.post<ById>(
    '/api/v1/webhooks/:id/secret',
    { schema: { ...managed('Gives it a new secret; for a day both sign'), response: { 200: NewSecret } } },
    async (request) => desk.rotate(await ownedBy(desk, request)),
  )
}
