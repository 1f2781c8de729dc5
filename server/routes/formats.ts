import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'

const JSON_TYPE = 'application/json'
const CSV_TYPE = 'text/csv'

/** Whether a table is asked for, by `format` or else by the Accept header. JSON goes to who takes neither. */
export function wantsCsv(request: FastifyRequest, format: 'json' | 'csv' | undefined): boolean {
  if (format !== undefined) return format === 'csv'
  return new Negotiator(request.raw).mediaType([JSON_TYPE, CSV_TYPE]) === CSV_TYPE
}

/** @param name of the file that a browser saves it as, without its ending */
export function asCsv(reply: FastifyReply, name: string): FastifyReply {
  const type = `${CSV_TYPE}; charset=utf-8; header=present`
  return reply.type(type).header('content-disposition', `attachment; filename="${name}.csv"`)
}
