import type { ReportReceipt, Signal } from './report.ts'
import type { ServiceSummary } from './service.ts'
import type { Verdict } from './verdict.ts'

/** The languages of the pages, the default first. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'tr', 'fa', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en'

const RIGHT_TO_LEFT: readonly string[] = ['fa', 'ar'] satisfies Language[]

export const directionOf = (language: Language): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr')

/** Where the server puts what it rendered a page with: a block of data, which a strict content policy lets in. */
export const DATA_ELEMENT = 'page-data'

/** An answer of the API as the page would have fetched it. */
export interface GivenAnswer {
  status: number
  body: unknown
}

/** All that a page is rendered with: on the server, and once more in the browser, which thus comes to the same. */
export interface PageData {
  language: Language
  /** What stands before the paths of its links: "/de", or "" where the browser's wishes chose the language. */
  base: string
  /** Which page: its path without the base, with what it depends on of the query. */
  path: string
  /** Address of the site, without a slash at its end. */
  site: string
  /** When, in ms since 1970. */
  at: number
  /** By path of the API. */
  answers: Readonly<Record<string, GivenAnswer>>
  /** Services that the page names beside its own. */
  known: readonly ServiceSummary[]
  /** What came of a report sent without a script. */
  sent?: SentReport
}

export interface SentReport {
  signal: Signal
  /** Null: it was refused. */
  receipt: ReportReceipt | null
  refusal: { status: number; code: string; detail: string; retryAfter: number | null } | null
}

export interface RenderedPage {
  /** For <head> and for the page's element. */
  head: string
  body: string
  /** What the page says, for those who only show a link to it: the verdict, and where. */
  title: string
  description: string
  /** What it says of a service as a whole; null where it isn't about one. */
  verdict: Verdict | null
}

/** What `vite build --mode pages` builds of the client, and the server loads. */
export interface PageRenderer {
  /** Synchronous: nothing of one page can be seen by another. */
  render(data: PageData): RenderedPage
}
