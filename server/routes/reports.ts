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
import type { Comments } from '../talk/comments.ts'
import type { Proofs } from '../talk/proof.ts'
import type { Usual } from '../verdict/usual.ts'

export interface ReportRoutes {
  batcher: Batcher
  catalog: Catalog
  clock: Clock
  limiter: Limiter
  live: Live
  pseudonyms: Pseudonyms
  usual: Usual
  comments: Comments
  proofs: Proofs
}

/** One person's report: 201 once it is stored for good, 200 if they had said so within fifteen minutes. */
export const reportRoutes: FastifyPluginAsync<ReportRoutes> = async (app, options) => {
  const { batcher, catalog, clock, limiter, live, pseudonyms, usual, comments, proofs } = options
  const schema = {
    tags: ['reports'],
    summary: 'Report a problem, that it works, or that it is back',
    body: Report,
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
    // The report is stored, its word beside it; whether that is shown is no matter to the answer.
    if (counted && row.comment !== null)
      comments.add(row, row.comment).catch((error: unknown) => app.log.error({ err: error }, 'comment not taken in'))
    const receipt: ReportReceipt = {
      id: counted ? row.id : null,
      counted,
      cell: place.index,
      country: place.cell < 0 && request.body.location === undefined ? null : place.country,
      near: near(live.state, usual, service.id, place),
      ...(counted && { proof: proofs.of(row) }),
    }
    return reply.code(counted ? 201 : 200).send(receipt)
  })
}
