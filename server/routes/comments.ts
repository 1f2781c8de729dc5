import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { problemById } from '../catalog/problems.ts'
import type { Clock } from '../clock.ts'
import { SlugParams } from '../contract/parameters.ts'
import { type Comment, CommentList, CommentReceipt, NewComment } from '../contract/talk.ts'
import { countComments, readComments, type CommentRow } from '../db/comments.ts'
import type { Sql } from '../db/sql.ts'
import { HttpError, tooManyReports } from '../errors.ts'
import type { Limiter } from '../intake/limiter.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import type { Comments } from '../talk/comments.ts'
import type { Proofs } from '../talk/proof.ts'
import { serviceOf } from './services.ts'

export interface CommentRoutes {
  catalog: Catalog
  clock: Clock
  comments: Comments
  limiter: Limiter
  proofs: Proofs
  pseudonyms: Pseudonyms
}

const ReportParams = Type.Object({
  id: Type.String({
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    description: 'of a report, from its receipt',
    examples: ['01a20950-f961-72fb-a93d-c0e522ecef6f'],
  }),
})

/** A word on a report already made, by whoever has its receipt. */
export const commentRoutes: FastifyPluginAsync<CommentRoutes> = async (app, options) => {
  const { catalog, clock, comments, limiter, proofs, pseudonyms } = options
  const schema = {
    tags: ['Reports'],
    problems: ['NOT_YOUR_REPORT', 'ALREADY_COMMENTED', 'TOO_MANY_REPORTS'] as const,
    summary: 'Add a word to a report',
    description: 'Within an hour of the report, once. What looks like a link or a way to be reached waits unseen.',
    params: ReportParams,
    body: NewComment,
    response: { 201: CommentReceipt },
  }

  app.post<{ Params: Static<typeof ReportParams>; Body: NewComment }>(
    '/api/v1/reports/:id/comment',
    { schema },
    async ({ ip, params, body }, reply) => {
      const now = clock.now()
      const who = pseudonyms.ofRequest({ ip }, now)
      const wait = limiter.take(Number(BigInt.asUintN(32, who.reporter)), now)
      if (wait > 0) throw tooManyReports(wait)
      const reported = proofs.check(params.id, body.proof, now)
      if (!reported || !isListed(catalog, reported.service))
        throw new HttpError(403, 'NOT_YOUR_REPORT', "The proof isn't this report's, or older than an hour.")
      const state = await comments.add(reported, body.text)
      if (state === null) throw new HttpError(409, 'ALREADY_COMMENTED', 'This report has a word already.')
      return reply.code(201).send({ shown: state === 'shown' })
    },
  )
}

function isListed(catalog: Catalog, id: number): boolean {
  const service = catalog.byId(id)
  return service !== undefined && !service.hidden
}

export interface CommentReading {
  catalog: Catalog
  sql: Sql
}

const Page = Type.Object({
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$', description: '`next` of the page before' })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-4][0-9]|50)$', description: '1 to 50; 20 by default' })),
})
const USUAL_PAGE = '20'

/** What people said of a service, as far as it is shown. */
export const commentReading: FastifyPluginAsync<CommentReading> = async (app, { catalog, sql }) => {
  const schema = {
    tags: ['Services'],
    problems: ['UNKNOWN_SERVICE'] as const,
    summary: 'What people say, newest first',
    params: SlugParams,
    querystring: Page,
    response: { 200: CommentList },
  }

  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof Page> }>(
    '/api/v1/services/:slug/comments',
    { schema },
    async ({ params, query }): Promise<CommentList> => {
      const service = serviceOf(catalog, params.slug).id
      const limit = Number(query.limit ?? USUAL_PAGE)
      const [total, found] = await Promise.all([
        countComments(sql, service),
        readComments(sql, { service, state: 'shown', before: query.before, limit: limit + 1 }),
      ])
      const page = found.slice(0, limit)
      return { total, comments: page.map(publicComment), next: found.length > limit ? page.at(-1)!.id : null }
    },
  )
}

export function publicComment({ id, at, text, problem, country }: CommentRow): Comment {
  const type = problem === null ? undefined : problemById(problem)
  return { id, at, text, problem: type?.slug ?? null, country }
}
