import type { FastifyReply } from 'fastify'
import { createHash } from 'node:crypto'

/** Tags an answer by what it says, whenever it was asked: `at`, when it was, would make each one another. */
export function tagged<Answer extends { at: number }>(reply: FastifyReply, answer: Answer): Answer {
  const said = JSON.stringify({ ...answer, at: 0 })
  reply.header('etag', `W/"${createHash('sha1').update(said).digest('base64')}"`)
  return answer
}
