import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import { areaName } from '../catalog/areas.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { RegionName } from '../contract/parameters.ts'
import { ShieldsBadge } from '../contract/tools.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { notFound } from '../errors.ts'
import { BADGE_STYLES, badgeOf, badgeSvg, unknownBadge, type Badge } from '../pages/badge.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { as, json, text } from '../openapi/answers.ts'
import { languageOf } from '../pages/words/languages.ts'
import { LanguageTag } from './widget.ts'

export interface BadgeRoutes {
  board: VerdictBoard
  catalog: Catalog
}

const Params = Type.Object({
  file: Type.String({
    maxLength: 80,
    description: 'the slug of a service, and `.svg` or `.json`',
    examples: ['telegram.svg', 'telegram.json'],
  }),
})
const Query = Type.Object({
  region: Type.Optional(RegionName),
  label: Type.Optional(
    Type.String({
      maxLength: 60,
      pattern: '^[^\\u0000-\\u001f]*$',
      description: 'what stands on the left, instead of the slug',
      examples: ['chat'],
    }),
  ),
  style: Type.Optional(
    Type.Enum([...BADGE_STYLES], { type: 'string', default: 'flat', description: 'with round corners or not' }),
  ),
  lang: Type.Optional(LanguageTag),
})

const SECONDS = 60
const BADGE = { ...text('image/svg+xml'), ...json(ShieldsBadge) }

/** `/badge/:slug.svg` for a README, `/badge/:slug.json` as shields.io reads it. */
export const badgeRoutes: FastifyPluginAsync<BadgeRoutes> = async (app, { board, catalog }) => {
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/badge/:file',
    {
      schema: {
        tags: ['Feeds and badges'],
        summary: 'Show a verdict as an image, or as shields.io reads it',
        params: Params,
        querystring: Query,
        response: { 200: as('The badge; of an unknown service one that says so.', BADGE) },
      },
    },
    async ({ params, query }, reply) => {
      const [, slug, kind] = /^(.+)\.(svg|json)$/.exec(params.file) ?? []
      if (!slug) throw notFound('A badge is called /badge/<service>.svg or .json.')
      const badge = badgeFor(slug, query)
      // Image proxies keep what they get for a long time unless they are told not to.
      reply.header('cache-control', `public, max-age=${SECONDS}, s-maxage=${SECONDS}`)
      if (kind === 'json') return { schemaVersion: 1, ...badge, cacheSeconds: SECONDS } satisfies ShieldsBadge
      return reply.type('image/svg+xml; charset=utf-8').send(badgeSvg(badge, query.style ?? 'flat'))
    },
  )

  function badgeFor(slug: string, { region = WORLD_REGION, label, lang }: Static<typeof Query>): Badge {
    const language = languageOf(lang) ?? 'en'
    const service = catalog.bySlug(slug)
    if (!service) return unknownBadge(label ?? slug, language)
    const where = region === WORLD_REGION ? '' : ` ${areaName(region) ?? region}`
    return badgeOf(board.verdict(service.id, region), label ?? `${slug}${where}`, language)
  }
}
