import { address, post } from '../setup/node.ts'
import { expect, test } from './outcry.ts'

test('[U1] [U2] [U3] a report tapped in one browser appears on another’s map and total', async ({ person }) => {
  const watcher = await person({ address: '192.0.2.10', timezone: 'Asia/Tehran' })
  const home = await person({ address: '192.0.2.11', timezone: 'America/New_York' })
  const teller = await person({ address: '198.51.100.20', phone: true })
  await watcher.goto('/status/telegram')
  await home.goto('/')
  await teller.goto('/status/telegram')
  await expect(watcher.getByRole('heading', { level: 1 })).toHaveText('Not enough reports to tell about Telegram')
  await expect(watcher.getByTestId('lastHour')).toHaveText('No reports in the last hour.')
  await expect(watcher.getByText('Live', { exact: true }).first()).toBeVisible()

  await teller.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  await teller.getByRole('dialog').getByRole('button', { name: 'Can’t connect' }).click()
  await expect(teller.getByRole('dialog')).toContainText('Germany')

  await expect(watcher.getByTestId('lastHour')).toContainText('1 report in the last hour', { timeout: 2_000 })
  await expect(watcher.getByRole('row', { name: /Germany/ })).toContainText('1')
  await expect(watcher.getByText('Can’t connect').first()).toBeVisible()
  await expect(home.getByRole('link', { name: /Telegram/ }).first()).toBeVisible()
  await expect(home.getByText(/1 report in the last hour/).first()).toBeVisible()
})

test('[U1] [P4] a precise place, given on a tap, lights its cell on everyone’s map as the third there, and is rounded', async ({
  node,
  person,
}) => {
  for (const i of [1, 2])
    await post(node.url, { service: 'telegram', location: { lat: 48.137154, lng: 11.576124 } }, address(i))
  const watcher = await person({ address: '192.0.2.30' })
  const teller = await person({ address: '198.51.100.31' })
  await teller.context().grantPermissions(['geolocation'])
  await teller.context().setGeolocation({ latitude: 48.137154, longitude: 11.576124 })
  await watcher.goto('/status/telegram')
  const map = watcher.getByRole('region', { name: 'Map of reports in the last hour' })
  await expect(map).toBeVisible()
  await expect(watcher.locator('.leaflet-container')).toBeVisible()
  const before = await watcher.locator('.leaflet-container').screenshot()

  await teller.goto('/status/telegram')
  const sent = teller.waitForRequest((request) => request.method() === 'POST')
  await teller.getByRole('button', { name: 'Change' }).first().click()
  await teller.getByRole('button', { name: 'Use my position' }).first().click()
  await expect(teller.getByText('Your position, rounded to about 36 km²').first()).toBeVisible()
  await teller.getByRole('button', { name: 'I have a problem with Telegram' }).click()
  await teller.getByRole('button', { name: 'Skip' }).click()
  const { location } = (await sent).postDataJSON() as { location: { lat: number; lng: number } }
  expect(Math.hypot(location.lat - 48.137154, location.lng - 11.576124)).toBeGreaterThan(0.0005)
  expect(Math.hypot(location.lat - 48.137154, location.lng - 11.576124)).toBeLessThan(0.1)

  await expect(watcher.getByTestId('lastHour')).toContainText('3 reports in the last hour')
  await expect
    .poll(async () => (await watcher.locator('.leaflet-container').screenshot()).equals(before), { timeout: 5_000 })
    .toBe(false)
})

test('[U1] “Works for me” is one tap, and told to others', async ({ person }) => {
  const watcher = await person({ address: '192.0.2.40' })
  const teller = await person({ address: '198.51.100.41', phone: true })
  await watcher.goto('/status/signal')
  await teller.goto('/status/signal')
  await expect(watcher.getByText('Live', { exact: true }).first()).toBeVisible()
  await teller.getByRole('button', { name: 'Works for me' }).click()
  await expect(watcher.getByText('1 says it works for them')).toBeVisible()
  await expect(watcher.getByTestId('lastHour')).toHaveText('No reports in the last hour.')
})

test('[S8] a page asks for its service once, naming what it came with, however often its counts change', async ({
  node,
  person,
}) => {
  const page = await person({ worker: false })
  const asked: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"topic":"service"')) asked.push(String(payload))
    }),
  )
  await page.goto('/status/line')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  for (const [reports, words] of [
    [1, '1 report in the last hour'],
    [2, '2 reports in the last hour'],
  ] as const) {
    await post(node.url, { service: 'line', location: { country: 'DE' } }, `198.51.${reports}.60`)
    await expect(page.getByTestId('lastHour')).toContainText(words)
  }
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/"known":"[\w-]{16}"/)
})

test('[I2] a second tap within fifteen minutes counts once and says so', async ({ person }) => {
  const teller = await person({ address: '198.51.100.51' })
  await teller.goto('/status/whatsapp')
  for (const round of [1, 2]) {
    await teller.getByRole('button', { name: 'I have a problem with WhatsApp' }).click()
    await teller.getByRole('dialog').getByRole('button', { name: 'Skip' }).click()
    await expect(teller.getByRole('dialog').getByRole('heading')).toBeVisible()
    if (round === 2) await expect(teller.getByRole('dialog')).toContainText('already')
    await teller
      .getByRole('dialog')
      .getByRole('button', { name: /close|done/i })
      .first()
      .click()
  }
  await expect(teller.getByTestId('lastHour')).toContainText('1 report in the last hour')
})
