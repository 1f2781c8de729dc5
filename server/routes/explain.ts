import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { MINUTE } from '../clock.ts'
import { namedRegion } from '../catalog/areas.ts'
import { RegionName, SlugParams } from '../contract/parameters.ts'
import { isArea } from '../contract/region.ts'
import { Explain } from '../contract/service.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { readAreaDiscarded } from '../db/areas.ts'
import { readDiscarded } from '../db/rollups.ts'
import type { Sql } from '../db/sql.ts'
import { HttpError } from '../errors.ts'
import { tellsHour, withoutFew } from '../verdict/disclosure.ts'
import type { Verdicts } from '../verdict/verdicts.ts'
import { as, json } from '../openapi/answers.ts'
import { serviceOf } from './services.ts'

export interface ExplainRoutes {
  catalog: Catalog
  verdicts: Verdicts
  sql: Sql
}

const RegionQuery = Type.Object({ region: Type.Optional(RegionName) })

/** Why a verdict is what it is. */
export const explainRoutes: FastifyPluginAsync<ExplainRoutes> = async (app, { catalog, verdicts, sql }) => {
  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof RegionQuery> }>(
    '/api/v1/services/:slug/explain',
    {
      schema: {
        tags: ['Services'],
        summary: 'Tell why a verdict is what it is',
        params: SlugParams,
        querystring: RegionQuery,
        problems: ['UNKNOWN_SERVICE', 'UNKNOWN_REGION'],
        response: { 200: as('What the verdict rests on.', json(Explain)) },
      },
    },
    async ({ params, query }, reply): Promise<Explain> => {
      reply.header('cache-control', 'public, max-age=15')
      const service = serviceOf(catalog, params.slug)
      const region = query.region ?? WORLD_REGION
      const known = await verdicts.explain(service, region)
      if (!known)
        throw new HttpError(404, 'UNKNOWN_REGION', `Nothing was reported about ${service.name} in ${region} so far.`)
      // A country is told of as everywhere else; see docs/api.md.
      const why = isArea(region) ? withoutFew(known) : known
      const inMs = (minute: number | null) => minute && minute * MINUTE
      const times = { at: why.at * MINUTE, since: inMs(why.since), recoveringAt: inMs(why.recoveringAt) }
      const discarded = await (isArea(region)
        ? tellsHour(why) && readAreaDiscarded(sql, service.id, region, why.at)
        : readDiscarded(sql, service.id, region === WORLD_REGION ? null : region, why.at))
      // For those who look after the method, not part of what is promised.
      const { normal: _normal, recovery: _recovery, ...told } = why
      return { ...told, ...namedRegion(region), ...times, discarded: discarded || null }
    },
  )
}
