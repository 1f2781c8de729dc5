import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { BrowserContext } from '@playwright/test'

interface Face {
  /** Of the file, without its weight. */
  file: string
  range: string
}

/** What each file has letters for, as the packages' own style sheets say. */
const FACES: Face[] = [
  {
    file: '@fontsource/noto-sans/files/noto-sans-latin',
    range: 'U+0-FF, U+131, U+152-153, U+2000-206F, U+20AC, U+2191',
  },
  { file: '@fontsource/noto-sans/files/noto-sans-latin-ext', range: 'U+100-130, U+132-151, U+154-2BA' },
  { file: '@fontsource/noto-sans/files/noto-sans-cyrillic', range: 'U+301, U+400-45F, U+490-491, U+2116' },
  { file: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic', range: 'U+600-6FF, U+750-77F, U+FB50-FDFF' },
]
/** Files, and the weights that pages ask for that they stand for. */
const WEIGHTS = { 400: '1 500', 600: '501 1000' }
const FAMILY = 'Picture'

/** As the browser takes it: [data in base64, range, weights]. */
type Loaded = [data: string, range: string, weight: string]

/**
 * Has pages written in the fonts that come with the program, so that pictures are the same wherever they are taken. What
 * a machine has for `system-ui` is often a font that no visitor's system has.
 */
export async function bringFonts(context: BrowserContext): Promise<void> {
  await context.addInitScript(use, { faces: await loaded(), family: FAMILY })
}

let files: Promise<Loaded[]> | undefined

const loaded = (): Promise<Loaded[]> => (files ??= Promise.all(FACES.flatMap(read)))

function read({ file, range }: Face): Promise<Loaded>[] {
  const { resolve } = createRequire(import.meta.url)
  return Object.entries(WEIGHTS).map(async ([weight, weights]): Promise<Loaded> => {
    const data = await readFile(resolve(`${file}-${weight}-normal.woff2`), 'base64')
    return [data, range, weights]
  })
}

/** Runs in every page, before it does: sheets and fonts made by a script are no matter of the content policy. */
function use({ faces, family }: { faces: Loaded[]; family: string }): void {
  for (const [data, unicodeRange, weight] of faces) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    document.fonts.add(new FontFace(family, bytes, { unicodeRange, weight }))
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`:root { --font: ${family}, system-ui, sans-serif !important }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
