import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { MINUTE } from '../clock.ts'
import { namedRegion } from '../catalog/areas.ts'
import { isArea } from '../contract/region.ts'
import { Explain } from '../contract/service.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { readAreaDiscarded } from '../db/areas.ts'
import { readDiscarded } from '../db/rollups.ts'
import type { Sql } from '../db/sql.ts'
import { HttpError } from '../errors.ts'
import { tellsHour, withoutFew } from '../verdict/disclosure.ts'
import type { Verdicts } from '../verdict/verdicts.ts'
import { RegionName, serviceOf, SlugParams } from './services.ts'

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
    { schema: { params: SlugParams, querystring: RegionQuery, response: { 200: Explain } } },
    async ({ params, query }): Promise<Explain> => {
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
      return { ...why, ...namedRegion(region), ...times, discarded: discarded || null }
    },
  )
}
