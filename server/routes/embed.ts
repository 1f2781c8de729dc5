import helmet from '@fastify/helmet'
import Negotiator from 'negotiator'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { REGION_PATTERN } from '../contract/region.ts'
import { shown } from '../contract/shown.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { Live } from '../live/live.ts'
import type { Views } from '../live/views.ts'
import { embedPage, LAYOUTS, missingEmbedPage, THEMES, type EmbedOptions } from '../pages/embed.ts'
import { LANGUAGES, languageOf, type Language } from '../pages/words/languages.ts'

export interface EmbedRoutes {
  catalog: Catalog
  live: Live
  views: Views
}

const Params = Type.Object({ slug: Type.String({ maxLength: 64 }) })
const Text = Type.Optional(Type.String({ maxLength: 64 }))
/** Other people write these into their pages: what isn't known is passed over, rather than refused in a frame. */
const Query = Type.Object({ layout: Text, theme: Text, lang: Text, region: Text, report: Text })

const SECONDS = 2

/** `/embed/:slug`: a service's verdict as a page for frames, the only one that other pages may frame. */
export const embedRoutes: FastifyPluginAsync<EmbedRoutes> = async (app, { catalog, live, views }) => {
  await app.register(helmet, POLICY)
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/embed/:slug',
    { schema: { params: Params, querystring: Query } },
    async (request, reply) => {
      const { slug } = request.params
      const options = optionsOf(request)
      const service = catalog.bySlug(slug)
      reply.type('text/html; charset=utf-8')
      reply.headers({ 'cache-control': `public, max-age=${SECONDS}`, vary: 'Accept-Language' })
      if (!service) return reply.code(404).send(missingEmbedPage(slug, options))
      const counts = views.service(live.state, service)
      const { name } = service
      return embedPage({ ...options, slug, name, at: counts.at, shown: shown(counts, options.region) })
    },
  )
}

const REGION = new RegExp(REGION_PATTERN)

function optionsOf(request: FastifyRequest<{ Querystring: Static<typeof Query> }>): EmbedOptions {
  const { layout, theme, lang, region = '', report } = request.query
  return {
    layout: LAYOUTS.find((one) => one === layout) ?? 'full',
    theme: THEMES.find((one) => one === theme) ?? 'auto',
    language: languageOf(lang) ?? preferred(request),
    region: REGION.test(region) ? region : WORLD_REGION,
    report: report !== '0',
  }
}

const preferred = (request: FastifyRequest): Language =>
  languageOf(new Negotiator(request.raw).language(Object.keys(LANGUAGES))) ?? 'en'

const POLICY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ['*'],
    },
  },
  // It knows no list; frame-ancestors stands for it.
  xFrameOptions: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
  // Whether a node is reached by TLS is its proxy's business.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const },
}
