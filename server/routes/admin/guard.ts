import type {} from '@fastify/swagger'
import type { FastifyRequest } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import Type from 'typebox'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Clock } from '../../clock.ts'
import type { Sql } from '../../db/sql.ts'
import { adminOff, badRequest, tooManyAttempts, unauthorized } from '../../errors.ts'
import { Limiter } from '../../intake/limiter.ts'
import type { Pseudonyms } from '../../intake/reporter.ts'
import type { Notices } from '../../talk/notices.ts'

export interface GuardOptions {
  clock: Clock
  pseudonyms: Pseudonyms
  /** null: administration is off. */
  token: string | null
}

export interface AdminRoutes extends GuardOptions {
  catalog: Catalog
  notices: Notices
  sql: Sql
}

export interface AdminParts extends AdminRoutes {
  /** Writes down what was done, in the log: what, and on what; nothing of the token, no address, no text. */
  audit(what: string, on: Record<string, string>): void
}

/** Ten wrong tokens at once, then one a minute, from one address. */
const WRONG_TOKENS = { burst: 10, perSecond: 1 / 60, buckets: 16_384 }

/** Lets in who has the token. An address that was wrong too often isn't even listened to when it is right. */
export function guard({ clock, pseudonyms, token }: GuardOptions): (request: FastifyRequest) => void {
  const limiter = new Limiter(WRONG_TOKENS)
  const expected = token === null ? null : digest(token)
  return (request) => {
    if (expected === null) throw adminOff()
    const now = clock.now()
    const key = Number(BigInt.asUintN(32, pseudonyms.ofRequest(request, now).reporter))
    const wait = limiter.wait(key, now)
    if (wait > 0) throw tooManyAttempts(wait)
    if (timingSafeEqual(expected, digest(given(request)))) return
    limiter.take(key, now)
    throw unauthorized()
  }
}

const given = ({ headers }: FastifyRequest): string => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''

/** Digests are compared, so that neither the token's length nor its first letters show in the time it takes. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What the API's document says of each of these routes. */
export const OPERATOR = {
  tags: ['Administration'],
  security: [{ adminToken: [] }],
  problems: [
    ...(['ADMIN_OFF', 'TOO_MANY_ATTEMPTS', 'NOT_FOUND', 'UNKNOWN_SERVICE', 'UNKNOWN_INCIDENT'] as const),
    ...(['INVALID_TIME', 'INVALID_SERVICE', 'SLUG_TAKEN', 'FROM_CATALOG'] as const),
  ],
}
export const IdParams = Type.Object({
  id: Type.String({ pattern: '^[0-9]{1,18}$', description: 'given with it', examples: ['1'] }),
})

/** Clocks differ. */
const FUTURE_TOLERANCE = 2 * 60_000

/**
 * A time as it was written, in ms; `now` where none was.
 * @throws HttpError 400 INVALID_TIME
 */
export function writtenTime(text: string | undefined, now: number): number {
  if (text === undefined) return now
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badRequest('INVALID_TIME', 'This is no time of the calendar.')
  if (time > now + FUTURE_TOLERANCE) throw badRequest('INVALID_TIME', 'This time lies in the future.')
  return time
}
