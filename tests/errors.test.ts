import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  badRequest,
  type HttpError,
  notReady,
  notStored,
  overloaded,
  sendNotFound,
  sendProblem,
  toProblem,
  tooManyReports,
  unauthorized,
  unknownService,
} from '../server/errors.ts'

const SECRET = 'connect ECONNREFUSED postgres://app:hunter2@127.0.0.1'

let app: FastifyInstance
const thrown: Record<string, () => unknown> = {
  'of ours': () => tooManyReports(7),
  'of the code': () => new TypeError(SECRET),
  'of another server': () => Object.assign(new Error(SECRET), { statusCode: 503 }),
  'of the caller': () => Object.assign(new Error('too early'), { statusCode: 425 }),
  'with an odd status': () => Object.assign(new Error(SECRET), { statusCode: 200 }),
  'that is no error': () => SECRET,
}

beforeAll(async () => {
  app = Fastify({ logger: false })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(sendNotFound)
  app.get<{ Querystring: { name: string } }>('/fails', async (request) => {
    throw thrown[request.query.name]!()
  })
  app.post('/takes', { schema: { body: { type: 'object', required: ['a'] } } }, async () => 'ok')
  await app.ready()
})
afterAll(() => app.close())

const fails = (name: string) => app.inject({ url: '/fails', query: { name } })

describe('[I3] a named error', () => {
  const errors: [HttpError, number, string][] = [
    [badRequest('INVALID_TIME', 'too late'), 400, 'INVALID_TIME'],
    [unauthorized(), 401, 'UNAUTHORIZED'],
    [unknownService('x'), 404, 'UNKNOWN_SERVICE'],
    [tooManyReports(3), 429, 'TOO_MANY_REPORTS'],
    [overloaded(), 503, 'OVERLOADED'],
    [notStored(), 503, 'NOT_STORED'],
    [notReady(), 503, 'NOT_READY'],
  ]
  it.each(errors)('%s is answered %i %s', (error, status, code) => {
    const problem = toProblem(error)
    expect(problem).toMatchObject({ status, code, detail: error.message })
    expect(problem.type).toBe(`urn:outcry:problem:${code.toLowerCase().replaceAll('_', '-')}`)
    expect(problem.title).not.toBe('Error')
  })

  it('says when to try again', async () => {
    const answer = await fails('of ours')
    expect(answer.statusCode).toBe(429)
    expect(answer.headers['retry-after']).toBe('7')
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'TOO_MANY_REPORTS', status: 429, title: 'Too many requests' })
  })
})

describe('[I3] any other error', () => {
  it.each(['of the code', 'of another server', 'with an odd status', 'that is no error'])(
    '%s tells the caller nothing of what is inside',
    async (name) => {
      const answer = await fails(name)
      expect(answer.statusCode).toBeGreaterThanOrEqual(500)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toMatchObject({ code: 'INTERNAL', status: answer.statusCode })
      expect(answer.body).not.toMatch(/hunter2|ECONNREFUSED|errors\.test/)
    },
  )

  it('that is the caller’s keeps its status and says what it was', async () => {
    const answer = await fails('of the caller')
    expect(answer.json()).toMatchObject({ status: 425, code: 'INVALID_REQUEST', detail: 'too early' })
  })

  it.each([
    ['broken JSON', '{', 'application/json', 400, 'INVALID_JSON'],
    ['nothing', '', 'application/json', 400, 'INVALID_JSON'],
    ['a faulty body', '{}', 'application/json', 400, 'INVALID_REQUEST'],
    ['another type', 'a', 'application/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['too much', `{"a":"${'x'.repeat(2_000_000)}"}`, 'application/json', 413, 'BODY_TOO_LARGE'],
  ])('from the framework for %s has a stable code', async (_name, payload, type, status, code) => {
    const answer = await app.inject({ method: 'POST', url: '/takes', payload, headers: { 'content-type': type } })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ code, status })
  })
})

it('[I3] an unknown address is answered 404 without its query', async () => {
  const answer = await app.inject('/nowhere?email=anna@example.org')
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'NOT_FOUND', detail: 'Nothing is at GET /nowhere.' })
})
