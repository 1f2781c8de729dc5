import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { GivenAnswer, Language, PageRenderer } from '../contract/page.ts'
import { Assets } from '../pages/assets.ts'
import { Cards } from '../pages/cards.ts'
import { Frame } from '../pages/document.ts'
import { BASES, languageOf } from '../pages/language.ts'
import { MISSING_PAGE, PAGE_KINDS, type PageKind } from '../pages/pageKinds.ts'
import { Pages, type Asked, type Encoding, type Page } from '../pages/pages.ts'
import { siteOf } from './site.ts'

export interface PageRoutes {
  clock: Clock
  tiles: Config['tiles']
  publicUrl: string | null
  /** Of the built client and of the pages' module. */
  folders: { client: string; pages: string }
}

const PREFERRED: Encoding[] = ['br', 'gzip', 'identity']

/** The pages as HTML, each at an address for every language and at one where the browser's wishes choose it. */
export const pageRoutes: FastifyPluginAsync<PageRoutes & { pages: Pages }> = async (app, { pages, ...options }) => {
  for (const { base, language } of BASES)
    for (const kind of PAGE_KINDS)
      app.get(base + (kind.route === '/' && base ? '' : kind.route), async (request, reply) =>
        sendPage(request, reply, await pages.page(asked(request, { kind, base, language }, options))),
      )
}

/** For people at an address where nothing is, in the language that it begins with or else in theirs. */
export const missingPage =
  (pages: Pages, options: PageRoutes) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const place = BASES.find(({ base }) => base !== '' && request.url.startsWith(`${base}/`)) ?? BASES[0]!
    return sendPage(request, reply, await pages.page(asked(request, { kind: MISSING_PAGE, ...place }, options)))
  }

export interface Site {
  pages: Pages
  /** Null: nothing here can draw. */
  cards: Cards | null
  read(path: string): Promise<GivenAnswer>
}

/** Reads the built client, once. */
export async function openSite(app: FastifyInstance, { clock, tiles, folders }: PageRoutes): Promise<Site> {
  const frame = new Frame(readFileSync(join(folders.client, 'index.html'), 'utf8'))
  const module = (await import(pathToFileURL(join(folders.pages, 'pages.js')).href)) as { default: PageRenderer }
  const assets = new Assets(folders.client)
  const land = assets.file('map/data/basemap.json')
  const cards = land === null ? null : await Cards.open(join(folders.client, land), clock)
  const read = (path: string) => readOf(app, path)
  const head = { tiles, cards: cards !== null }
  return { cards, read, pages: new Pages({ renderer: module.default, frame, assets, clock, read, head }) }
}

export const areBuilt = ({ client, pages }: PageRoutes['folders']): boolean =>
  existsSync(join(client, 'index.html')) && existsSync(join(pages, 'pages.js'))

/** Asks the API as anyone could, without the way through the network. */
async function readOf(app: FastifyInstance, path: string): Promise<GivenAnswer> {
  const answer = await app.inject({ method: 'GET', url: path })
  return { status: answer.statusCode, body: answer.json() }
}

interface Place {
  kind: PageKind
  base: string
  /** Null: as the browser wishes. */
  language: Language | null
}

export function asked(request: FastifyRequest, { kind, base, language }: Place, options: PageRoutes): Asked {
  const { params, query } = request as { params: Record<string, string>; query: Record<string, unknown> }
  return {
    kind,
    wish: { params, query },
    language: language ?? languageOf(request.headers['accept-language']),
    base,
    site: siteOf(request, options.publicUrl),
  }
}

/** When to try again, where the database was away. */
const SOON_SECONDS = 2

/** @param isPersonal for one person's eyes: kept nowhere */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page, isPersonal = false): FastifyReply {
  const encoding = encodingOf(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  if (page.status === 503) reply.header('retry-after', SOON_SECONDS)
  return reply
    .code(page.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', isPersonal ? 'no-store' : 'no-cache')
    .header('vary', 'accept-language, accept-encoding')
    .send(page.body(encoding))
}

function encodingOf(wishes: string | undefined): Encoding {
  if (!wishes) return 'identity'
  const taken = new Negotiator({ headers: { 'accept-encoding': wishes } }).encodings(PREFERRED)
  return PREFERRED.find((encoding) => taken.includes(encoding)) ?? 'identity'
}
