import { get, post, send } from '../setup/node.ts'
import type { Night } from '../setup/night.ts'

/** From addresses that no one in the scenario has. */
const WORDS = [
  ['DE', '203.0.113.7', '“Connecting…” since I woke up, on the phone and at the desk'],
  ['RU', '198.51.100.8', 'Ни через Wi-Fi, ни через мобильную сеть'],
  ['IR', '198.51.100.9', 'پیام‌ها با یک تیک می‌مانند و به کسی نمی‌رسند'],
  ['IT', '192.0.2.10', 'I messaggi arrivano a raffica, poi niente per minuti'],
] as const

/** What people, besides reporting, say; and what the operator adds to the incident. */
export async function raiseVoices(night: Night, incident: string): Promise<void> {
  for (const [country, from, text] of WORDS) await say(night.url, country, from, text)
  await send(
    `${night.url}/api/v1/admin/incidents/${incident}/notes`,
    JSON.stringify({ text: 'Three data centres answer again; we watch whether messages arrive.' }),
    { 'content-type': 'application/json', authorization: `Bearer ${night.adminToken}` },
  )
}

async function say(url: string, country: string, from: string, text: string): Promise<void> {
  const { body } = await post<{ id: string; proof: string }>(
    url,
    { service: 'telegram', problem: 'connection', location: { country } },
    from,
  )
  await send(`${url}/api/v1/reports/${body.id}/comment`, JSON.stringify({ text, proof: body.proof }), {
    'content-type': 'application/json',
    'x-forwarded-for': from,
  })
}

/** The latest of the service. @throws Error when there is none */
export async function incidentOf(url: string): Promise<string> {
  const { incidents } = await get<{ incidents: { id: string }[] }>(`${url}/api/v1/incidents?service=telegram&limit=1`)
  if (!incidents[0]) throw new Error('The night has no incident.')
  return incidents[0].id
}

/** A moment of the night, kept for good. @returns its page's path */
export async function keepMoment(url: string, at: string): Promise<string> {
  const kept = await send<{ url: string }>(`${url}/api/v1/services/telegram/snapshots`, JSON.stringify({ at }), {
    'content-type': 'application/json',
  })
  return kept.body.url
}
