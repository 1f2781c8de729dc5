import type { Page } from '@playwright/test'
import { latLngToCell } from 'h3-js'
import { cellToOrdinal } from '../../server/contract/grid.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { address, post } from '../setup/node.ts'
import { expect, test } from './outcry.ts'

const QUARTER = 15 * 60_000
const MUNICH = cellToOrdinal(latLngToCell(48.14, 11.58, 6), 6)

/** Reports of past quarters, as they lie in the rollups. @returns the quarter's end in which the last of them were made */
async function reported(url: string, counts: number[]): Promise<number> {
  const sql = connect(url, { max: 1, name: 'test' })
  const [service] = await sql<[{ id: number }]>`select id from services where slug = 'telegram'`
  const end = Math.floor(Date.now() / QUARTER) * QUARTER
  for (const [i, count] of counts.entries()) {
    const minute = end / 60_000 - 15 * (counts.length - i) + 7
    await sql`insert into cell_minutes (minute, service, cell, reports, effective)
      values (${minute}, ${service.id}, ${MUNICH}, ${count}, ${count})`
    await sql`insert into region_minutes (minute, service, country, signal, problem, reports, effective)
      values (${minute}, ${service.id}, 'DE', 0, 0, ${count}, ${count})`
  }
  await disconnect(sql)
  return end
}

