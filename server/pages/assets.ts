import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../contract/page.ts'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

type Manifest = Record<string, Chunk>

/** Source of the page's code, for pages that don't come with the rest. */
export type LatePage = 'Home' | 'Why' | 'Incidents' | 'Incident' | 'Reported' | 'Snapshot' | 'Embed' | 'Privacy'

const PLAIN_PARTS = ['ui/Talk.svelte', 'ui/EmbedAndApi.svelte']

const stylesheet = (file: string): string => `<link rel="stylesheet" crossorigin href="/${file}">`

/** What of the built client a page needs beside its frame, looked up in the build's manifest. */
export class Assets {
  readonly #manifest: Manifest
  readonly #frame: Set<string>

  /** @param folder of the built client */
  constructor(folder: string) {
    const file = join(folder, '.vite', 'manifest.json')
    this.#manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {}
    this.#frame = this.#closure(['index.html'])
  }

  /** Links that have a page's texts, and its own code and styles, loaded along with the frame's. */
  links(language: Language, late: LatePage | null): string {
    const texts = [`i18n/${language}/first.ts`, ...(late && late !== 'Home' ? [`i18n/${language}/later.ts`] : [])]
    const wanted = this.#closure([...texts, ...(late ? [`pages/${late}.svelte`] : [])])
    const missing = [...wanted].filter((name) => !this.#frame.has(name)).map((name) => this.#manifest[name]!)
    const styles = missing.flatMap(({ css = [] }) => css)
    const plain = late === null ? this.#plainStyles : []
    return [
      ...missing.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}">`),
      ...styles.map(stylesheet),
      ...(plain.length > 0 ? [`<noscript>${plain.map(stylesheet).join('')}</noscript>`] : []),
    ].join('')
  }

  /** Of what a service's page has from the server alone where no script loads it. */
  get #plainStyles(): string[] {
    const wanted = [...this.#closure(PLAIN_PARTS)].filter((name) => !this.#frame.has(name))
    return wanted.flatMap((name) => this.#manifest[name]!.css ?? [])
  }

  /** Path of a built file from the client's folder, by its source; null where it wasn't built. */
  file(source: string): string | null {
    return this.#manifest[source]?.file ?? null
  }

  #closure(names: readonly string[], found = new Set<string>()): Set<string> {
    for (const name of names) {
      const chunk = this.#manifest[name]
      if (!chunk || found.has(name)) continue
      found.add(name)
      this.#closure(chunk.imports ?? [], found)
    }
    return found
  }
}
