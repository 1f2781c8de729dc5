import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog, Service } from '../catalog/catalog.ts'
import { problemsOf } from '../catalog/problems.ts'
import type { ServiceCounts } from '../contract/counts.ts'
import { SlugParams } from '../contract/parameters.ts'
import { Alternatives, CATEGORIES, ServiceDetail, ServiceList, type ServiceSummary } from '../contract/service.ts'
import { unknownService } from '../errors.ts'
import type { Live } from '../live/live.ts'
import type { Views } from '../live/views.ts'
import { as, json } from '../openapi/answers.ts'
import { tagged } from './tag.ts'

export interface ServiceRoutes {
  catalog: Catalog
  live: Live
  views: Views
}

const ListQuery = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'a name or a part of one, in any script; one typing error is forgiven',
      examples: ['telegarm'],
    }),
  ),
  category: Type.Optional(Type.Enum([...CATEGORIES], { type: 'string', description: 'only services of this kind' })),
  region: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'verdicts and reports of this country; without quarters',
      examples: ['DE'],
    }),
  ),
})
const AlternativesQuery = Type.Object({
  region: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: "the visitor's country", examples: ['DE'] })),
})

const SEARCH_RESULTS = 50

/** @throws HttpError 404 UNKNOWN_SERVICE */
export function serviceOf(catalog: Catalog, slug: string): Service {
  const service = catalog.bySlug(slug)
  if (!service) throw unknownService(slug)
  return service
}

/** The catalog, and what is said about each service now. */
export const serviceRoutes: FastifyPluginAsync<ServiceRoutes> = async (app, { catalog, live, views }) => {
  app.get<{ Querystring: Static<typeof ListQuery> }>(
    '/api/v1/services',
    {
      schema: {
        tags: ['Services'],
        summary: 'List or search services, with what is said of each now',
        querystring: ListQuery,
        response: { 200: as('Services; those found at most 50, best first.', json(ServiceList)) },
      },
    },
    async ({ query }) => {
      const found = query.q?.trim() ? catalog.search(query.q, SEARCH_RESULTS) : catalog.all
      const state = live.state
      const services = found
        .filter((service) => query.category === undefined || service.category === query.category)
        .map((service): ServiceSummary => {
          const { slug, name, aliases, category } = service
          const { total, quarters, verdict, expected } = views.line(state, service, query.region)
          return { slug, name, aliases, category, lastHour: total, quarters, verdict, expected }
        })
      return { judgedAt: views.judgedAt, services }
    },
  )

  app.get<{ Params: Static<typeof SlugParams> }>(
    '/api/v1/services/:slug',
    {
      schema: {
        tags: ['Services'],
        summary: 'Tell all that is said of one service now',
        params: SlugParams,
        problems: ['UNKNOWN_SERVICE'],
        response: { 200: as('The service.', json(ServiceDetail)) },
      },
    },
    async ({ params }, reply) => {
      const service = serviceOf(catalog, params.slug)
      return tagged(reply, detailOf(catalog, service, views.service(live.state, service)))
    },
  )

  app.get<{ Params: Static<typeof SlugParams>; Querystring: Static<typeof AlternativesQuery> }>(
    '/api/v1/services/:slug/alternatives',
    {
      schema: {
        tags: ['Services'],
        summary: 'Tell what to use meanwhile, and what is said of it',
        params: SlugParams,
        querystring: AlternativesQuery,
        problems: ['UNKNOWN_SERVICE'],
        response: { 200: as('Services of the same kind.', json(Alternatives)) },
      },
    },
    async ({ params, query }): Promise<Alternatives> => {
      const others = catalog.alternatives(serviceOf(catalog, params.slug).slug)
      return { alternatives: others.map((other) => views.alternative(live.state, other, query.region)) }
    },
  )
}

function detailOf(catalog: Catalog, service: Service, counts: ServiceCounts): ServiceDetail {
  const { slug, name, category, homepage, dependencies } = service
  const { at, total, quarters, problems, working, recovered, judgedAt } = counts
  const { saidAs, verdicts, incident, statement } = counts
  return {
    ...{ slug, name, category, homepage, dependencies },
    alternatives: catalog.alternatives(slug).map((other) => ({ slug: other.slug, name: other.name })),
    problemTypes: problemsOf(category).map((type) => ({ id: type.slug, label: type.label })),
    ...{ at, lastHour: total, quarters, problems },
    regions: counts.regions.map(([country, lastHour]) => ({ country, lastHour })),
    areas: counts.areas.map(([region, lastHour]) => ({ region, lastHour })),
    ...{ working, recovered, judgedAt, saidAs, verdicts, incident, statement },
  }
}
