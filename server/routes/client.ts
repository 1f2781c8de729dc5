import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalog } from '../catalog/catalog.ts'
import type { Config } from '../config.ts'
import { root } from '../root.ts'
import { oembedLink } from '../pages/oembed.ts'
import { pageWith } from './page.ts'
import { siteOf } from './site.ts'

export interface ClientRoutes {
  catalog: Catalog
  tiles: Config['tiles']
  publicUrl: string | null
}

const YEAR = 365 * 24 * 3600

/** The pages: the client as it was built, under a policy that lets nothing in from elsewhere. */
export const clientRoutes: FastifyPluginAsync<ClientRoutes> = async (app, { catalog, tiles, publicUrl }) => {
  const folder = join(root, 'dist', 'client')
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('the client is not built: run "npm run build"')
    return
  }
  await app.register(helmet, policy(tiles))
  await app.register(compress, { threshold: 1024 })
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name.
      const isHashed = path.startsWith(join(folder, 'assets'))
      const isPage = path.endsWith('.html')
      const others = isPage ? 'no-cache' : 'public, max-age=300'
      // Other people's pages load these.
      if (path.startsWith(join(folder, 'widget.'))) {
        reply.header('cross-origin-resource-policy', 'cross-origin')
        reply.header('access-control-allow-origin', '*')
      }
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR}, immutable` : others)
    },
  })
  const html = pageWith(join(folder, 'index.html'), tiles)
  const send = (reply: FastifyReply, text: string) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text)
  const page = (_request: unknown, reply: FastifyReply) => send(reply, html)
  app.get('/', page)
  for (const path of ['/status/:slug', '/status/:slug/why'])
    app.get<{ Params: { slug: string } }>(path, (request, reply) => {
      const service = catalog.bySlug(request.params.slug)
      if (!service) return page(request, reply.code(404))
      const link = oembedLink(siteOf(request, publicUrl), service.slug)
      return send(
        reply,
        html.replace('</head>', () => `  ${link}\n  </head>`),
      )
    })
  app.get('/incidents/:id', page)
  app.get('/embed', page)
}

function policy(tiles: Config['tiles']) {
  const images = tiles ? [new URL(tiles.url.replace('{s}', '*')).origin] : []
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...images],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        // The preview of an embed page.
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Whether a node is reached by TLS is its proxy's business.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const },
  }
}
