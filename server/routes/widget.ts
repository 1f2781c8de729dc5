import type {} from '@fastify/swagger'
import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { WidgetTexts } from '../contract/widget.ts'
import { notFound } from '../errors.ts'
import { widgetTexts } from '../pages/widgetTexts.ts'
import { languageOf } from '../pages/words/languages.ts'
import { serviceOf } from './services.ts'

export interface WidgetRoutes {
  catalog: Catalog
}

const Params = Type.Object({
  file: Type.String({ maxLength: 80, description: 'the slug of a service, and `.json`', examples: ['telegram.json'] }),
})
export const LanguageTag = Type.String({ maxLength: 40, description: 'a language, such as "de" or "de-CH"' })
const Query = Type.Object({
  lang: Type.Optional(LanguageTag),
  zone: Type.Optional(Type.String({ maxLength: 60, description: 'a time zone, to guess a country from' })),
})

const SECONDS = 300

/** `/widget/:slug.json`: what a widget says, so that its script carries no language. */
export const widgetRoutes: FastifyPluginAsync<WidgetRoutes> = async (app, { catalog }) => {
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/widget/:file',
    {
      schema: {
        tags: ['Embedding'],
        summary: 'The texts of a widget about a service, in one language',
        params: Params,
        querystring: Query,
        problems: ['UNKNOWN_SERVICE'] as const,
        response: { 200: WidgetTexts },
      },
    },
    async ({ params, query }, reply): Promise<WidgetTexts> => {
      const slug = /^(.+)\.json$/.exec(params.file)?.[1]
      if (!slug) throw notFound('The texts of a widget are called /widget/<service>.json.')
      const service = serviceOf(catalog, slug)
      reply.header('cache-control', `public, max-age=${SECONDS}`)
      return widgetTexts(service, languageOf(query.lang) ?? 'en', query.zone)
    },
  )
}
