import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { root } from '../root.ts'
import type { NotFound } from '../errors.ts'
import { cardRoutes } from './cards.ts'
import { areBuilt, missingPage, openSite, pageRoutes } from './pages.ts'
import { reportForm } from './reportForm.ts'
import { siteMapRoutes } from './siteMap.ts'
import type { Intake } from './takeReport.ts'

export interface ClientRoutes {
  clock: Clock
  intake: Intake
  publicUrl: string | null
  tiles: Config['tiles']
  notFound: NotFound
}

const YEAR = 365 * 24 * 3600

/** The pages: the client as it was built, under a policy that lets nothing in from elsewhere. */
export const clientRoutes: FastifyPluginAsync<ClientRoutes> = async (app, options) => {
  const folder = join(root, 'dist', 'client')
  const folders = { client: folder, pages: join(root, 'dist', 'pages') }
  if (!areBuilt(folders)) {
    app.log.warn('the client is not built: run "npm run build"')
    return
  }
  await app.register(helmet, policy(options.tiles))
  await app.register(compress, { threshold: 1024 })
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name.
      const isHashed = path.startsWith(join(folder, 'assets'))
      // Other people's pages load these.
      if (path.startsWith(join(folder, 'widget.'))) {
        reply.header('cross-origin-resource-policy', 'cross-origin')
        reply.header('access-control-allow-origin', '*')
      }
      // A worker that lives on in caches can't be mended.
      const others = path.startsWith(join(folder, 'worker.js')) ? 'no-cache' : 'public, max-age=300'
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR}, immutable` : others)
    },
  })
  const { pages, cards, read } = await openSite(app, { ...options, folders })
  await app.register(pageRoutes, { ...options, folders, pages })
  await app.register(reportForm, { ...options, folders, pages })
  if (cards) await app.register(cardRoutes, { cards, pages, read })
  await app.register(siteMapRoutes, options)
  options.notFound.page = missingPage(pages, { ...options, folders })
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
        // Lengths of bars in rendered pages. Rules, which could read a page, come from files alone.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', ...images],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
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
