import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Language, SentReport } from '../contract/page.ts'
import { Report, SIGNALS, UNKNOWN_COUNTRY, type Signal } from '../contract/report.ts'
import { badRequest, HttpError, toProblem } from '../errors.ts'
import { locate } from '../intake/locate.ts'
import { near } from '../live/near.ts'
import { BASES } from '../pages/language.ts'
import { REPORTED } from '../pages/pageKinds.ts'
import type { Pages } from '../pages/pages.ts'
import { asked, sendPage, type PageRoutes } from './pages.ts'
import { siteOf } from './site.ts'
import { takeReport, type Intake } from './takeReport.ts'

export interface ReportForm extends PageRoutes {
  intake: Intake
  pages: Pages
}

const LARGEST_FORM = 2 * 1024
const FORM = 'application/x-www-form-urlencoded'
const SlugParams = Type.Object({ slug: Type.String({ maxLength: 64 }) })
const report = Compile(Report)

interface Place {
  base: string
  language: Language | null
}

/**
 * A report from a page without a script: taken as any other, then answered by a page that says what came of it. A reload
 * of that page sends nothing.
 */
export const reportForm: FastifyPluginAsync<ReportForm> = async (app, options) => {
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: LARGEST_FORM }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
  for (const place of BASES) {
    const schema = { params: SlugParams }
    app.post<{ Params: { slug: string }; Body: unknown }>(
      `${place.base}/status/:slug/report`,
      { schema },
      (request, reply) => post(options, place, request, reply),
    )
    app.get<{ Params: { slug: string } }>(`${place.base}/status/:slug/reported`, { schema }, (request, reply) =>
      show(options, place, request, reply, sentOf(options.intake, request)),
    )
  }
}

type FormRequest = FastifyRequest<{ Params: { slug: string } }>

async function post(options: ReportForm, place: Place, request: FormRequest, reply: FastifyReply) {
  const fields = (request.body ?? {}) as Record<string, string>
  const signal = SIGNALS.find((one) => one === fields.signal) ?? 'problem'
  try {
    if (!isOwnPage(request, options.publicUrl))
      throw new HttpError(403, 'FOREIGN_FORM', 'Reports are sent from the pages of this site.')
    const { counted, country } = await takeReport(
      options.intake,
      request,
      reportOf(request.params.slug, signal, fields),
    )
    const told = new URLSearchParams({ signal, ...(country && { country }), ...(!counted && { again: '1' }) })
    return await reply.redirect(`${place.base}/status/${encodeURIComponent(request.params.slug)}/reported?${told}`, 303)
  } catch (error) {
    return await refuse(options, place, request, reply, { signal, error: error as Error })
  }
}

/**
 * A browser says which site a form was sent from; one that says it of neither kind is not believed. Without this any
 * page could have its visitors report.
 */
function isOwnPage(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined) return site === 'same-origin'
  // The host alone: whether it is reached by TLS may be known to a proxy only.
  return URL.canParse(origin ?? '') && new URL(origin!).host === new URL(siteOf(request, publicUrl)).host
}

function reportOf(service: string, signal: Signal, { problem, country }: Record<string, string>): Report {
  const given = {
    service,
    signal,
    ...(problem && signal === 'problem' && { problem }),
    ...(country && { location: { country } }),
  }
  if (!report.Check(given)) throw badRequest('INVALID_REQUEST', 'The form holds a signal, a problem and a country.')
  return given
}

type Refused = { signal: Signal; error: Error }

async function refuse(options: ReportForm, place: Place, request: FormRequest, reply: FastifyReply, refused: Refused) {
  const { status, code, detail } = toProblem(refused.error)
  if (status >= 500 && !(refused.error instanceof HttpError)) request.log.error({ err: refused.error }, 'report failed')
  const retryAfter = refused.error instanceof HttpError ? (refused.error.retryAfter ?? null) : null
  if (retryAfter) reply.header('retry-after', retryAfter)
  const refusal = { status, code, detail, retryAfter }
  return show(options, place, request, reply, { signal: refused.signal, receipt: null, refusal })
}

async function show(options: ReportForm, place: Place, request: FormRequest, reply: FastifyReply, sent: SentReport) {
  const page = await options.pages.render({ ...asked(request, { kind: REPORTED, ...place }, options), sent })
  const status = page.status === 200 ? (sent.refusal?.status ?? 200) : page.status
  return sendPage(request, reply, { ...page, status }, true)
}

/** What was reported where they said they are, as of now: nothing that the address claims is taken for a count. */
function sentOf({ catalog, live, usual }: Intake, { params, query }: FormRequest): SentReport {
  const { country, signal, again } = query as Record<string, string | undefined>
  const service = catalog.bySlug(params.slug)
  const place = locate(isCountry(country) ? { country } : undefined)
  const receipt = service && {
    id: null,
    counted: again === undefined,
    cell: null,
    country: place.country === UNKNOWN_COUNTRY ? null : place.country,
    near: near(live.state, usual, service.id, place),
  }
  return { signal: SIGNALS.find((one) => one === signal) ?? 'problem', receipt: receipt ?? null, refusal: null }
}

function isCountry(code: string | undefined): code is string {
  try {
    return code !== undefined && locate({ country: code }).country === code
  } catch {
    return false
  }
}
