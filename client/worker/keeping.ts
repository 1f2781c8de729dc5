import { LANGUAGES } from '#contract/page.ts'

/** What is kept for when there is no network: which answers, where, and how many. */
export interface Shelf {
  cache: string
  most: number
  /** Never changes under its name, so that the kept one serves without asking. */
  fixed: boolean
}

/** Told with an answer that was kept: when that was, in ms. */
export const KEPT_AT = 'x-outcry-kept-at'

const VERSION = 'v1'
const PAGES: Shelf = { cache: `outcry.pages.${VERSION}`, most: 20, fixed: false }
const FIGURES: Shelf = { cache: `outcry.figures.${VERSION}`, most: 40, fixed: false }
const ASSETS: Shelf = { cache: `outcry.assets.${VERSION}`, most: 200, fixed: true }
const OTHERS: Shelf = { cache: `outcry.others.${VERSION}`, most: 100, fixed: false }
export const SHELVES: readonly Shelf[] = [PAGES, FIGURES, ASSETS, OTHERS]

const PAGE_PATH = new RegExp(`^(/(${LANGUAGES.join('|')}))?(/?$|/(status|snapshots)/|/incidents(/|$)|/privacy$)`)
/** Answers that end: a stream must not be caught. */
const FIGURES_PATH =
  /^\/api\/v1\/(services|services\/[^/]+|services\/[^/]+\/(comments|alternatives|explain)|incidents(\/\d+)?)$/
const OTHERS_PATH = /^\/(theme\.js|early\.js|favicon\.svg|manifest\.webmanifest|icon-[\w-]+\.png|logos\/[^/]+\.svg)$/
const FEED = /\.(atom|json|xml)$/

/** Where an answer to a request is kept; null for what is left to the browser. */
export function shelfOf({ method, url, mode }: Pick<Request, 'method' | 'url' | 'mode'>, origin: string): Shelf | null {
  const { origin: from, pathname } = new URL(url)
  if (method !== 'GET' || from !== origin || FEED.test(pathname)) return null
  if (pathname.startsWith('/assets/')) return ASSETS
  if (FIGURES_PATH.test(pathname)) return FIGURES
  if (OTHERS_PATH.test(pathname)) return OTHERS
  return mode === 'navigate' && PAGE_PATH.test(pathname) ? PAGES : null
}

/** The same of a page's address, wherever it is asked for. */
export function shelfOfSeen(url: string, origin: string): Shelf | null {
  const mode = PAGE_PATH.test(new URL(url).pathname) ? 'navigate' : 'no-cors'
  return shelfOf({ method: 'GET', url, mode }, origin)
}
