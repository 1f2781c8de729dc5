import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import type { Static } from 'typebox'
import { NewStatement, StatementChange } from '../../contract/talk.ts'
import { Statement } from '../../contract/statement.ts'
import { addStatement, changeNotices, changeStatement, dropStatement } from '../../db/notices.ts'
import { notFound } from '../../errors.ts'
import { statementOf } from '../../talk/notices.ts'
import { serviceOf } from '../services.ts'
import { IdParams, OPERATOR, writtenTime, type AdminParts } from './guard.ts'

type Params = Static<typeof IdParams>

const unknown = (id: string) => notFound(`No statement has the id ${id}.`)

/** What a provider says of its own trouble, as the operator of the site passes it on. */
export const statementRoutes: FastifyPluginAsync<AdminParts> = async (app, { audit, catalog, clock, notices, sql }) => {
  app.post<{ Body: NewStatement }>(
    '/statements',
    {
      schema: {
        ...OPERATOR,
        summary: "Pass on a provider's statement",
        description: 'The same service, time and author again replace the statement.',
        body: NewStatement,
        response: { 201: Statement },
      },
    },
    async ({ body }, reply) => {
      const service = serviceOf(catalog, body.service)
      const { by, text, url = null, cause = null } = body
      const said = { at: writtenTime(body.at, clock.now()), by, text, url, cause }
      const row = await changeNotices(sql, (tx) => addStatement(tx, service.id, said))
      await notices.look()
      audit('statement added', { service: service.slug, statement: row.id })
      return reply.code(201).send(statementOf(row))
    },
  )

  app.patch<{ Params: Params; Body: StatementChange }>(
    '/statements/:id',
    {
      schema: {
        ...OPERATOR,
        summary: 'Correct a statement',
        params: IdParams,
        body: StatementChange,
        response: { 200: Statement },
      },
    },
    async ({ params, body }) => {
      const { at, ...rest } = body
      const to = { ...rest, ...(at !== undefined && { at: writtenTime(at, clock.now()) }) }
      const row = await changeNotices(sql, (tx) => changeStatement(tx, params.id, to))
      if (!row) throw unknown(params.id)
      await notices.look()
      audit('statement changed', { statement: row.id })
      return statementOf(row)
    },
  )

  app.delete<{ Params: Params }>(
    '/statements/:id',
    { schema: { ...OPERATOR, summary: 'Take a statement back', params: IdParams, response: { 204: Type.Null() } } },
    async ({ params }, reply) => {
      if (!(await changeNotices(sql, (tx) => dropStatement(tx, params.id)))) throw unknown(params.id)
      await notices.look()
      audit('statement removed', { statement: params.id })
      return reply.code(204).send()
    },
  )
}