const slider = (page: Page) => page.getByRole('slider', { name: 'The hour that the map shows' })
const map = (page: Page) => page.locator('.leaflet-container')
const t = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`

test('[T7] an address names a moment: the map, the slider and the title tell of it, and “Back to live” returns', async ({
  database,
  node,
  person,
}) => {
  const end = await reported(database.url, [3, 4, 5, 6, 0, 0, 0, 0])
  const at = end - 4 * QUARTER
  const page = await person()
  await page.goto(`/status/telegram?t=${t(at)}`)
  await expect(page.getByText('18 reports in that hour')).toBeVisible()
  await expect(page.getByText('The map shows the past')).toBeVisible()
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(at)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', new RegExp(`${time}, 18 reports`))
  await expect(page).toHaveTitle(new RegExp(time))

  // Live counts go on behind it.
  await post(node.url, { service: 'telegram', location: { country: 'DE' } }, address(7))
  await expect(page.getByTestId('lastHour')).toContainText('1 report in the last hour')
  await expect(page.getByText('18 reports in that hour')).toBeVisible()
  await page.getByRole('button', { name: 'Back to live' }).click()
  await expect(page.getByText('The map shows the past')).toBeHidden()
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Live, 1 report')
  await expect.poll(() => new URL(page.url()).search).toBe('')
})

test('[T7] the slider is moved by keys, a quarter or an hour at a time, and the address follows', async ({
  database,
  person,
}) => {
  const end = await reported(database.url, [3, 4, 5, 6, 0, 0, 0, 0])
  const page = await person()
  await page.goto('/status/telegram')
  await slider(page).focus()
  await page.keyboard.press('PageDown')
  await expect(page.getByText('15 reports in that hour')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('18 reports in that hour')).toBeVisible()
  await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe(t(end - 4 * QUARTER))
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByText('No reports in that hour')).toBeVisible()
  await page.keyboard.press('End')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Live, no reports')
})

test('[T7] playing goes through the day, pauses where it is told to, and never blanks the map', async ({
  database,
  person,
}) => {
  await reported(database.url, new Array<number>(96).fill(5))
  const page = await person()
  await page.goto(`/status/telegram?t=${t(Date.now() - 6 * 3600_000)}`)
  await expect(page.getByText('20 reports in that hour')).toBeVisible()
  await page.waitForFunction(inked, undefined, { timeout: 10_000 })
  await page.evaluate(watchForBlanks)
  const before = await slider(page).getAttribute('aria-valuetext')
  await page.getByRole('button', { name: 'Play 24 hours' }).click()
  await expect.poll(() => slider(page).inputValue().then(Number), { timeout: 15_000 }).toBeGreaterThan(74)
  await page.getByRole('button', { name: 'Pause' }).click()
  expect(await slider(page).getAttribute('aria-valuetext')).not.toBe(before)
  const still = await slider(page).inputValue()
  await page.waitForTimeout(2_000)
  expect(await slider(page).inputValue()).toBe(still)
  expect(await page.evaluate(() => (window as unknown as Watching).blanks)).toBe(0)
  expect(await page.evaluate(() => (window as unknown as Watching).looks)).toBeGreaterThan(10)
})

test('[T8] a pan never shows the map without its cells', async ({ database, person }) => {
  await reported(database.url, new Array<number>(8).fill(5))
  const page = await person()
  await page.goto(`/status/telegram?t=${t(Date.now() - 15 * 60_000)}`)
  await expect(page.getByText('20 reports in that hour')).toBeVisible()
  await page.waitForFunction(inked, undefined, { timeout: 10_000 })
  await page.evaluate(watchForBlanks)
  const box = (await map(page).boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= 60; i++) await page.mouse.move(x + 5 * i, y + 2 * i)
  await page.mouse.up()
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => (window as unknown as Watching).blanks)).toBe(0)
  expect(await page.evaluate(() => (window as unknown as Watching).looks)).toBeGreaterThan(10)
})

test('[T5] a moment is kept at the press of a button, and has a page with picture, figures and citation', async ({
  database,
  node,
  person,
}) => {
  const end = await reported(database.url, [3, 4, 5, 6])
  const page = await person()
  await page.goto(`/status/telegram?t=${t(end)}`)
  await expect(page.getByText('18 reports in that hour')).toBeVisible()
  await page.getByRole('button', { name: 'Keep this moment' }).click()
  await expect(page).toHaveURL(/\/snapshots\/[\w-]{22}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not enough reports to tell about Telegram then')
  await expect(
    page.getByText(`user reports about Telegram, hour to ${t(end).replace('T', ' ').replace('Z', '')} UTC`),
  ).toBeVisible()
  const picture = page.getByRole('img', { name: /Map of the reports about Telegram/ })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1600)
  const id = new URL(page.url()).pathname.split('/')[2]
  const png = await fetch(`${node.url}/api/v1/snapshots/${id}.png`)
  expect(png.headers.get('content-type')).toBe('image/png')
  expect(png.headers.get('cache-control')).toContain('immutable')
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const answer = await page.reload()
  expect(await answer!.text()).toContain('Not enough reports to tell about Telegram then</h1>')
  await expect(page.locator('html[data-live]')).toBeAttached()
  await expect(page.getByText(`${node.url}/snapshots/${id}`)).toBeVisible()
  expect(fetched).not.toContain(`/api/v1/snapshots/${id}`)
  await page.getByRole('link', { name: 'This moment on the live page' }).click()
  await expect(page.getByText('18 reports in that hour')).toBeVisible()
})

interface Watching {
  looks: number
  blanks: number
}

/** Whether any cell is on the map's canvas. Runs in the page. */
function inked(): boolean {
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-outcry-cells-pane canvas')]
  return canvases.some((canvas) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.some((value) => value > 0)
  })
}

/** Looks at the canvas in every frame from now on. Runs in the page. */
function watchForBlanks(): void {
  const watching = window as unknown as Watching
  Object.assign(watching, { looks: 0, blanks: 0 })
  const look = () => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-outcry-cells-pane canvas')]
    const isInked = canvases.some((canvas) => {
      const small = document.createElement('canvas')
      small.width = small.height = 256
      const context = small.getContext('2d')!
      context.drawImage(canvas, 0, 0, 256, 256)
      return context.getImageData(0, 0, 256, 256).data.some((value) => value > 0)
    })
    watching.looks++
    if (!isInked) watching.blanks++
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
