import { DATA_ELEMENT, directionOf, type PageData, type RenderedPage } from '../contract/page.ts'

/** A value as the contents of a block of data: nothing in it can end the block. */
export const embedded = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

const MARKS = ['<html lang="en" dir="ltr">', '<!--head-->', '<!--page-->', '<!--data-->'] as const

/** The built page, cut where a rendered one goes in. */
export class Frame {
  readonly #parts: readonly string[]

  /** @throws Error where the built page lacks a place for something */
  constructor(html: string) {
    const parts: string[] = []
    let rest = html
    for (const mark of MARKS) {
      const at = rest.indexOf(mark)
      if (at < 0) throw new Error(`the built page has no "${mark}": run "npm run build"`)
      parts.push(rest.slice(0, at))
      rest = rest.slice(at + mark.length)
    }
    this.#parts = [...parts, rest]
  }

  /** @param head what the server adds to the page's own */
  fill(data: PageData, page: RenderedPage, head: string): string {
    const [start, beforeHead, beforePage, beforeData, end] = this.#parts
    const html = `<html lang="${data.language}" dir="${directionOf(data.language)}">`
    const block = `<script type="application/json" id="${DATA_ELEMENT}">${embedded(data)}</script>`
    return [start, html, beforeHead, page.head, head, beforePage, page.body, beforeData, block, end].join('')
  }
}
