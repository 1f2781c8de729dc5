import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { RegionName, SlugParams } from '../contract/parameters.ts'
import { JsonFeed } from '../contract/tools.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { Sql } from '../db/sql.ts'
import { readUpdates } from '../db/updates.ts'
import { atomOf, entriesOf, jsonFeedOf } from '../notify/feed.ts'
import { as, text } from '../openapi/answers.ts'
import { inRegions } from '../pages/words.ts'
import { siteOf } from './site.ts'
import { serviceOf } from './services.ts'

export interface FeedRoutes {
  catalog: Catalog
  publicUrl: string | null
  sql: Sql
}

const Query = Type.Object({ region: Type.Optional(RegionName) })

/** Enough for the longest of nights. */
const MOST_UPDATES = 500
const MOST_ENTRIES = 50

const FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomOf, body: text('application/atom+xml') },
  json: {
    type: 'application/feed+json; charset=utf-8',
    write: jsonFeedOf,
    body: { 'application/feed+json': JsonFeed },
  },
} as const

type Format = keyof typeof FORMATS

/** Changes of incidents' states, of all services or of one, in all regions or in one. */
export const feedRoutes: FastifyPluginAsync<FeedRoutes> = async (app, { catalog, publicUrl, sql }) => {
  for (const format of ['atom', 'json'] as const) {
    const said = {
      tags: ['Feeds and badges'],
      querystring: Query,
      response: { 200: as('One entry for each minute that changed an incident, latest first.', FORMATS[format].body) },
    }
    app.get<{ Querystring: Static<typeof Query> }>(
      `/feed.${format}`,
      { schema: { ...said, summary: 'Follow the incidents of all services' } },
      async (request, reply) => {
        reply.type(FORMATS[format].type).header('cache-control', 'public, max-age=60')
        return feed(format, request, null, request.query.region)
      },
    )
    app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof Query> }>(
      `/status/:slug/feed.${format}`,
      {
        schema: {
          ...said,
          summary: 'Follow the incidents of one service',
          params: SlugParams,
          problems: ['UNKNOWN_SERVICE'],
        },
      },
      async (request, reply) => {
        reply.type(FORMATS[format].type).header('cache-control', 'public, max-age=60')
        return feed(format, request, request.params.slug, request.query.region)
      },
    )
  }

  async function feed(format: Format, request: FastifyRequest, slug: string | null, region: string | undefined) {
    const service = slug === null ? null : serviceOf(catalog, slug)
    const base = siteOf(request, publicUrl)
    const updates = await readUpdates(sql, { service: service?.id, region, limit: MOST_UPDATES })
    const nameOf = (id: number) => catalog.byId(id)?.name ?? 'a service that is no longer listed'
    const entries = entriesOf(updates, nameOf, base).slice(0, MOST_ENTRIES)
    const title = `Outcry: ${service?.name ?? 'all services'}${inRegions([region ?? WORLD_REGION])}`
    const url = service ? `${base}/status/${service.slug}` : `${base}/`
    return FORMATS[format].write(entries, { title, url, self: `${base}${request.url}` })
  }
}
