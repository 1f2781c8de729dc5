import type { FastifyPluginAsync } from 'fastify'
import Type, { type Static } from 'typebox'
import { DEFAULT_LANGUAGE, LANGUAGES, type GivenAnswer, type Language } from '../contract/page.ts'
import type { Heat, ServiceDetail } from '../contract/service.ts'
import { notFound, unknownService } from '../errors.ts'
import type { CardContent } from '../pages/card.ts'
import type { Cards } from '../pages/cards.ts'
import { SERVICE_PAGE } from '../pages/pageKinds.ts'
import type { Pages } from '../pages/pages.ts'

export interface CardRoutes {
  cards: Cards
  pages: Pages
  read(path: string): Promise<GivenAnswer>
}

const Params = Type.Object({ file: Type.String({ maxLength: 80 }) })
const Query = Type.Object({ lang: Type.Optional(Type.Enum([...LANGUAGES])) })

const SECONDS = 60
/** About 160 km across: to be seen on a picture. */
const RESOLUTION = 3

/** `/cards/:slug.png`: what is said of a service, for those who only see a link to it. */
export const cardRoutes: FastifyPluginAsync<CardRoutes> = async (app, { cards, pages, read }) => {
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/cards/:file',
    { schema: { params: Params, querystring: Query } },
    async ({ params, query }, reply) => {
      const slug = /^([a-z0-9-]+)\.png$/.exec(params.file)?.[1]
      if (!slug) throw notFound('A card is called /cards/<service>.png.')
      const language = query.lang ?? DEFAULT_LANGUAGE
      const png = await cards.png(`${slug} ${language}`, () => contentOf(slug, language))
      return reply
        .type('image/png')
        .header('cache-control', `public, max-age=${SECONDS}`)
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(png)
    },
  )

  async function contentOf(slug: string, language: Language): Promise<CardContent> {
    const path = `/api/v1/services/${slug}`
    const [service, heat] = await Promise.all([read(path), read(`${path}/heat?resolution=${RESOLUTION}`)])
    if (service.status === 404) throw unknownService(slug)
    const { quarters, at } = service.body as ServiceDetail
    const asked = {
      kind: SERVICE_PAGE,
      wish: { params: { slug }, query: {} },
      language,
      base: `/${language}`,
      site: '',
    }
    const { title, description, verdict } = await pages.page(asked)
    const cells = heat.status === 200 ? (heat.body as Heat).cells : []
    return { language, title, description, verdict: verdict ?? 'unknown', quarters, cells, at }
  }
}
