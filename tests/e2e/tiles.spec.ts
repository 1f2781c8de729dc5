import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startNode } from '../setup/node.ts'
import { expect, test } from './outcry.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

test('[U5] an operator’s raster tiles take the bundled map’s place, with their attribution', async ({
  browser,
  database,
}) => {
  const tiles = createServer((_, response) => response.setHeader('content-type', 'image/png').end(PIXEL)).listen(0)
  const { port } = tiles.address() as AddressInfo
  const node = await startNode(
    database.url,
    {},
    { TILE_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, TILE_ATTRIBUTION: '© "Tiles" & <b>others</b>' },
  )
  const page = await browser.newPage()
  await page.goto(`${node.url}/status/telegram`)
  await expect(page.locator('img.leaflet-tile-loaded').first()).toBeAttached()
  await expect(page.locator('.leaflet-control-attribution')).toContainText('© "Tiles" & others')
  await page.close()
  await node.close()
  tiles.close()
})
