import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import { Report, ReportReceipt } from '../contract/report.ts'
import { tooManyReports } from '../errors.ts'
import type { Batcher } from '../intake/batcher.ts'
import type { Limiter } from '../intake/limiter.ts'
import { OLDEST_FROM_PERSON, prepare } from '../intake/prepare.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import type { Live } from '../live/live.ts'
import { near } from '../live/near.ts'
import type { Usual } from '../verdict/usual.ts'

export interface ReportRoutes {
  batcher: Batcher
  catalog: Catalog
  clock: Clock
  limiter: Limiter
  live: Live
  pseudonyms: Pseudonyms
  usual: Usual
}

const PROBLEMS = [
  ...(['INVALID_TIME', 'UNKNOWN_PROBLEM', 'UNKNOWN_COUNTRY', 'UNKNOWN_SERVICE'] as const),
  ...(['TOO_MANY_REPORTS', 'OVERLOADED', 'NOT_STORED'] as const),
]

/** One person's report: 201 once it is stored for good, 200 if they had said so within fifteen minutes. */
export const reportRoutes: FastifyPluginAsync<ReportRoutes> = async (app, options) => {
  const { batcher, catalog, clock, limiter, live, pseudonyms, usual } = options
  const schema = {
    tags: ['Reports'],
    summary: 'Report that a service does or does not work',
    description: 'Answered once it is stored for good. Sending again is safe: it counts once in fifteen minutes.',
    body: Report,
    problems: PROBLEMS,
    // These serialise the answer: half the time of what would be done without them.
    response: { 200: ReportReceipt, 201: ReportReceipt },
  }

  app.post<{ Body: Report }>('/api/v1/reports', { schema }, async (request, reply: FastifyReply) => {
    const now = clock.now()
    const who = pseudonyms.ofRequest(request, now)
    const wait = limiter.take(Number(BigInt.asUintN(32, who.reporter)), now)
    if (wait > 0) throw tooManyReports(wait)
    const { row, service, place } = prepare(
      request.body,
      { who, source: null, oldest: OLDEST_FROM_PERSON },
      catalog,
      now,
    )
    const counted = await batcher.add(row)
    const receipt: ReportReceipt = {
      id: counted ? row.id : null,
      counted,
      cell: place.index,
      country: place.cell < 0 && request.body.location === undefined ? null : place.country,
      near: near(live.state, usual, service.id, place),
    }
    return reply.code(counted ? 201 : 200).send(receipt)
  })
}
