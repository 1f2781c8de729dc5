import type { FastifySchema, RouteOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { Problem, PROBLEMS, type ProblemCode } from '../contract/problem.ts'
import { parameters } from './parameters.ts'

declare module 'fastify' {
  /** What a route says of itself in the API's document beside `summary`, `tags`, `params`, `querystring` and `response`. */
  interface FastifySchema {
    /** Codes that the handler itself refuses with; those of validation go without saying. */
    problems?: readonly ProblemCode[]
    /** A body that isn't validated as a whole, by its media type. */
    upload?: Record<string, TSchema>
    /** Whether the answer carries an ETag, so that asking again may be answered 304. */
    isTagged?: boolean
  }
}

/** A route's schema as the API's document has it: with every way it can be refused. */
export function operation(schema: FastifySchema, { method, url }: Pick<RouteOptions, 'method' | 'url'>): FastifySchema {
  const { problems = [], upload, isTagged, response, ...said } = schema
  const answers = Object.entries((response ?? {}) as Record<string, TSchema>)
  const tagged = isTagged ? answers.map(([status, answer]) => [status, withTag(answer)]) : answers
  return {
    operationId: operationId(String(method), url),
    ...said,
    ...(said.params ? { params: parameters(said.params as TSchema) } : {}),
    ...(said.querystring ? { querystring: parameters(said.querystring as TSchema) } : {}),
    ...(upload && { body: { content: contentOf(upload) } }),
    response: {
      ...Object.fromEntries(tagged),
      ...(isTagged && { 304: NOT_MODIFIED }),
      ...refusals([...ofValidation(schema), ...problems, 'INTERNAL', 'DATABASE_AWAY']),
    },
  }
}

const TAG = {
  ETag: { type: 'string', description: 'given back as If-None-Match, it is answered 304 while nothing has changed' },
  'Cache-Control': { type: 'string', examples: ['public, max-age=5'] },
}
const withTag = (answer: TSchema & { headers?: object }) => ({ ...answer, headers: { ...answer.headers, ...TAG } })
const NOT_MODIFIED = { type: 'null', description: 'Nothing has changed since the answer with this ETag.' }
const RETRY_AFTER = { 'Retry-After': { type: 'integer', description: 'seconds after which a try may succeed' } }

/** `GET /api/v1/services/:slug` → `getServicesBySlug`. */
function operationId(method: string, url: string): string {
  const words = url
    .replace(/^\/api\/v\d+/, '')
    .replace(/:/g, 'by-')
    .split(/[^A-Za-z0-9]+/)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

const contentOf = (forms: Record<string, TSchema>) =>
  Object.fromEntries(Object.entries(forms).map(([type, schema]) => [type, { schema }]))

/** What is refused before a handler runs. A parameter of the path that is empty or endless leads nowhere. */
function ofValidation({ body, params, querystring, upload, security }: FastifySchema): ProblemCode[] {
  const takes = (body ?? upload) !== undefined
  return [
    ...(takes || params || querystring ? (['INVALID_REQUEST'] as const) : []),
    ...(params ? (['NOT_FOUND', 'ADDRESS_TOO_LONG'] as const) : []),
    ...(takes ? (['BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(body ? (['INVALID_JSON'] as const) : []),
    ...(security?.length ? (['UNAUTHORIZED'] as const) : []),
  ]
}

/** Problem details for each status, with the codes that it comes with. */
function refusals(codes: readonly ProblemCode[]): Record<number, unknown> {
  const statuses = new Map<number, Set<ProblemCode>>()
  for (const code of codes) {
    const { status } = PROBLEMS[code]
    statuses.set(status, (statuses.get(status) ?? new Set()).add(code))
  }
  return Object.fromEntries([...statuses].map(([status, set]) => [status, refusal(status, [...set])]))
}

const refusal = (status: number, codes: ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].meaning}`).join(' '),
  ...([429, 503].includes(status) && { headers: RETRY_AFTER }),
  content: {
    'application/problem+json': {
      schema: { allOf: [Problem, { properties: { status: { const: status }, code: { enum: codes } } }] },
    },
  },
})
