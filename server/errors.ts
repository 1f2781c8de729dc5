import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Problem, ProblemCode } from './contract/problem.ts'
import { isAway } from './db/sql.ts'

/** A fault with a stable code, answered as RFC 9457 problem details. */
export class HttpError extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly retryAfter: number | undefined

  /** @param retryAfter seconds after which a try may succeed */
  constructor(status: number, code: ProblemCode, detail: string, retryAfter?: number) {
    super(detail)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

export const badRequest = (code: ProblemCode, detail: string) => new HttpError(400, code, detail)
export const unknownService = (slug: string) =>
  new HttpError(404, 'UNKNOWN_SERVICE', `No service is called "${slug}". GET /api/v1/services lists them.`)
export const notFound = (detail: string) => new HttpError(404, 'NOT_FOUND', detail)
export const unauthorized = () => new HttpError(401, 'UNAUTHORIZED', 'A valid bearer token is needed.')
export const tooManyReports = (seconds: number) =>
  new HttpError(429, 'TOO_MANY_REPORTS', `Too many reports from this address; try again in ${seconds} s.`, seconds)
export const tooManyRequests = (seconds: number) =>
  new HttpError(429, 'TOO_MANY_REQUESTS', `Too many of these from this address; try again in ${seconds} s.`, seconds)
export const adminOff = () =>
  new HttpError(404, 'ADMIN_OFF', 'Administration is off: this node was started without ADMIN_TOKEN.')
export const tooManyAttempts = (seconds: number) =>
  new HttpError(429, 'TOO_MANY_ATTEMPTS', `Too many wrong tokens from this address; wait ${seconds} s.`, seconds)
export const overloaded = () =>
  new HttpError(503, 'OVERLOADED', 'More reports are waiting than can be stored at once; try again shortly.', 2)
export const notStored = () =>
  new HttpError(503, 'NOT_STORED', 'The report could not be stored just now; nothing was counted. Try again.', 2)
export const tooManyReaders = () =>
  new HttpError(503, 'TOO_MANY_READERS', 'This node serves as many streams as it can; try again shortly.', 5)
export const databaseAway = () =>
  new HttpError(503, 'DATABASE_AWAY', 'The database does not answer just now; try again shortly.', 2)
export const notReady = () => new HttpError(503, 'NOT_READY', 'Live figures are being loaded; try again shortly.', 1)

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Conflict',
  413: 'Content too large',
  414: 'URI too long',
  415: 'Unsupported media type',
  429: 'Too many requests',
  431: 'Request header fields too large',
  501: 'Not implemented',
  503: 'Service unavailable',
}

/** Codes of faults that the web framework finds before a handler runs. */
const FRAMEWORK_CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'INVALID_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'INVALID_JSON',
  FST_ERR_MAX_PARAM_LENGTH: 'ADDRESS_TOO_LONG',
  FST_ERR_VALIDATION: 'INVALID_REQUEST',
}

export function toProblem(error: FastifyError | HttpError | Error): Problem {
  const status = statusOf(error)
  const code = codeOf(error, status)
  // What went wrong inside is for the log, not for the caller.
  const detail = status >= 500 && !(error instanceof HttpError) ? 'Something went wrong on our side.' : error.message
  const type = `urn:outcry:problem:${code.toLowerCase().replaceAll('_', '-')}`
  return { type, title: TITLES[status] ?? 'Error', status, code, detail }
}

function statusOf(error: FastifyError | HttpError | Error): number {
  if (error instanceof HttpError) return error.status
  const status = (error as FastifyError).statusCode ?? 500
  return status >= 400 && status < 600 ? status : 500
}

function codeOf(error: FastifyError | HttpError | Error, status: number): ProblemCode {
  if (error instanceof HttpError) return error.code
  const known = FRAMEWORK_CODES[(error as FastifyError).code]
  if (known) return known
  if (error instanceof SyntaxError) return 'INVALID_JSON'
  return status < 500 ? 'INVALID_REQUEST' : 'INTERNAL'
}

export function sendProblem(error: FastifyError | HttpError | Error, request: FastifyRequest, reply: FastifyReply) {
  const fault = isAway(error) ? databaseAway() : error
  const problem = toProblem(fault)
  if (problem.status >= 500 && !(error instanceof HttpError)) request.log.error({ err: error }, 'request failed')
  if (fault instanceof HttpError && fault.retryAfter) reply.header('retry-after', fault.retryAfter)
  return reply
    .code(problem.status)
    .headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
    .send(problem)
}

/** How people, as against programs, are told that there is nothing; null where there are no pages. */
export interface NotFound {
  page: ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) | null
}

/** Browsers say that they want a page; the API answers as it always does. */
export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')

export function sendNotFound(request: FastifyRequest, reply: FastifyReply) {
  return sendProblem(
    new HttpError(404, 'NOT_FOUND', `Nothing is at ${request.method} ${pathOf(request)}.`),
    request,
    reply,
  )
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0]

/** Faults that Node finds before there is a request: code → what is answered. */
const MALFORMED: Record<string, HttpError> = {
  HPE_HEADER_OVERFLOW: new HttpError(431, 'HEADERS_TOO_LARGE', 'The headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new HttpError(408, 'REQUEST_TIMEOUT', 'The request did not arrive in time.'),
}
const NOT_HTTP = badRequest('INVALID_REQUEST', 'This is not a well-formed HTTP request.')

/** Refuses what is not HTTP. It is not logged, as the framework would: the error holds every header, addresses too. */
export function sendMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const problem = toProblem(MALFORMED[error.code ?? ''] ?? NOT_HTTP)
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
