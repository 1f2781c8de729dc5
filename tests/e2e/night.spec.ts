import type { Locator } from '@playwright/test'
import { foreignPage } from '../setup/foreignPage.ts'
import { Night } from '../setup/night.ts'
import { get } from '../setup/node.ts'
import { expect, test as base } from './outcry.ts'

/** The night, on a node of its own. */
const test = base.extend<{ night: Night }>({
  night: async ({ database }, use) => {
    const night = await Night.reduced(database.url)
    await use(night)
    await night.close()
  },
})

const BEFORE = Date.parse('2018-04-28T23:50:00Z')
const OUTAGE = Date.parse('2018-04-29T00:45:00Z')
const RECOVERY = Date.parse('2018-04-29T13:30:00Z')

/** What user reports indicate of the world, then Germany, then Iran, wherever that is shown on the page. */
type Said = readonly [world: RegExp, germany: RegExp, iran: RegExp]

test('[W12] a page of somebody else follows the founding night, live and on its connection, from first to last', async ({
  browser,
  night,
}) => {
  test.setTimeout(150_000)
  const page = await foreignPage(
    night.url,
    `<script async src="${night.url}/widget.js" data-service="telegram"></script>
    <outcry-widget service="telegram" region="IR" layout="compact"></outcry-widget>
    <p>Germany: <outcry-widget service="telegram" region="DE" layout="minimal"></outcry-widget></p>
    <iframe src="${night.url}/embed/telegram?region=IR" title="Telegram: user reports"></iframe>`,
  )
  const visitor = await browser.newPage({ viewport: { width: 480, height: 900 }, locale: 'en-GB' })
  const faults: string[] = []
  visitor.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  visitor.on('pageerror', (error) => faults.push(String(error)))
  const streams: string[] = []
  visitor.on('request', (request) => request.url().includes('/stream?') && streams.push(request.url()))
  await visitor.goto(page.url)

  const frame = visitor.frameLocator('iframe').locator('outcry-widget')
  const [world, iran, germany] = [0, 1, 2].map((at) => visitor.locator('outcry-widget').nth(at)) as Locator[]
  const say = async (...[inWorld, inGermany, inIran]: Said) => {
    await expect(world!).toContainText(inWorld)
    await expect(germany!).toContainText(inGermany)
    await expect(iran!).toContainText(inIran)
    await expect(frame).toContainText(inIran)
  }
  await say(/Not enough reports to tell about Telegram/, /Unknown/, /Unknown/)
  await night.playTo(BEFORE)
  await say(/User reports indicate no current problems at Telegram/, /No problems/, /No problems/)
  await night.playTo(OUTAGE)
  await say(/User reports indicate problems at Telegram/, /Major/, /Major/)
  await night.playTo(RECOVERY)
  await say(/User reports indicate problems at Telegram/, /Recovering|No problems/, /Major/)

  const { regions } = await get<{ regions: { country: string; lastHour: number }[] }>(
    `${night.url}/api/v1/services/telegram`,
  )
  const { lastHour } = regions.find(({ country }) => country === 'IR')!
  await expect(iran!).toContainText(`${lastHour} reports, usually`)
  await expect(frame).toContainText(`${lastHour} reports in the last hour`)
  expect(streams).toHaveLength(2)
  expect(faults).toEqual([])
  await visitor.close()
  page.close()
})
