import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Catalog } from '../catalog/catalog.ts'
import { LANGUAGES, type Language } from '../contract/page.ts'
import { escaped } from '../pages/html.ts'
import { siteOf } from './site.ts'
import type { Intake } from './takeReport.ts'

export interface SiteMapRoutes {
  intake: Pick<Intake, 'catalog'>
  publicUrl: string | null
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const HOUR = 'public, max-age=3600'

/** For those who look for pages: a list of them for each language, and what to leave alone. */
export const siteMapRoutes: FastifyPluginAsync<SiteMapRoutes> = async (app, { intake, publicUrl }) => {
  const site = (request: FastifyRequest) => siteOf(request, publicUrl)
  const xml = 'application/xml; charset=utf-8'
  app.get('/sitemap.xml', (request, reply) =>
    reply
      .type(xml)
      .header('cache-control', HOUR)
      .send(index(site(request))),
  )
  for (const language of LANGUAGES)
    app.get(`/sitemap-${language}.xml`, (request, reply) =>
      reply
        .type(xml)
        .header('cache-control', HOUR)
        .send(pagesIn(language, site(request), intake.catalog)),
    )
  app.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', HOUR)
      .send(robots(site(request))),
  )
}

function index(site: string): string {
  const maps = LANGUAGES.map((language) => `<sitemap><loc>${escaped(site)}/sitemap-${language}.xml</loc></sitemap>`)
  return `${XML}<sitemapindex ${NAMESPACE}>${maps.join('')}</sitemapindex>`
}

/** The same page in other languages is told of in each page's head, where it costs less. */
function pagesIn(language: Language, site: string, catalog: Catalog): string {
  const paths = ['', '/incidents', '/embed', '/privacy', ...catalog.all.map(({ slug }) => `/status/${slug}`)]
  const urls = paths.map((path) => `<url><loc>${escaped(`${site}/${language}${path}`)}</loc></url>`)
  return `${XML}<urlset ${NAMESPACE}>${urls.join('')}</urlset>`
}

/** The API is for programs that were made for it; its pages show the same. */
const robots = (site: string): string => `User-agent: *\nDisallow: /api/\n\nSitemap: ${site}/sitemap.xml\n`
