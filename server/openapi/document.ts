import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { FastifySchema, RouteOptions } from 'fastify'
import { withComponents } from './components.ts'
import { operation } from './operation.ts'

const DESCRIPTION = `\
Is it down, where, and is it just me? What user reports indicate, by service and region, and the way to report.

Reading needs no key and is open to pages of any origin. Every refusal is a problem in the sense of RFC 9457 with a \
stable \`code\`. Times are milliseconds since 1970 in answers and ISO 8601 in requests. Answers carry an \`ETag\`. Live \
maps come by Socket.IO, which this document does not tell of.`

const TAGS = [
  { name: 'Reports', description: 'Saying that something does or does not work.' },
  { name: 'Services', description: 'What is said of each service now, and why.' },
  { name: 'History', description: 'What was said, along the clock and on the map.' },
  { name: 'Incidents', description: 'Outages, as user reports indicate them.' },
  { name: 'Snapshots', description: 'Moments kept for good, to cite.' },
  { name: 'Alerts', description: 'Webhooks, and messages to browsers.' },
  { name: 'Live', description: 'Server-Sent Events.' },
  { name: 'Feeds and badges', description: 'For readers, pages and tools of others.' },
  { name: 'Embedding', description: 'For the pages of others.' },
  { name: 'Administration', description: 'For the operator of a site, with its token.' },
  { name: 'Operation', description: 'For who runs a node.' },
]

const bearer = (description: string) => ({ type: 'http' as const, scheme: 'bearer', description })

/**
 * How the API's document is made: of every route whose schema has a tag. A schema with a `title` in PascalCase becomes a
 * component of that name.
 */
export const documentOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Outcry',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' } as { name: string },
    },
    servers: [{ url: '/' }],
    tags: TAGS,
    components: {
      securitySchemes: {
        ingestToken: bearer('One of INGEST_TOKENS.'),
        manageToken: bearer('What a webhook was given when it was made.'),
        adminToken: bearer('ADMIN_TOKEN.'),
      },
    },
  },
  hideUntagged: true,
  convertConstToEnum: false,
  transform: ({ schema, url, route }) => ({ url, schema: described(schema, route) }),
  transformObject: (document) => withComponents('openapiObject' in document ? document.openapiObject : {}),
}

const described = (schema: FastifySchema | undefined, route: RouteOptions): FastifySchema =>
  schema?.tags ? operation(schema, route) : (schema ?? {})
