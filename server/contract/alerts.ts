import Type, { type Static } from 'typebox'
import { REGION_PATTERN } from './region.ts'
import { Slug } from './report.ts'

/** What a subscriber can be told of an incident, in a region and all within it. */
export const ALERT_EVENTS = [
  'incident.opened',
  'incident.major',
  'incident.recovering',
  'incident.closed',
  'incident.reopened',
] as const
export type AlertEvent = (typeof ALERT_EVENTS)[number]

const strict = { additionalProperties: false }
const Time = Type.Integer({ description: 'ms since 1970' })
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const Region = Type.String({ pattern: REGION_PATTERN })
const Url = Type.String({ minLength: 8, maxLength: 2_000, description: 'https, and reachable from everywhere' })
const Services = Type.Array(Slug, { minItems: 1, maxItems: 200, uniqueItems: true })
const Regions = Type.Array(Region, {
  minItems: 1,
  maxItems: 50,
  uniqueItems: true,
  description: '"world" is anywhere, a country holds its areas; each has events of its own; ["world"] if not given',
})
const Events = Type.Array(Type.Enum([...ALERT_EVENTS]), { minItems: 1, uniqueItems: true })

/** Body of `POST /api/v1/webhooks`. */
export const WebhookDraft = Type.Object(
  { url: Url, services: Type.Optional(Services), regions: Type.Optional(Regions), events: Type.Optional(Events) },
  strict,
)
export type WebhookDraft = Static<typeof WebhookDraft>

/** Body of `PATCH /api/v1/webhooks/:id`; what is left out stays. */
export const WebhookChange = Type.Object(
  {
    url: Type.Optional(Url),
    services: Type.Optional(Type.Union([Services, Type.Null()], { description: 'null: all' })),
    regions: Type.Optional(Regions),
    events: Type.Optional(Events),
  },
  { ...strict, minProperties: 1 },
)
export type WebhookChange = Static<typeof WebhookChange>

/** How it went with one event. */
export const DeliveryLine = Type.Object({
  id: Type.String({ description: 'its webhook-id' }),
  type: Type.String(),
  state: Type.Enum(['waiting', 'delivered', 'failed', 'dropped']),
  attempts: Type.Integer(),
  triedAt: OrNull(Time),
  dueAt: OrNull(Time),
  status: OrNull(Type.Integer({ description: 'HTTP, of the last answer' })),
  fault: OrNull(Type.String()),
})

export const Webhook = Type.Object({
  id: Type.String(),
  url: Type.String(),
  services: OrNull(Type.Array(Type.String())),
  regions: Type.Array(Type.String()),
  events: Type.Array(Type.String()),
  state: Type.Enum(['unverified', 'active', 'disabled']),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'why it was disabled' }),
  createdAt: Time,
  lastSuccessAt: OrNull(Time),
  failingSince: OrNull(Time),
  deliveries: Type.Array(DeliveryLine, { description: 'the latest, up to 20' }),
})
export type Webhook = Static<typeof Webhook>

/** The only answers that ever hold the secret and the token. */
export const NewWebhook = Type.Object({
  id: Type.String(),
  state: Type.Enum(['unverified']),
  secret: Type.String({ description: 'whsec_…, to verify signatures with' }),
  manageToken: Type.String({ description: 'Bearer token for all that follows' }),
})
export type NewWebhook = Static<typeof NewWebhook>

export const NewSecret = Type.Object({
  secret: Type.String(),
  previousUntil: Type.Integer({ description: 'ms since 1970; until then the earlier one signs, too' }),
})
export type NewSecret = Static<typeof NewSecret>

/** What became of a test message. */
export const PingResult = Type.Object({
  delivered: Type.Boolean(),
  status: OrNull(Type.Integer()),
  fault: OrNull(Type.String()),
  state: Type.Enum(['unverified', 'active', 'disabled']),
})
export type PingResult = Static<typeof PingResult>

/** The body that a receiver is sent for an event. */
export const AlertMessage = Type.Object({
  type: Type.Enum([...ALERT_EVENTS]),
  timestamp: Type.String({ description: 'ISO 8601; the end of the minute in which it was noticed' }),
  data: Type.Object({
    incident: Type.Object({ id: Type.String(), url: Type.String(), startedAt: Type.String() }),
    service: Type.Object({ slug: Type.String(), name: Type.String(), url: Type.String() }),
    region: Region,
    state: Type.Enum(['possible', 'major', 'recovering', 'over']),
    previous: OrNull(Type.Enum(['possible', 'major', 'recovering', 'over'])),
    regions: Type.Array(
      Type.Object({ region: Region, state: Type.Enum(['possible', 'major', 'recovering', 'over']) }),
      { description: 'all that the incident touched within the region' },
    ),
    summary: Type.String({ description: 'English, in a sentence' }),
  }),
})
export type AlertMessage = Static<typeof AlertMessage>

const KeyText = (length: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{${length}}={0,2}$` })
const Endpoint = Type.String({ minLength: 8, maxLength: 2_000 })

/** Body of `POST /api/v1/push/subscriptions`: what `PushSubscription.toJSON()` gives, and of what to tell. */
export const PushDraft = Type.Object(
  {
    endpoint: Endpoint,
    keys: Type.Object({ p256dh: KeyText(87), auth: KeyText(22) }, strict),
    service: Slug,
    region: Type.Optional(Region),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 20 })),
  },
  strict,
)
export type PushDraft = Static<typeof PushDraft>

/** Body of `DELETE /api/v1/push/subscriptions`; the browser's secret proves whose it is. Without a service: all. */
export const PushEnd = Type.Object(
  { endpoint: Endpoint, auth: KeyText(22), service: Type.Optional(Slug), region: Type.Optional(Region) },
  strict,
)
export type PushEnd = Static<typeof PushEnd>

export const PushKey = Type.Object({ key: Type.String({ description: 'VAPID public key, base64url' }) })
export type PushKey = Static<typeof PushKey>

/** What the service worker is sent, in the subscriber's language. */
export interface PushMessage {
  title: string
  body: string
  /** Path of the page to open. */
  url: string
  /** A later message of the same tag takes the earlier one's place. */
  tag: string
  lang: string
}
