import postgres from 'postgres'
import { expect, test } from './outcry.ts'

const MINUTE = 60_000
const HOUR = 60

interface Said {
  region: string
  verdict: 'ok' | 'possible' | 'major' | 'recovering'
  expected: number
}

/** What a node that leads would write about Telegram: since when is in minutes before now. */
async function say(databaseUrl: string, said: Said[], since: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const now = Math.floor(Date.now() / MINUTE)
  const started = now - since
  const [service] = await sql<[{ id: number }]>`select id from services where slug = 'telegram'`
  await sql.begin(async (tx) => {
    await tx`insert into incidents (id, service, worst, detected, started, version)
      values (7, ${service.id}, 'major', ${started + 3}, ${started}, ${now}) on conflict do nothing`
    for (const { region, verdict, expected } of said) {
      await tx`insert into verdicts (service, region, verdict, since, expected, version)
        values (${service.id}, ${region}, ${verdict}, ${verdict === 'ok' ? null : started}, ${expected}, ${now})`
      if (verdict !== 'ok')
        await tx`insert into incident_regions
            (incident, region, state, worst, detected, started, major, peak_rate, peak, reports)
          values (7, ${region}, ${verdict}, 'major', ${started + 3}, ${started}, ${started + 5}, 6.7, ${now - 9}, 2000)`
    }
  })
  await sql.end()
}

const OUTAGE: Said[] = [
  { region: 'world', verdict: 'major', expected: 164 },
  { region: 'IR', verdict: 'major', expected: 22 },
  { region: 'DE', verdict: 'recovering', expected: 14 },
  { region: 'US', verdict: 'ok', expected: 61 },
]

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
