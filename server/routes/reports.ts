import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import { Report, ReportReceipt } from '../contract/report.ts'
import { tooManyReports } from '../errors.ts'
import type { Batcher } from '../intake/batcher.ts'
import type { Limiter } from '../intake/limiter.ts'
import { embedded, embeddingSite, refuseMore, type Sender } from '../intake/embedder.ts'
import { OLDEST_FROM_PERSON, prepare, type Prepared } from '../intake/prepare.ts'
import type { Pseudonyms, Reporter } from '../intake/reporter.ts'
import type { Live } from '../live/live.ts'
import { near } from '../live/near.ts'
import type { Usual } from '../verdict/usual.ts'

export interface ReportRoutes {
  batcher: Batcher
  catalog: Catalog
  clock: Clock
  limiter: Limiter
  live: Live
  publicUrl: string | null
  pseudonyms: Pseudonyms
  usual: Usual
}

/** Pages of other sites may report for their visitors: their reports are known by the Origin that browsers add. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'Content-Type',
  'access-control-max-age': '86400',
}

/** One person's report: 201 once it is stored for good, 200 if they had said so within fifteen minutes. */
export const reportRoutes: FastifyPluginAsync<ReportRoutes> = async (app, options) => {
  const { batcher, catalog, clock, limiter, live, pseudonyms, usual } = options
  const publicOrigin = options.publicUrl === null ? null : new URL(options.publicUrl).origin
  const schema = {
    tags: ['reports'],
    summary: 'Report a problem, or that it works',
    body: Report,
    response: { 200: ReportReceipt, 201: ReportReceipt },
  }

  app.options('/api/v1/reports', (_request, reply) => reply.code(204).headers(CROSS_ORIGIN).send())

  app.post<{ Body: Report }>(
    '/api/v1/reports',
    { schema, onRequest: async (_request, reply) => void reply.header('access-control-allow-origin', '*') },
    async (request, reply: FastifyReply) => {
      const now = clock.now()
      const who = pseudonyms.ofRequest(request, now)
      const wait = limiter.take(Number(BigInt.asUintN(32, who.reporter)), now)
      if (wait > 0) throw tooManyReports(wait)
      const { row, service, place } = accepted(request, who, now)
      const counted = await batcher.add(row)
      const receipt: ReportReceipt = {
        id: counted ? row.id : null,
        counted,
        cell: place.index,
        country: place.cell < 0 && request.body.location === undefined ? null : place.country,
        near: near(live.state, usual, service.id, place),
      }
      return reply.code(counted ? 201 : 200).send(receipt)
    },
  )

  function accepted(request: FastifyRequest<{ Body: Report }>, who: Reporter, now: number): Prepared {
    const site = embeddingSite(senderOf(request), publicOrigin)
    if (site !== null) refuseMore(request.body)
    const prepared = prepare(request.body, { who, source: null, oldest: OLDEST_FROM_PERSON }, catalog, now)
    return site === null ? prepared : embedded(prepared, pseudonyms.ofSite(site, now))
  }
}

const senderOf = ({ headers, host, body }: FastifyRequest<{ Body: Report }>): Sender => ({
  origin: headers.origin,
  fetchSite: headers['sec-fetch-site'] as string | undefined,
  host,
  embeddedBy: body.embeddedBy,
})
