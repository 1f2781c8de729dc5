import postgres from 'postgres'

const MINUTE = 60_000
export const HOUR = 60

export interface Said {
  region: string
  verdict: 'ok' | 'possible' | 'major' | 'recovering'
  expected: number
}

/** What a node that leads would write about Telegram: since when is in minutes before now. */
export async function say(databaseUrl: string, said: Said[], since: number): Promise<void> {
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

export const OUTAGE: Said[] = [
  { region: 'world', verdict: 'major', expected: 164 },
  { region: 'IR', verdict: 'major', expected: 22 },
  { region: 'DE', verdict: 'recovering', expected: 14 },
  { region: 'US', verdict: 'ok', expected: 61 },
]
