import type { FastifyPluginAsync, FastifyReply, onRequestHookHandler } from 'fastify'
import { Report, ReportReceipt } from '../contract/report.ts'
import { takeReport, type Intake } from './takeReport.ts'

const PROBLEMS = [
  ...(['INVALID_TIME', 'UNKNOWN_PROBLEM', 'UNKNOWN_COUNTRY', 'UNKNOWN_SERVICE', 'NOT_FROM_A_PAGE'] as const),
  ...(['TOO_MANY_REPORTS', 'OVERLOADED', 'NOT_STORED'] as const),
]

/** Pages of other sites may report for their visitors: their reports are known by the Origin that browsers add. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'Content-Type',
  'access-control-max-age': '86400',
}

/** Errors, too, may be read by a page of another site. */
const open: onRequestHookHandler = (_request, reply, done) => {
  reply.header('access-control-allow-origin', '*')
  done()
}

/** One person's report: 201 once it is stored for good, 200 if they had said so within fifteen minutes. */
export const reportRoutes: FastifyPluginAsync<Intake> = async (app, intake) => {
  const schema = {
    tags: ['Reports'],
    summary: 'Report that a service does or does not work',
    description: 'Answered once it is stored for good. Sending again is safe: it counts once in fifteen minutes.',
    body: Report,
    problems: PROBLEMS,
    // These serialise the answer: half the time of what would be done without them.
    response: { 200: ReportReceipt, 201: ReportReceipt },
  }

  app.options('/api/v1/reports', (_request, reply) => reply.code(204).headers(CROSS_ORIGIN).send())

  app.post<{ Body: Report }>('/api/v1/reports', { schema, onRequest: open }, async (request, reply: FastifyReply) => {
    const receipt = await takeReport(intake, request, request.body)
    return reply.code(receipt.counted ? 201 : 200).send(receipt)
  })
}
