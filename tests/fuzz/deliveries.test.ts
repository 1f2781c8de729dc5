import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { minuteOf } from '../../server/clock.ts'
import type { NewWebhook } from '../../server/contract/alerts.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { send, until } from '../setup/node.ts'
import { startProcess, type NodeProcess } from '../setup/process.ts'
import { Receiver } from '../setup/receiver.ts'
import { Random } from './random.ts'

const HOOKS = 4
const INCIDENTS = 12
const STATES = ['possible', 'major', 'recovering', 'over']

async function makeHooks(node: NodeProcess, receiver: Receiver): Promise<NewWebhook[]> {
  const hooks: NewWebhook[] = []
  for (let i = 0; i < HOOKS; i++) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.9' }
    const body = JSON.stringify({ url: `${receiver.url}/hook-${i}`, regions: i % 2 ? ['DE'] : ['world', 'FR'] })
    const { body: hook } = await send<NewWebhook>(`${node.url}/api/v1/webhooks`, body, headers)
    const owner = { 'x-forwarded-for': '192.0.2.9', authorization: `Bearer ${hook.manageToken}` }
    await send(`${node.url}/api/v1/webhooks/${hook.id}/test`, null, owner)
    hooks.push(hook)
  }
  receiver.received.length = 0
  return hooks
}

/** A course of an incident in two countries, minute by minute, as the leader writes it down. */
async function write(sql: Sql, step: number, minute: number, random: Random): Promise<void> {
  const service = (await sql`select id from services where slug = 'telegram'`)[0]!.id as number
  for (let incident = 1; incident <= INCIDENTS; incident++)
    await sql.begin(async (tx) => {
      await tx`insert into incidents (id, service, worst, detected, started, version)
        values (${incident}, ${service}, 'major', ${minute}, ${minute}, ${minute}) on conflict do nothing`
      for (const region of ['DE', 'FR'])
        if (random.below(5) > 0)
          await tx`insert into incident_updates (incident, minute, region, state)
            values (${incident}, ${minute}, ${region}, ${STATES[step % STATES.length]!})`
    })
}

interface Told {
  id: string
  subscription: string
  event: string
  state: string
}

it('[N2] [N3] every subscriber has each event once, under one id, however nodes die', async () => {
  const random = new Random(5)
  const database = await freshDatabase()
  const sql = connect(database.url, { max: 1, name: 'test' })
  const receiver = await Receiver.open()
  const environment = { DATABASE_URL: database.url, WEBHOOK_PRIVATE: '1' }
  const nodes = [await startProcess(environment), await startProcess(environment)]
  try {
    const hooks = await makeHooks(nodes[0]!, receiver)
    // Slow, so that nodes die with attempts under way; at first failing now and then: a second failure waits minutes.
    let isHealthy = false
    receiver.behaviour = (response) =>
      setTimeout(() => response.writeHead(isHealthy || random.below(6) > 0 ? 204 : 500).end(), random.below(120))
    // Minutes to come: what is told is up to when a subscription began.
    const first = minuteOf(Date.now()) + 1
    for (let step = 0; step < 8; step++) {
      await write(sql, step, first + step, random)
      await new Promise((resolve) => setTimeout(resolve, 400 + random.below(600)))
      if (step % 3 !== 1) continue
      isHealthy = true
      const dying = random.below(2)
      await nodes[dying]!.kill()
      nodes[dying] = await startProcess(environment)
    }
    const waiting = async () => (await sql`select state from deliveries where state = 'waiting'`).length
    await until(async () => (await sql`select from incident_updates where not told`).length === 0)
    // What a killed node had claimed is taken up when its lease ends.
    await until(async () => (await waiting()) === 0, waiting, 120_000)

    const rows = await sql<Told[]>`select id, subscription, event, state from deliveries`
    const wanted = await sql<{ subscription: string; event: string }[]>`
      select s.id as subscription, e.id as event from alert_events e
      join alert_subscriptions s on e.region = any(s.regions)`
    const pair = ({ subscription, event }: { subscription: string; event: string }) => `${subscription} ${event}`
    expect(rows.length).toBeGreaterThan(200)
    expect(rows.map(pair).sort()).toEqual(wanted.map(pair).sort())
    expect(rows.filter(({ state }) => state !== 'delivered')).toEqual([])

    hooks.forEach((hook, i) => {
      const own = rows.filter(({ subscription }) => subscription === hook.id)
      const came = receiver.at(`/hook-${i}`)
      const ids = new Set(came.map(({ headers }) => headers['webhook-id']))
      expect([...ids].sort()).toEqual(own.map(({ id }) => `msg_${id.replaceAll('-', '')}`).sort())
      for (const { body, headers } of came) new Webhook(hook.secret).verify(body, headers)
      // A repeated attempt is the same message.
      expect(new Set(came.map(({ body, headers }) => headers['webhook-id'] + body.toString())).size).toBe(ids.size)
    })
  } finally {
    await Promise.all(nodes.map((node) => node.stop()))
    await receiver.close()
    await disconnect(sql)
    await database.drop()
  }
}, 240_000)
