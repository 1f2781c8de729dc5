import type { FastifyRequest } from 'fastify'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import type { Report, ReportReceipt } from '../contract/report.ts'
import { tooManyReports } from '../errors.ts'
import type { Batcher } from '../intake/batcher.ts'
import { embedded, embeddingSite, refuseMore, type Sender } from '../intake/embedder.ts'
import type { Limiter } from '../intake/limiter.ts'
import { OLDEST_FROM_PERSON, prepare, type Prepared } from '../intake/prepare.ts'
import type { Pseudonyms, Reporter } from '../intake/reporter.ts'
import type { Live } from '../live/live.ts'
import { near } from '../live/near.ts'
import type { Comments } from '../talk/comments.ts'
import type { Proofs } from '../talk/proof.ts'
import type { Usual } from '../verdict/usual.ts'

export interface Intake {
  batcher: Batcher
  catalog: Catalog
  clock: Clock
  limiter: Limiter
  live: Live
  pseudonyms: Pseudonyms
  publicUrl: string | null
  usual: Usual
  comments: Comments
  proofs: Proofs
}

/**
 * Takes one person's report, whichever way it came, and resolves once it is stored for good.
 * @throws HttpError 400, 404, 429, 503
 */
export async function takeReport(intake: Intake, request: FastifyRequest, report: Report): Promise<ReportReceipt> {
  const { batcher, clock, comments, limiter, live, proofs, pseudonyms, usual } = intake
  const now = clock.now()
  const who = pseudonyms.ofRequest(request, now)
  const wait = limiter.take(Number(BigInt.asUintN(32, who.reporter)), now)
  if (wait > 0) throw tooManyReports(wait)
  const { row, service, place } = prepared(intake, { who, report, sender: senderOf(request, report) }, now)
  const counted = await batcher.add(row)
  // The report is stored, its word beside it; whether that is shown is no matter to the answer.
  if (counted && row.comment !== null)
    comments.add(row, row.comment).catch((error: unknown) => request.log.error({ err: error }, 'comment not taken in'))
  return {
    id: counted ? row.id : null,
    counted,
    cell: place.index,
    country: place.cell < 0 && report.location === undefined ? null : place.country,
    near: near(live.state, usual, service.id, place),
    // A page of another site may not speak for its visitors.
    ...(counted && row.origin === null && { proof: proofs.of(row) }),
  }
}

interface Said {
  who: Reporter
  report: Report
  sender: Sender
}

function prepared({ catalog, pseudonyms, publicUrl }: Intake, { who, report, sender }: Said, now: number): Prepared {
  const site = embeddingSite(sender, publicUrl === null ? null : new URL(publicUrl).origin)
  if (site !== null) refuseMore(report)
  const own = prepare(report, { who, source: null, oldest: OLDEST_FROM_PERSON }, catalog, now)
  return site === null ? own : embedded(own, pseudonyms.ofSite(site, now))
}

const senderOf = ({ headers, host }: FastifyRequest, { embeddedBy }: Report): Sender => ({
  origin: headers.origin,
  fetchSite: headers['sec-fetch-site'] as string | undefined,
  host,
  embeddedBy,
})
