import type { FastifyRequest } from 'fastify'

/** Where the site is reached, without a slash at its end: as configured, or else as this request reached it. */
export const siteOf = (request: FastifyRequest, publicUrl: string | null): string =>
  (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '')
