import type { ScenarioClock } from '../../server/clock.ts'
import type { ServiceDetail } from '../../server/contract/service.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import { address, get, post, until } from '../setup/node.ts'

export const NOW = Date.UTC(2026, 0, 15, 12, 7, 30)
const MINUTE = 60_000
const BERLIN = { lat: 52.52, lng: 13.405 }

/** Has people report, be judged, and incidents be known, so that answers have something in them. */
export async function sayMuch(url: string, databaseUrl: string, clock: ScenarioClock): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const location = [BERLIN, { country: 'FR' }, undefined][i % 3]
    const report = { service: 'telegram', ...(i % 2 && { problem: 'messages' }), ...(location && { location }) }
    await post(url, report, address(500 + i))
  }
  await post(url, { service: 'telegram', signal: 'working' }, address(600))
  const detail = () => get<ServiceDetail>(`${url}/api/v1/services/telegram`)
  await until(async () => (await detail()).lastHour === 12)
  clock.advanceTo(NOW + MINUTE)
  await until(async () => (await detail()).judgedAt !== null)
  await addIncidents(databaseUrl)
}

/** Seven of them, an hour apart, but two in one minute; the last is open. Ids are 101 to 107, the latest last. */
export async function addIncidents(databaseUrl: string): Promise<void> {
  const sql = connect(databaseUrl, { max: 1, name: 'test' })
  const last = Math.floor(NOW / MINUTE) - 30
  for (let i = 0; i < 7; i++) {
    const detected = last - 60 * Math.min(6 - i, 5)
    const ended = i === 6 ? null : detected + 40
    await sql`insert into incidents (id, service, worst, detected, started, ended, closed, similar_to, cause, version)
      select ${101 + i}, id, 'major', ${detected}, ${detected - i * 100}, ${ended}, ${ended}, ${i === 3 ? 101 : null},
        ${i === 4 ? 'upstream 1' : null}, 0 from services where slug = ${i % 2 ? 'signal' : 'telegram'}`
    for (const region of ['world', 'DE', 'DE/821f1ffffffffff'].slice(0, 1 + (i % 3)))
      await sql`insert into incident_regions (incident, region, state, worst, detected, started, ended, closed, peak_rate,
        peak, reports) values (${101 + i}, ${region}, ${ended === null ? 'major' : 'over'}, 'major', ${detected},
        ${detected - 5}, ${ended}, ${ended}, 1.5, ${detected + 3}, 47.5)`
    await sql`insert into incident_updates (incident, minute, region, state)
      values (${101 + i}, ${detected}, 'world', 'major')`
  }
  await disconnect(sql)
}
