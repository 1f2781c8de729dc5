import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../server/contract/page.ts'
import { root } from '../../server/root.ts'

interface Chunk {
  file: string
  imports?: string[]
}

const KB = 1024
const FOLDER = join(root, 'dist', 'client')
const manifest = JSON.parse(readFileSync(join(FOLDER, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>

/** What is loaded before these have run, each file once. */
function needed(names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const { file, imports = [] } = manifest[name]!
    if (found.has(file)) continue
    found.add(file)
    needed(imports, found)
  }
  return found
}

const weight = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(FOLDER, file)), { level: 9 }).length, 0)

const firstTexts = (language: string) => `i18n/${language}/first.ts`
const allTexts = (language: string) => [firstTexts(language), `i18n/${language}/later.ts`]

describe('the weight of the script', () => {
  it('[H10] is at most 60 KB gzip until the report button works, texts included', () => {
    for (const language of LANGUAGES) {
      const weighs = weight(needed(['index.html', firstTexts(language)])) / KB
      expect(weighs, language).toBeLessThanOrEqual(60)
    }
  })

  it('[H10] is at most 250 KB gzip with all that a visitor in one language can load', () => {
    const texts = new Set(LANGUAGES.flatMap((language) => [...needed(allTexts(language))]))
    const code = readdirSync(join(FOLDER, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `assets/${name}`)
      .filter((file) => !texts.has(file))
    const heaviest = Math.max(...LANGUAGES.map((language) => weight(needed(allTexts(language)))))
    expect((weight(code) + heaviest) / KB).toBeLessThanOrEqual(250)
  })
})
