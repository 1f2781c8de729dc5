import { SPARK_HEIGHT, SPARK_WIDTH, scaleEnd, sparkPath, VERDICT_MARKS } from '../contract/marks.ts'
import type { Shown } from '../contract/shown.ts'
import type { Verdict } from '../contract/verdict.ts'
import { html, type Html } from './html.ts'
import { directionOf, LANGUAGES, numberIn, say, type Language } from './words/languages.ts'
import { regionWords } from './words/regions.ts'

export const LAYOUTS = ['full', 'compact', 'minimal'] as const
export type Layout = (typeof LAYOUTS)[number]
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** px that a layout takes in a frame; the full one is given room for a second line of words. */
export const HEIGHTS: Record<Layout, number> = { full: 330, compact: 62, minimal: 34 }

/** How an embed page looks and speaks. */
export interface EmbedOptions {
  layout: Layout
  theme: Theme
  language: Language
  region: string
  /** Whether one can report in it. */
  report: boolean
}

export interface EmbedView extends EmbedOptions {
  slug: string
  name: string
  /** ms since 1970 */
  at: number
  shown: Shown
}

/**
 * A page for a frame: the widget's look, complete where no script runs, taken over by the widget where one does. Nothing
 * stands in it but markup, so that its policy allows neither inline scripts nor styles.
 */
export function embedPage(view: EmbedView): string {
  const { slug, layout, theme, language, region, report } = view
  const body = html`<outcry-widget
      fill
      service="${slug}"
      layout="${layout}"
      theme="${theme}"
      lang="${language}"
      region="${region}"
      report="${report ? 1 : 0}"
      >${boxOf(view)}</outcry-widget
    >
    <script async src="/widget.js"></script>`
  return pageOf(view, say(language, LANGUAGES[language].title, { name: view.name }), body)
}

/** In the place of a service that isn't known: a page of the same shape that says so. */
export function missingEmbedPage(slug: string, options: EmbedOptions): string {
  const { language, theme, layout } = options
  const sentence = say(language, LANGUAGES[language].missing, { slug })
  const words = layout === 'full' ? html`<h2>${sentence}</h2>` : html`<span class="small">${sentence}</span>`
  const link = html`<a href="/" target="_blank" rel="noopener">Outcry</a>`
  const rest = layout === 'full' ? html`<footer class="row small"><span></span>${link}</footer>` : null
  const box = html`<section class="box ${layout} unknown">${words}${rest}</section>`
  return pageOf(options, sentence, html`<outcry-widget fill theme="${theme}">${box}</outcry-widget>`)
}

/** Without a scheme of its own, a frame in a dark page is given a white ground behind what it shows. */
const schemeOf = (theme: Theme): string => (theme === 'auto' ? 'light dark' : theme)

const pageOf = ({ language, theme }: EmbedOptions, title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="${schemeOf(theme)}" />
        <link rel="stylesheet" href="/widget.css" />
      </head>
      <body>
        ${body}
      </body>
    </html> `.text

const boxOf = (view: EmbedView): Html =>
  view.layout === 'minimal' ? minimal(view) : view.layout === 'compact' ? compact(view) : full(view)

const linkOf = (slug: string) => `/status/${encodeURIComponent(slug)}`

const state = ({ language, shown }: EmbedView, mark: Html | null) =>
  html`<span class="state">${mark}${LANGUAGES[language].short[shown.verdict]}</span>`

function minimal(view: EmbedView): Html {
  return html`<a class="box minimal ${view.shown.verdict}" href="${linkOf(view.slug)}" target="_blank" rel="noopener"
    ><span class="state">${icon(view.shown.verdict)}</span><span class="name">${view.name}</span>${state(view, null)}</a
  >`
}

function compact(view: EmbedView): Html {
  const { language, shown } = view
  const words = LANGUAGES[language]
  const line = shown.verdict === 'unknown' ? words.notEnough : countWords(language, words.reports, shown)
  return html`<a class="box compact ${shown.verdict}" href="${linkOf(view.slug)}" target="_blank" rel="noopener"
    ><div class="who">
      <div class="name">${view.name}</div>
      <div class="small">${line}</div>
    </div>
    ${chart(shown)}${state(view, icon(shown.verdict))}</a
  >`
}

function full(view: EmbedView): Html {
  const { language, name, shown } = view
  const words = LANGUAGES[language]
  const link = (text: string, style = '') =>
    html`<a class="${style}" href="${linkOf(view.slug)}" target="_blank" rel="noopener">${text}</a>`
  const report = html`<div class="buttons">${link(words.problem, 'button')}${link(words.working, 'button')}</div>`
  return html`<section class="box full ${shown.verdict}" aria-label="${name}">
    <div class="row">
      <div>
        <div class="name">${name}</div>
        <div class="small">${regionWords(language, shown.region)}</div>
      </div>
      ${state(view, icon(shown.verdict))}
    </div>
    <h2>${say(language, words.sentence[shown.verdict], { name })}</h2>
    ${shown.quarters.length === 0 ? null : html`<div dir="ltr">${chart(shown)}${axis(language, shown)}</div>`}
    ${view.report ? report : null}
    <footer class="row small">
      <span>${countWords(language, words.hour, shown)}<br />${asOf(language, view.at)}</span>${link('Outcry')}
    </footer>
  </section>`
}

function axis(language: Language, { quarters }: Shown): Html {
  const { dayAgo, scale, now } = LANGUAGES[language]
  const max = numberIn(language, scaleEnd(Math.max(...quarters)))
  return html`<div class="row small">
    ${[dayAgo, say(language, scale, { max }), now].map((text) => html`<span dir="auto">${text}</span>`)}
  </div>`
}

function countWords(language: Language, text: Parameters<typeof say>[1], { count, usual }: Shown): string {
  if (count === null) return ''
  const reports = say(language, text, { count })
  if (usual <= 0) return reports
  const { usually, lessThanOne } = LANGUAGES[language]
  return say(language, usually, { reports, usual: usual < 1 ? lessThanOne : numberIn(language, Math.round(usual)) })
}

/** In UTC, as the reader's zone isn't known here. */
function asOf(language: Language, at: number): string {
  const options = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  } as const
  return say(language, LANGUAGES[language].asOf, { time: new Intl.DateTimeFormat(language, options).format(at) })
}

function icon(verdict: Verdict): Html {
  const { solid, ring = '', mark } = VERDICT_MARKS[verdict]
  const outline = solid
    ? html`<path class="solid" d="${solid}" />`
    : html`<circle cx="12" cy="12" r="10" stroke-dasharray="${ring}" />`
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${outline}
    <path d="${mark}" />
  </svg>`
}

function chart({ quarters }: Shown): Html | null {
  if (quarters.length === 0) return null
  const line = sparkPath(quarters, scaleEnd(Math.max(...quarters)))
  const area = `${line}L${SPARK_WIDTH},${SPARK_HEIGHT}L0,${SPARK_HEIGHT}Z`
  return html`<svg
    class="spark"
    viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path class="area" d="${area}" />
    <path class="line" d="${line}" />
  </svg>`
}
