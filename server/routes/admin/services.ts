import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog, Service } from '../../catalog/catalog.ts'
import { meaningFaults } from '../../catalog/validate.ts'
import { SlugParams } from '../../contract/parameters.ts'
import { KeptService, NewService, ServiceChange } from '../../contract/talk.ts'
import { changeNotices } from '../../db/notices.ts'
import { addService, changeService, type AddedService } from '../../db/services.ts'
import { badRequest, HttpError, unknownService } from '../../errors.ts'
import { OPERATOR, type AdminParts } from './guard.ts'

const KeptList = Type.Object({ services: Type.Array(KeptService) })

/** Services beyond the catalog, and what of it isn't to be seen. Every node has them within a second or two. */
export const serviceAdminRoutes: FastifyPluginAsync<AdminParts> = async (app, { audit, catalog, notices, sql }) => {
  const known = (slug: string): Service => {
    const service = catalog.everything.find((one) => one.slug === slug)
    if (!service) throw unknownService(slug)
    return service
  }

  app.get(
    '/services',
    { schema: { ...OPERATOR, summary: 'Services added or hidden', response: { 200: KeptList } } },
    async () => ({ services: catalog.everything.filter(({ added, hidden }) => added || hidden).map(kept) }),
  )

  app.post<{ Body: NewService }>(
    '/services',
    { schema: { ...OPERATOR, summary: 'Add a service', body: NewService, response: { 201: KeptService } } },
    async ({ body }, reply) => {
      const service: AddedService = { ...NOTHING, ...body }
      refuseFaults(catalog, service)
      if (!(await changeNotices(sql, (tx) => addService(tx, service)))) throw taken(service.slug)
      await notices.look()
      audit('service added', { service: service.slug })
      return reply.code(201).send(kept(known(service.slug)))
    },
  )

  app.patch<{ Params: Static<typeof SlugParams>; Body: ServiceChange }>(
    '/services/:slug',
    {
      schema: {
        ...OPERATOR,
        summary: 'Change or hide a service',
        description: "Of the catalog's own services only `hidden` can be changed.",
        params: SlugParams,
        body: ServiceChange,
        response: { 200: KeptService },
      },
    },
    async ({ params, body }) => {
      const before = known(params.slug)
      if (!before.added && Object.keys(body).some((field) => field !== 'hidden')) throw fromCatalog(before.slug)
      const service = { ...before, hidden: false, ...body }
      refuseFaults(catalog, service)
      await changeNotices(sql, (tx) => changeService(tx, service))
      await notices.look()
      audit('service changed', { service: before.slug, fields: Object.keys(body).join(' ') })
      return kept(known(before.slug))
    },
  )
}

const NOTHING = { aliases: [], homepage: null, country: null, dependencies: [], peers: [] }

const taken = (slug: string) => new HttpError(409, 'SLUG_TAKEN', `There is a service called "${slug}" already.`)
const fromCatalog = (slug: string) =>
  new HttpError(409, 'FROM_CATALOG', `"${slug}" comes with the program: it can only be hidden or shown.`)

/** Refuses what would make the catalog unsound, be it a name that leads to two services or a circle of dependencies. */
function refuseFaults(catalog: Catalog, service: AddedService): void {
  const others = catalog.everything.filter(({ slug }) => slug !== service.slug)
  const before = new Set(meaningFaults(catalog.everything))
  const faults = meaningFaults([...others, service]).filter((fault) => !before.has(fault))
  if (faults.length > 0) throw badRequest('INVALID_SERVICE', faults.join('; '))
}

function kept({
  slug,
  name,
  category,
  aliases,
  homepage,
  country,
  dependencies,
  peers,
  ...flags
}: Service): KeptService {
  const { added = false, hidden = false } = flags
  return { slug, name, category, aliases, homepage, country, dependencies, peers, added, hidden }
}
