import { expect, test } from './outcry.ts'
import { HOUR, OUTAGE, say } from './saying.ts'

test('a verdict is shown as soon as it is reached: what, where, since when, and said aloud once', async ({
  database,
  person,
}) => {
  const page = await person()
  await page.goto('/status/telegram')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Not enough reports to tell about Telegram')
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()

  await say(database.url, OUTAGE, 7 * HOUR + 16)
  await expect(heading).toHaveText('User reports indicate problems at Telegram')
  await expect(page.getByText('Now mainly in Iran. Germany is recovering.').first()).toBeVisible()
  await expect(page.getByText(/since .+ · 7 h 1[67] min/)).toBeVisible()
  await expect(page.getByTestId('lastHour')).toHaveText('No reports in the last hour, usually 164.')
  await expect(page.locator('[aria-live]')).toContainText('User reports indicate problems at Telegram')
  const region = page.getByRole('region', { name: 'Your region' })
  await expect(region).toContainText('Recovering')
  await expect(page.getByRole('button', { name: 'It’s back' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Iran/ })).toContainText('Major')
})

test('the home page puts trouble first and leads to the incident, which leads on', async ({ database, person }) => {
  const page = await person({ phone: true })
  await say(database.url, OUTAGE, 40)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Trouble now' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Telegram/ }).first()).toContainText('Major')
  await page.getByRole('table', { name: 'Incidents' }).getByRole('link', { name: 'Telegram' }).click()
  await expect(page).toHaveURL(/\/incidents\/7$/)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('User reports indicate problems at Telegram')
  await expect(heading).toBeFocused()
  await expect(page.getByRole('row', { name: /Iran/ })).toContainText('402')
  await page.getByRole('link', { name: 'What is known about Telegram now' }).click()
  await expect(page.getByRole('link', { name: 'Why this verdict?' })).toBeVisible()
})
