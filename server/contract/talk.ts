import Type, { type Static } from 'typebox'
import { CountryCode, Slug } from './report.ts'
import { CATEGORIES } from './service.ts'
import { Statement } from './statement.ts'
import { Incident } from './verdict.ts'

/** What people and providers say in words, and what the operator of a site may do about it. */

const strict = { additionalProperties: false }
const Time = Type.Integer({ description: 'ms since 1970' })
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
/** With something in it that can be seen. */
const VISIBLE_TEXT = '^[^\\u0000\\ud800-\\udfff]*[^\\s\\u0000\\ud800-\\udfff][^\\u0000\\ud800-\\udfff]*$'
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: VISIBLE_TEXT })
const Url = Type.String({ pattern: '^https?://[^\\s"<>]+$', maxLength: 500 })
const WrittenTime = Type.String({ format: 'date-time', maxLength: 40, description: 'ISO 8601 with a zone' })

/** Longest word on a report, in characters. */
export const COMMENT_LENGTH = 280

const statementFields = { by: Words(80), text: Words(2_000), url: OrNull(Url), cause: OrNull(Words(120)) }

/** Body of `POST /api/v1/admin/statements`. */
export const NewStatement = Type.Object(
  {
    service: Slug,
    at: Type.Optional(WrittenTime),
    by: statementFields.by,
    text: statementFields.text,
    url: Type.Optional(statementFields.url),
    cause: Type.Optional(statementFields.cause),
  },
  strict,
)
export type NewStatement = Static<typeof NewStatement>

/** Body of `PATCH /api/v1/admin/statements/:id`: what is to be different. */
export const StatementChange = Type.Object(
  {
    at: Type.Optional(WrittenTime),
    by: Type.Optional(statementFields.by),
    text: Type.Optional(statementFields.text),
    url: Type.Optional(statementFields.url),
    cause: Type.Optional(statementFields.cause),
  },
  { ...strict, minProperties: 1 },
)
export type StatementChange = Static<typeof StatementChange>

/** Body of `POST /api/v1/reports/:id/comment`. */
export const NewComment = Type.Object(
  {
    text: Words(COMMENT_LENGTH),
    proof: Type.String({ maxLength: 200, description: "the report's receipt had it" }),
  },
  strict,
)
export type NewComment = Static<typeof NewComment>

/** Whether a word is shown now; `false`: it waits for somebody to look at it. */
export const CommentReceipt = Type.Object({ shown: Type.Boolean() })
export type CommentReceipt = Static<typeof CommentReceipt>

/** A word as everybody sees it. */
export const Comment = Type.Object({
  id: Type.String(),
  at: Time,
  text: Type.String(),
  problem: OrNull(Type.String({ description: 'problem type of the report' })),
  country: OrNull(
    Type.String({ description: 'ISO 3166-1 alpha-2; null unless three people of it reported in the hour before' }),
  ),
})
export type Comment = Static<typeof Comment>

/** Answer of `GET /api/v1/services/:slug/comments`, newest first. */
export const CommentList = Type.Object({
  total: Type.Integer({ description: 'all that are shown' }),
  comments: Type.Array(Comment),
  next: OrNull(Type.String({ description: 'pass it as `before` for the next page; null on the last' })),
})
export type CommentList = Static<typeof CommentList>

export const COMMENT_STATES = ['shown', 'held', 'hidden'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

/** A word as the operator sees it. */
export const ModeratedComment = Type.Object({
  ...Comment.properties,
  service: Type.String(),
  state: Type.Enum([...COMMENT_STATES]),
  reason: OrNull(Type.String()),
})
export type ModeratedComment = Static<typeof ModeratedComment>

export const ModeratedList = Type.Object({
  comments: Type.Array(ModeratedComment),
  next: CommentList.properties.next,
})
export type ModeratedList = Static<typeof ModeratedList>

/** Body of `PATCH /api/v1/admin/comments/:id`. */
export const Moderation = Type.Object(
  { state: Type.Enum(['shown', 'hidden']), reason: Type.Optional(Words(200)) },
  strict,
)
export type Moderation = Static<typeof Moderation>

export const IncidentNote = Type.Object({ id: Type.String(), at: Time, text: Type.String() })
export type IncidentNote = Static<typeof IncidentNote>

/** Body of `POST /api/v1/admin/incidents/:id/notes`. */
export const NewNote = Type.Object({ at: Type.Optional(WrittenTime), text: Words(2_000) }, strict)
export type NewNote = Static<typeof NewNote>

/** Answer of `GET /api/v1/incidents/:id`: the incident, what its provider said meanwhile, and the operator's notes. */
export const IncidentDetail = Type.Object({
  ...Incident.properties,
  statements: Type.Array(Statement, { description: 'in order of time' }),
  notes: Type.Array(IncidentNote, { description: 'in order of time' }),
})
export type IncidentDetail = Static<typeof IncidentDetail>

const Name = Words(60)
const serviceFields = {
  name: Name,
  category: Type.Enum([...CATEGORIES]),
  aliases: Type.Array(Name, { maxItems: 40 }),
  homepage: OrNull(Type.String({ pattern: '^https://[a-z0-9-]+(\\.[a-z0-9-]+)+(/[^\\s"<>]*)?$', maxLength: 200 })),
  country: OrNull(CountryCode),
  dependencies: Type.Array(Slug, { maxItems: 20 }),
  peers: Type.Array(Slug, { maxItems: 20 }),
}

/** Body of `POST /api/v1/admin/services`: one that the catalog hasn't got. */
export const NewService = Type.Object(
  {
    slug: Slug,
    name: serviceFields.name,
    category: serviceFields.category,
    aliases: Type.Optional(serviceFields.aliases),
    homepage: Type.Optional(serviceFields.homepage),
    country: Type.Optional(serviceFields.country),
    dependencies: Type.Optional(serviceFields.dependencies),
    peers: Type.Optional(serviceFields.peers),
  },
  strict,
)
export type NewService = Static<typeof NewService>

/** Body of `PATCH /api/v1/admin/services/:slug`; of the catalog's own only `hidden` can be changed. */
export const ServiceChange = Type.Object(
  {
    name: Type.Optional(serviceFields.name),
    category: Type.Optional(serviceFields.category),
    aliases: Type.Optional(serviceFields.aliases),
    homepage: Type.Optional(serviceFields.homepage),
    country: Type.Optional(serviceFields.country),
    dependencies: Type.Optional(serviceFields.dependencies),
    peers: Type.Optional(serviceFields.peers),
    hidden: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1 },
)
export type ServiceChange = Static<typeof ServiceChange>

/** A service as the operator sees it. */
export const KeptService = Type.Object({
  slug: Type.String(),
  ...serviceFields,
  added: Type.Boolean({ description: 'beyond the catalog' }),
  hidden: Type.Boolean(),
})
export type KeptService = Static<typeof KeptService>
