import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Clock } from '../clock.ts'
import type { GivenAnswer, Language, PageData, PageRenderer, RenderedPage, SentReport } from '../contract/page.ts'
import type { Verdict } from '../contract/verdict.ts'
import type { Assets } from './assets.ts'
import { Briefly } from './briefly.ts'
import type { Frame } from './document.ts'
import { headOf, type HeadOptions } from './head.ts'
import { namedIn } from './named.ts'
import type { PageKind, PageWish } from './pageKinds.ts'

const REMEMBERED_MS = 1_000
const MOST_REMEMBERED = 400

export type Encoding = 'br' | 'gzip' | 'identity'

export interface Page {
  status: number
  /** What it says in short, for its card and the links to it. */
  title: string
  description: string
  verdict: Verdict | null
  /** Compressed at most once for each way, and only when somebody wants it so. */
  body(encoding: Encoding): Buffer
}

export interface PagesOptions {
  renderer: PageRenderer
  frame: Frame
  assets: Assets
  clock: Clock
  /** An answer of the API's own: so a page can say nothing that the API doesn't. */
  read(path: string): Promise<GivenAnswer>
  /** Of the configuration, for every page's head. */
  head: Omit<HeadOptions, 'site' | 'isFound' | 'isAway'>
}

export interface Asked {
  kind: PageKind
  wish: PageWish
  language: Language
  base: string
  /** Address of the site, without a slash at its end. */
  site: string
  sent?: SentReport
}

/** The pages as HTML. A rush on one costs one rendering a second. */
export class Pages {
  readonly #options: PagesOptions
  readonly #pages: Briefly<Page>
  /** How many were rendered. */
  rendered = 0

  constructor(options: PagesOptions) {
    this.#options = options
    this.#pages = new Briefly({ clock: options.clock, ms: REMEMBERED_MS, most: MOST_REMEMBERED })
  }

  page(asked: Asked): Promise<Page> {
    const { kind, wish, language, base, site } = asked
    const key = JSON.stringify([language, base, site, kind.path(wish)])
    return this.#pages.get(key, () => this.render(asked))
  }

  /** Anew, for what is for one person alone. */
  async render(asked: Asked): Promise<Page> {
    const { kind, wish, language, base, site, sent } = asked
    const answers = await this.#answers(kind, wish)
    const status = answers[0]?.[1].status ?? kind.status ?? 200
    const data: PageData = {
      language,
      base,
      path: kind.path(wish),
      at: this.#options.clock.now(),
      site,
      answers: Object.fromEntries(answers),
      known: await namedIn(
        answers.map(([, answer]) => answer),
        this.#options.read,
      ),
      ...(sent && { sent }),
    }
    const page = this.#options.renderer.render(data)
    this.rendered++
    const links = this.#options.assets.links(language, kind.late)
    const head =
      links + headOf(data, page, { ...this.#options.head, site, isFound: status === 200, isAway: status === 503 })
    return pageOf(status, page, this.#options.frame.fill(data, page, head))
  }

  /** With their paths. */
  async #answers(kind: PageKind, wish: PageWish): Promise<[string, GivenAnswer][]> {
    const read = (paths: string[]) =>
      Promise.all(paths.map(async (path): Promise<[string, GivenAnswer]> => [path, await this.#options.read(path)]))
    const answers = await read(kind.reads(wish))
    return answers[0]?.[1].status === 404 ? [...answers, ...(await read(kind.instead?.(wish) ?? []))] : answers
  }
}

function pageOf(status: number, { title, description, verdict }: RenderedPage, html: string): Page {
  const plain = Buffer.from(html)
  const made = new Map<Encoding, Buffer>([['identity', plain]])
  return {
    status,
    title,
    description,
    verdict,
    body(encoding) {
      let body = made.get(encoding)
      if (!body) made.set(encoding, (body = compressed(plain, encoding)))
      return body
    },
  }
}

/** A page lives for a second: the strongest compression would take longer than it saves. */
const QUALITY = 5

function compressed(plain: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(plain)
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return brotliCompressSync(plain, { params })
}
