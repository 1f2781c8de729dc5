import { readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { escaped } from '../pages/html.ts'

/** The built page, with what of the configuration the client has to know. Attributes, as a script would need a nonce. */
export function pageWith(file: string, tiles: Config['tiles']): string {
  const page = readFileSync(file, 'utf8')
  if (!tiles) return page
  const meta = `<meta name="map-tiles" content="${escaped(tiles.url)}" data-attribution="${escaped(tiles.attribution)}" />`
  return page.replace('</head>', () => `  ${meta}\n  </head>`)
}
