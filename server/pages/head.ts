import type { Config } from '../config.ts'
import { DEFAULT_LANGUAGE, LANGUAGES, type PageData, type RenderedPage } from '../contract/page.ts'
import { embedded } from './document.ts'
import { escaped } from './html.ts'
import { oembedLink } from './oembed.ts'

export interface HeadOptions {
  /** Address of the site, without a slash at its end. */
  site: string
  tiles: Config['tiles']
  /** Whether verdicts can be drawn as cards. */
  cards: boolean
  /** Whether the page is about something that there is. */
  isFound: boolean
  /** Whether what it is about can't be had just now. */
  isAway: boolean
}

type Said = Pick<RenderedPage, 'title' | 'description'>

/** What a page says of itself to those who don't read it as people do. */
export function headOf(data: PageData, said: Said, options: HeadOptions): string {
  const own = `${options.site}/${data.language}${data.path === '/' ? '' : data.path}`
  return [
    meta('name', 'description', said.description),
    options.tiles ? tilesMeta(options.tiles) : '',
    options.isAway ? REFRESH : '',
    data.sent || !options.isFound ? meta('name', 'robots', 'noindex') : addresses(data, own, options.site),
    discovery(data, options.site),
    ...cardOf(data, said, own, options),
    `<script type="application/ld+json">${embedded(linkedData(data, said, own, options.site))}</script>`,
  ].join('')
}

const meta = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escaped(content)}">`

/** The script does so itself, see client/pages/Unloaded.svelte. */
const REFRESH = '<noscript><meta http-equiv="refresh" content="10"></noscript>'

/** Attributes, as a script would need a nonce. */
const tilesMeta = ({ url, attribution }: NonNullable<Config['tiles']>): string =>
  `<meta name="map-tiles" content="${escaped(url)}" data-attribution="${escaped(attribution)}">`

/** The page's own address, and those of the same page in other languages. */
function addresses({ path }: PageData, own: string, site: string): string {
  const rest = path === '/' ? '' : path
  const link = (language: string, address: string) =>
    `<link rel="alternate" hreflang="${language}" href="${escaped(address)}">`
  return [
    `<link rel="canonical" href="${escaped(own)}">`,
    ...LANGUAGES.map((language) => link(language, `${site}/${language}${rest}`)),
    link('x-default', site + path),
  ].join('')
}

/** Where a service page can be had as a frame. */
function discovery({ path, answers }: PageData, site: string): string {
  const slug = /^\/status\/([a-z0-9-]+)$/.exec(path)?.[1]
  const isKnown = slug && answers[`/api/v1/services/${slug}`]?.status === 200
  return isKnown ? oembedLink(site, slug) : ''
}

function cardOf(
  { language, path }: PageData,
  { title, description }: Said,
  own: string,
  options: HeadOptions,
): string[] {
  const slug = /^\/status\/([^/?]+)/.exec(path)?.[1]
  const image = slug && options.cards && options.isFound ? `${options.site}/cards/${slug}.png?lang=${language}` : null
  return [
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', 'Outcry'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', own),
    meta('property', 'og:locale', language),
    ...(image
      ? [
          meta('property', 'og:image', image),
          meta('property', 'og:image:width', '1200'),
          meta('property', 'og:image:height', '630'),
          meta('property', 'og:image:alt', title),
        ]
      : []),
    meta('name', 'twitter:card', image ? 'summary_large_image' : 'summary'),
  ]
}

/** What the page is, and where in the site: nothing that it doesn't say itself. */
function linkedData({ language, at }: PageData, { title, description }: Said, own: string, site: string) {
  const home = { '@type': 'ListItem', position: 1, name: 'Outcry', item: `${site}/${language}` }
  const here = { '@type': 'ListItem', position: 2, name: title, item: own }
  const breadcrumb = { '@type': 'BreadcrumbList', itemListElement: own === home.item ? [home] : [home, here] }
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: title,
    description,
    url: own,
    inLanguage: language ?? DEFAULT_LANGUAGE,
    dateModified: new Date(at).toISOString(),
    breadcrumb,
  }
}
