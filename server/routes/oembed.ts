import type {} from '@fastify/swagger'
import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Catalog } from '../catalog/catalog.ts'
import { badRequest, HttpError, notFound } from '../errors.ts'
import { embedFrame, parseAddress } from '../pages/oembed.ts'
import { LANGUAGES, languageOf, say } from '../pages/words/languages.ts'
import { siteOf } from './site.ts'

export interface OEmbedRoutes {
  catalog: Catalog
  publicUrl: string | null
}

const Pixels = Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,4}$', description: 'px' }))
const Query = Type.Object({
  url: Type.Optional(Type.String({ maxLength: 2_000, description: 'of a service page or an embed page here' })),
  format: Type.Optional(Type.String({ maxLength: 20, description: 'json, and nothing else' })),
  maxwidth: Pixels,
  maxheight: Pixels,
})

/** https://oembed.com, 2.3.4: `rich`. */
const OEmbed = Type.Object({
  type: Type.Literal('rich'),
  version: Type.Literal('1.0'),
  title: Type.String(),
  provider_name: Type.String(),
  provider_url: Type.String(),
  cache_age: Type.Integer({ description: 'seconds' }),
  html: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
})

const CACHE_AGE = 3_600

/** `/oembed`: how tools that are given a service's address show it in a page. */
export const oembedRoutes: FastifyPluginAsync<OEmbedRoutes> = async (app, { catalog, publicUrl }) => {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/oembed',
    {
      schema: {
        tags: ['Embedding'],
        summary: 'oEmbed: a frame for the address of a service',
        querystring: Query,
        problems: ['INVALID_URL', 'NOT_FOUND', 'NOT_IMPLEMENTED'] as const,
        response: { 200: OEmbed },
      },
    },
    async (request): Promise<Static<typeof OEmbed>> => {
      const { url, format = 'json', maxwidth, maxheight } = request.query
      if (format !== 'json') throw new HttpError(501, 'NOT_IMPLEMENTED', 'Only format=json is answered.')
      if (url === undefined || !URL.canParse(url)) throw badRequest('INVALID_URL', 'url has to be a whole address.')
      const site = siteOf(request, publicUrl)
      const given = new URL(url)
      const address = given.origin === new URL(site).origin ? parseAddress(given) : null
      const service = address && catalog.bySlug(address.slug)
      if (!service) throw notFound('That is not the address of a service here.')
      const { name } = service
      const language = languageOf(address.query.lang) ?? 'en'
      return {
        ...({ type: 'rich', version: '1.0' } as const),
        title: say(language, LANGUAGES[language].title, { name }),
        ...{ provider_name: 'Outcry', provider_url: site, cache_age: CACHE_AGE },
        ...embedFrame(site, address, { name, ...within(maxwidth, maxheight) }),
      }
    },
  )
}

const within = (width?: string, height?: string) => ({
  ...(width !== undefined && { maxWidth: Number(width) }),
  ...(height !== undefined && { maxHeight: Number(height) }),
})
