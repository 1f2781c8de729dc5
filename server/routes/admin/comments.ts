import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import { COMMENT_STATES, ModeratedComment, ModeratedList, Moderation } from '../../contract/talk.ts'
import { moderate, readComments, type CommentRow } from '../../db/comments.ts'
import { notFound } from '../../errors.ts'
import { publicComment } from '../comments.ts'
import { serviceOf } from '../services.ts'
import { IdParams, OPERATOR, type AdminParts } from './guard.ts'

const PAGE = 50
const Query = Type.Object({
  service: Type.Optional(Type.String({ maxLength: 64, description: 'slug', examples: ['telegram'] })),
  state: Type.Optional(Type.Enum([...COMMENT_STATES], { type: 'string', description: 'only those' })),
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$', description: '`next` of the page before' })),
})

/** What people say, and whether others see it. */
export const moderationRoutes: FastifyPluginAsync<AdminParts> = async (app, { audit, catalog, sql }) => {
  const moderated = (row: CommentRow): ModeratedComment => {
    const service = catalog.byId(row.service)?.slug ?? ''
    return { ...publicComment(row), service, state: row.state, reason: row.reason }
  }

  app.get<{ Querystring: Static<typeof Query> }>(
    '/comments',
    {
      schema: {
        ...OPERATOR,
        summary: 'All comments, newest first; those that wait, too',
        querystring: Query,
        response: { 200: ModeratedList },
      },
    },
    async ({ query }) => {
      const service = query.service === undefined ? undefined : serviceOf(catalog, query.service).id
      const { state, before } = query
      const found = await readComments(sql, { service, state, before, limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      return { comments: page.map(moderated), next: found.length > PAGE ? page.at(-1)!.id : null }
    },
  )

  app.patch<{ Params: Static<typeof IdParams>; Body: Moderation }>(
    '/comments/:id',
    {
      schema: {
        ...OPERATOR,
        summary: 'Show or hide a comment',
        params: IdParams,
        body: Moderation,
        response: { 200: ModeratedComment },
      },
    },
    async ({ params, body }) => {
      const row = await moderate(sql, params.id, body.state, body.reason ?? null)
      if (!row) throw notFound(`No comment has the id ${params.id}.`)
      audit(`comment ${body.state}`, { comment: row.id })
      return moderated(row)
    },
  )
}
