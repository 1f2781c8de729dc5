import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Report, ReportReceipt } from '../contract/report.ts'
import { takeReport, type Intake } from './takeReport.ts'

/** One person's report: 201 once it is stored for good, 200 if they had said so within fifteen minutes. */
export const reportRoutes: FastifyPluginAsync<Intake> = async (app, intake) => {
  const schema = { body: Report, response: { 200: ReportReceipt, 201: ReportReceipt } }
  app.post<{ Body: Report }>('/api/v1/reports', { schema }, async (request, reply: FastifyReply) => {
    const receipt = await takeReport(intake, request, request.body)
    return reply.code(receipt.counted ? 201 : 200).send(receipt)
  })
}
