import { writeFile } from 'node:fs/promises'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../server/contract/page.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { address, post, startNode, type TestNode } from '../setup/node.ts'

let database: FreshDatabase
let node: TestNode

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
  for (let i = 0; i < 40; i++)
    await post(
      node.url,
      { service: 'telegram', location: i % 3 ? { lat: 35.69, lng: 51.39 } : { lat: 52.52, lng: 13.4 } },
      address(i),
    )
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

async function card(path: string) {
  const response = await fetch(node.url + path)
  return { status: response.status, headers: response.headers, png: Buffer.from(await response.arrayBuffer()) }
}

async function pixels(png: Buffer) {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]
  return { width: image.width, height: image.height, at }
}

describe('cards', () => {
  it('[H9] show a verdict in every language, mirrored where that is written so', async () => {
    for (const language of LANGUAGES) {
      const { status, headers, png } = await card(`/cards/telegram.png?lang=${language}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('image/png')
      expect(headers.get('cache-control')).toBe('public, max-age=60')
      const { width, height, at } = await pixels(png)
      expect([width, height]).toEqual([1200, 630])
      // The edge of the panel has the colour of "not enough reports".
      const isMirrored = language === 'fa' || language === 'ar'
      expect(at(isMirrored ? 1195 : 5, 300)).toEqual([0x59, 0x63, 0x6e])
      if (process.env.CARDS) await writeFile(`${process.env.CARDS}/card-${language}.png`, png)
    }
  })

  it('[H9] are named by their pages, and are of known services only', async () => {
    const html = await (await fetch(`${node.url}/de/status/telegram`)).text()
    expect(html).toContain(`<meta property="og:image" content="${node.url}/cards/telegram.png?lang=de">`)
    expect((await card('/cards/no-such-service.png')).status).toBe(404)
    expect((await card('/cards/telegram.svg')).status).toBe(404)
    expect((await card('/cards/telegram.png?lang=xx')).status).toBe(400)
  })
})
