import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import { IncidentNote, NewNote } from '../../contract/talk.ts'
import { addNote, dropNote } from '../../db/notices.ts'
import { HttpError, notFound } from '../../errors.ts'
import { OPERATOR, writtenTime, type AdminParts } from './guard.ts'

const incident = Type.String({
  pattern: '^[0-9]{1,15}$',
  description: 'id of an incident',
  examples: ['29000000000001'],
})
const IncidentParams = Type.Object({ incident })
const NoteParams = Type.Object({
  incident,
  id: Type.String({ pattern: '^[0-9]{1,18}$', description: 'of a note', examples: ['1'] }),
})

/** What the operator has to add to an incident. */
export const noteRoutes: FastifyPluginAsync<AdminParts> = async (app, { audit, clock, sql }) => {
  app.post<{ Params: Static<typeof IncidentParams>; Body: NewNote }>(
    '/incidents/:incident/notes',
    {
      schema: {
        ...OPERATOR,
        summary: 'Add a note to an incident',
        params: IncidentParams,
        body: NewNote,
        response: { 201: IncidentNote },
      },
    },
    async ({ params, body }, reply) => {
      const at = writtenTime(body.at, clock.now())
      const note = await addNote(sql, Number(params.incident), { at, text: body.text })
      if (!note) throw new HttpError(404, 'UNKNOWN_INCIDENT', `No incident has the id ${params.incident}.`)
      audit('note added', { incident: params.incident, note: note.id })
      return reply.code(201).send(note)
    },
  )

  app.delete<{ Params: Static<typeof NoteParams> }>(
    '/incidents/:incident/notes/:id',
    { schema: { ...OPERATOR, summary: 'Remove a note', params: NoteParams, response: { 204: Type.Null() } } },
    async ({ params }, reply) => {
      if (!(await dropNote(sql, Number(params.incident), params.id)))
        throw notFound(`Incident ${params.incident} has no note ${params.id}.`)
      audit('note removed', { incident: params.incident, note: params.id })
      return reply.code(204).send()
    },
  )
}
