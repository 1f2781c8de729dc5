import { HEIGHTS, LAYOUTS, type Layout } from './embed.ts'
import { escaped } from './html.ts'
import { LANGUAGES, languageOf, say } from './words/languages.ts'

/** px; the widget's own width with a frame's edge. */
const WIDTH = 400
const WIDEST = 720

/** How an embed is asked for, as it stands in an address; empty where nothing is said. */
export type EmbedQuery = Partial<Record<'layout' | 'theme' | 'lang' | 'region' | 'report', string>>

/** A service's page or embed page by its address. */
export interface EmbedAddress {
  slug: string
  query: EmbedQuery
}

/** What an address of ours names, by its path and query; null where it is nothing that can be embedded. */
export function parseAddress({ pathname, searchParams }: URL): EmbedAddress | null {
  const found = /^(?:\/([a-z]{2}))?\/(?:status|embed)\/([a-z0-9-]{1,64})\/?$/.exec(pathname)
  if (!found) return null
  const query: EmbedQuery = {}
  for (const name of ['layout', 'theme', 'lang', 'region', 'report'] as const) {
    const value = searchParams.get(name)
    if (value !== null) query[name] = value.slice(0, 40)
  }
  if (languageOf(found[1]) && query.lang === undefined) query.lang = found[1]!
  return { slug: found[2]!, query }
}

export const embedUrl = (site: string, { slug, query }: EmbedAddress): string => {
  const text = new URLSearchParams(query).toString()
  return `${site}/embed/${encodeURIComponent(slug)}${text && `?${text}`}`
}

export interface Frame {
  html: string
  width: number
  height: number
}

/** A frame with an embed page in it, no larger than asked for: of the layouts the one asked for, or one that fits. */
export function embedFrame(
  site: string,
  { slug, query }: EmbedAddress,
  { name, maxWidth = WIDEST, maxHeight = Infinity }: { name: string; maxWidth?: number; maxHeight?: number },
): Frame {
  const asked = LAYOUTS.indexOf(query.layout as Layout)
  const layout = LAYOUTS.slice(Math.max(asked, 0)).find((one) => HEIGHTS[one] <= maxHeight) ?? 'minimal'
  const [width, height] = [Math.min(WIDTH, maxWidth), Math.min(HEIGHTS[layout], maxHeight)]
  const src = embedUrl(site, { slug, query: { ...query, layout } })
  const language = languageOf(query.lang) ?? 'en'
  const title = say(language, LANGUAGES[language].title, { name })
  const html =
    `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width}" height="${height}" ` +
    `style="border:0;max-width:100%" loading="lazy" sandbox="${SANDBOX}"></iframe>`
  return { html, width, height }
}

/** Our origin stays ours within the frame, and its link opens a page that is not in a sandbox. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'

/** For a service page's head: where tools find how to embed it. @param site where people reach us */
export function oembedLink(site: string, slug: string): string {
  const url = `${site}/oembed?format=json&url=${encodeURIComponent(`${site}/status/${slug}`)}`
  return `<link rel="alternate" type="application/json+oembed" href="${escaped(url)}" />`
}
