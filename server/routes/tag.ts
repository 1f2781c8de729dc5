import type { FastifyReply } from 'fastify'
import { createHash } from 'node:crypto'

/**
 * Tags an answer by what it says, whenever it was asked: `at`, when it was, would make each one another.
 * @param form in which it is sent, where there are several
 */
export function tagged<Answer extends { at: number }>(reply: FastifyReply, answer: Answer, form = ''): Answer {
  const said = form + JSON.stringify({ ...answer, at: 0 })
  reply.header('etag', `W/"${createHash('sha1').update(said).digest('base64')}"`)
  return answer
}
