import type { Catalog, Service } from '../catalog/catalog.ts'
import { problemBySlug, problemsOf } from '../catalog/problems.ts'
import { DAY, MINUTE } from '../clock.ts'
import { SIGNALS, type Report } from '../contract/report.ts'
import type { ReportRow } from '../db/reportInput.ts'
import { badRequest, unknownService } from '../errors.ts'
import { locate, type Place } from './locate.ts'
import type { Reporter } from './reporter.ts'
import { seatOf } from './seat.ts'
import { uuidv7 } from './uuid.ts'

export interface Prepared {
  row: ReportRow
  service: Service
  place: Place
}

export interface Origin {
  who: Reporter
  /** null: a person on our own page. */
  source: string | null
  /** How old `observedAt` may be, in ms. */
  oldest: number
}

export const SLOT = 15 * MINUTE
/** A report kept while offline is taken for a week; a trusted source may go back as far as raw reports are kept. */
export const OLDEST_FROM_PERSON = 7 * DAY
export const OLDEST_FROM_SOURCE = 30 * DAY
/** Clocks differ. */
const FUTURE_TOLERANCE = 2 * MINUTE

/**
 * A validated report → the row that stores it.
 * @throws HttpError 404 UNKNOWN_SERVICE, 400 UNKNOWN_PROBLEM, UNKNOWN_COUNTRY, INVALID_TIME
 */
export function prepare(report: Report, { who, source, oldest }: Origin, catalog: Catalog, now: number): Prepared {
  const service = catalog.bySlug(report.service)
  if (!service) throw unknownService(report.service)
  const place = locate(report.location)
  const signal = SIGNALS.indexOf(report.signal ?? 'problem')
  const observedAt = report.observedAt === undefined ? now : observedTime(report.observedAt, now, oldest)
  const row: ReportRow = {
    id: uuidv7(now),
    slot: Math.floor(observedAt / SLOT),
    service: service.id,
    signal,
    reporter: String(who.reporter),
    network: String(who.network),
    seat: String(seatOf(who, service.id, signal === 0, observedAt)),
    problem: problemId(report, service),
    cell: place.cell,
    country: place.country,
    observedAt,
    source,
    comment: report.comment?.trim() || null,
    origin: null,
  }
  return { row, service, place }
}

/** 0 where not said. */
function problemId(report: Report, service: Service): number {
  if (report.problem === undefined) return 0
  if ((report.signal ?? 'problem') !== 'problem')
    throw badRequest('UNKNOWN_PROBLEM', 'A problem type goes only with the signal "problem".')
  const allowed = problemsOf(service.category)
  const problem = problemBySlug(report.problem)
  if (problem && allowed.some((type) => type.id === problem.id)) return problem.id
  const slugs = allowed.map((type) => type.slug).join(', ')
  throw badRequest('UNKNOWN_PROBLEM', `Problem types of ${service.slug}: ${slugs}; given: "${report.problem}".`)
}

function observedTime(text: string, now: number, oldest: number): number {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badRequest('INVALID_TIME', 'observedAt is no time of the calendar.')
  if (time > now + FUTURE_TOLERANCE) throw badRequest('INVALID_TIME', 'observedAt lies in the future.')
  if (time < now - oldest)
    throw badRequest('INVALID_TIME', `observedAt lies more than ${Math.round(oldest / DAY)} days back.`)
  return Math.min(time, now)
}
