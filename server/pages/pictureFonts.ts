import { GlobalFonts } from '@napi-rs/canvas'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Each file holds one script; whoever draws names them one after the other. */
const FILES = {
  'Picture Latin': 'noto-sans/files/noto-sans-latin',
  'Picture Latin Extended': 'noto-sans/files/noto-sans-latin-ext',
  'Picture Cyrillic': 'noto-sans/files/noto-sans-cyrillic',
  'Picture Greek': 'noto-sans/files/noto-sans-greek',
  'Picture Arabic': 'noto-sans-arabic/files/noto-sans-arabic-arabic',
}
const WEIGHTS = [400, 600]

let isReady = false

/** Makes the bundled fonts known, once: a picture must not depend on what a machine has installed. */
export function usePictureFonts(): void {
  if (isReady) return
  const resolve = createRequire(import.meta.url).resolve
  const fonts = dirname(dirname(resolve('@fontsource/noto-sans/package.json')))
  for (const [name, file] of Object.entries(FILES))
    for (const weight of WEIGHTS) GlobalFonts.registerFromPath(join(fonts, `${file}-${weight}-normal.woff2`), name)
  isReady = true
}

const FAMILY = Object.keys(FILES)
  .map((name) => `"${name}"`)
  .join(', ')

export const pictureFont = (weight: 400 | 600, size: number): string => `${weight} ${size}px ${FAMILY}`
