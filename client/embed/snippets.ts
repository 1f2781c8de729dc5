/** What is put into other pages, made from what was chosen. */
export const FORMS = ['widget', 'iframe', 'markdown', 'html', 'rst', 'link', 'feed'] as const
export type Form = (typeof FORMS)[number]
export const LAYOUTS = ['full', 'compact', 'minimal'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
export const STYLES = ['flat', 'flat-square'] as const
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'tr', 'fa', 'ar'] as const

export interface Choice {
  slug: string
  name: string
  form: Form
  layout: (typeof LAYOUTS)[number]
  theme: (typeof THEMES)[number]
  /** '' for the page's own. */
  lang: string
  region: string
  report: boolean
  label: string
  style: (typeof STYLES)[number]
}

const DEFAULTS: Record<string, string> = {
  ...{ layout: 'full', theme: 'auto', lang: '', region: 'world', report: '1', label: '', style: 'flat' },
}

/** px, as the server's oEmbed answers have them. */
const HEIGHTS = { full: 330, compact: 62, minimal: 34 }
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'

export const isBadge = (form: Form): boolean => ['markdown', 'html', 'rst'].includes(form)
export const isLive = (form: Form): boolean => form === 'widget' || form === 'iframe'

/** What differs from what goes without saying. */
function said(choice: Choice, names: readonly (keyof Choice)[]): [string, string][] {
  return names
    .map((name): [string, string] => [name, name === 'report' ? (choice.report ? '1' : '0') : String(choice[name])])
    .filter(([name, value]) => value !== DEFAULTS[name])
}

const address = (path: string, query: [string, string][]) =>
  query.length > 0 ? `${path}?${new URLSearchParams(query).toString()}` : path

export const embedPath = (choice: Choice): string =>
  address(`/embed/${choice.slug}`, said(choice, ['layout', 'theme', 'lang', 'region', 'report']))

export const badgePath = (choice: Choice): string =>
  address(`/badge/${choice.slug}.svg`, said(choice, ['region', 'lang', 'label', 'style']))

export const feedPath = (choice: Choice, type: 'atom' | 'json'): string =>
  address(`/status/${choice.slug}/feed.${type}`, said(choice, ['region']))

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
/** Markdown and reStructuredText would take these for markup. */
const plain = (text: string) => text.replace(/[[\]\\`*_|<>]/g, '')

/** @param origin where Outcry is reached @param title of a frame or image, in the reader's language */
export function snippet(choice: Choice, origin: string, title: string): string {
  const { slug, form } = choice
  const page = `${origin}/status/${slug}`
  const badge = `${origin}${badgePath(choice)}`
  switch (form) {
    case 'widget':
      return `<script async src="${origin}/widget.js"${attributes(choice)}></script>`
    case 'iframe':
      return frame(choice, origin, title)
    case 'markdown':
      return `[![${plain(title)}](${badge})](${page})`
    case 'html':
      return `<a href="${page}"><img src="${escaped(badge)}" alt="${escaped(title)}"></a>`
    case 'rst':
      return `.. image:: ${badge}\n   :target: ${page}\n   :alt: ${plain(title)}`
    case 'link':
      return page
    case 'feed':
      return `${origin}${feedPath(choice, 'atom')}\n${origin}${feedPath(choice, 'json')}`
  }
}

function attributes(choice: Choice): string {
  const given: [string, string][] = [
    ['service', choice.slug],
    ...said(choice, ['layout', 'theme', 'lang', 'region', 'report']),
  ]
  return given.map(([name, value]) => ` data-${name}="${escaped(value)}"`).join('')
}

function frame(choice: Choice, origin: string, title: string): string {
  const src = escaped(`${origin}${embedPath(choice)}`)
  const size = `width="400" height="${HEIGHTS[choice.layout]}" style="border:0;max-width:100%"`
  return `<iframe src="${src}" title="${escaped(title)}" ${size} loading="lazy" sandbox="${SANDBOX}"></iframe>`
}
