import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../server/clock.ts'
import type { AlertMessage } from '../../server/contract/alerts.ts'
import { replaceSecret } from '../../server/db/webhooks.ts'
import { LEASE_MS } from '../../server/notify/courier.ts'
import { newSecret } from '../../server/notify/webhooks.ts'
import { until } from '../setup/node.ts'
import { answering, Receiver, type Received } from '../setup/receiver.ts'
import { AlertWorld } from './alertWorld.ts'

let world: AlertWorld
let receiver: Receiver

beforeEach(async () => {
  world = await AlertWorld.make(Date.now())
  receiver = await Receiver.open()
})
afterEach(async () => {
  await world.close()
  await receiver.close()
  expect(world.faults).toEqual([])
})

const settled = async () => {
  await until(async () => (await world.untold()) === 0 && (await world.rows()).every((row) => row.state !== 'waiting'))
  return world.rows()
}
const verified = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers) as AlertMessage
const types = (list: Received[]) => list.map(({ body }) => (JSON.parse(body.toString()) as AlertMessage).type)

describe('a webhook', () => {
  it('[N2] [N4] is sent each event of an incident once, signed', async () => {
    const hook = await world.webhook(`${receiver.url}/hook`)
    await Promise.all([world.node(), world.node()])
    for (const state of ['possible', 'major', 'recovering', 'over']) {
      await world.change(77, 'telegram', { DE: state, ...(state !== 'possible' && { world: state }) })
      await settled()
      world.pass()
    }
    const messages = receiver.at('/hook').map((one) => verified(hook.secret, one))
    expect(messages.map(({ type }) => type)).toEqual([
      ...['incident.opened', 'incident.major', 'incident.recovering', 'incident.closed'],
    ])
    expect(messages[1]).toMatchObject({
      data: {
        incident: { id: '77', url: 'https://outcry.example/incidents/77' },
        service: { slug: 'telegram', name: 'Telegram', url: 'https://outcry.example/status/telegram' },
        ...{ region: 'world', state: 'major', previous: 'possible' },
        summary: 'User reports indicate problems at Telegram in Germany',
      },
    })
    const ids = receiver.at('/hook').map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(4)
    expect(ids).toEqual((await world.rows()).map(({ id }) => `msg_${id.replaceAll('-', '')}`))
  })

  it('[N1] hears only of the services, regions and events it asked for, and from then on', async () => {
    await world.node()
    await world.change(1, 'telegram', { DE: 'possible' })
    await until(async () => (await world.untold()) === 0)
    world.pass(5)
    await world.webhook(`${receiver.url}/all`)
    await world.webhook(`${receiver.url}/iran`, { regions: ['IR', 'IQ'] })
    await world.webhook(`${receiver.url}/netflix`, { services: ['netflix'] })
    await world.webhook(`${receiver.url}/ends`, { services: ['telegram'], events: ['incident.closed'] })
    world.pass()
    await world.change(1, 'telegram', { IR: 'major' })
    await settled()
    world.pass()
    await world.change(1, 'telegram', { IR: 'over', DE: 'over' })
    await settled()
    expect(types(receiver.at('/all'))).toEqual(['incident.major', 'incident.closed'])
    expect(types(receiver.at('/iran'))).toEqual(['incident.opened', 'incident.major', 'incident.closed'])
    expect(types(receiver.at('/netflix'))).toEqual([])
    expect(types(receiver.at('/ends'))).toEqual(['incident.closed'])
  })

  it('[N3] is tried again later and later, always under the same id, until it is given up', async () => {
    await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = answering(500)
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    const waits: number[] = []
    for (let attempt = 1; attempt <= 8; attempt++) {
      await until(async () => (await world.rows())[0]?.attempts === attempt)
      const wait = async () => Number((await world.rows())[0]!.due) - world.clock.now()
      // Until the attempt is recorded, it is due when its lease ends.
      await until(async () => (await wait()) !== LEASE_MS || (await world.rows())[0]!.state === 'failed')
      if (attempt < 8) waits.push(await wait())
      world.clock.advanceTo(world.clock.now() + (await wait()))
    }
    const planned = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]
    waits.forEach((wait, i) => {
      expect(wait / planned[i]!).toBeGreaterThanOrEqual(0.8)
      expect(wait / planned[i]!).toBeLessThanOrEqual(1.2)
    })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1)
    expect(receiver.received).toHaveLength(8)
    expect((await world.rows())[0]!.state).toBe('failed')
  })

  it('[N3] waits as long as the receiver asks, and is well again after one success', async () => {
    const hook = await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = answering(503, { 'retry-after': '7200' })
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(async () => (await hook.read()).failingSince !== null)
    expect(Number((await world.rows())[0]!.due)).toBe(world.clock.now() + 2 * HOUR)
    receiver.behaviour = answering(200)
    world.pass(120)
    expect((await settled())[0]).toMatchObject({ state: 'delivered', attempts: 2 })
    expect((await hook.read()).failingSince).toBeNull()
  })

  it('[N6] that answers 410 is sent nothing more, and is told why', async () => {
    const hook = await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = answering(410)
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(async () => !(await hook.read()).active)
    expect((await hook.read()).reason).toContain('410')
    world.pass()
    await world.change(5, 'telegram', { DE: 'major' })
    await until(async () => (await world.untold()) === 0)
    expect(await settled()).toHaveLength(1)
    expect(receiver.received).toHaveLength(1)
  })

  it('[N6] that was not reached for five days is disabled, with what waits for it', async () => {
    const hook = await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = answering(500)
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(async () => (await hook.read()).failingSince !== null)
    world.pass((5 * DAY) / MINUTE)
    await until(async () => !(await hook.read()).active)
    expect((await hook.read()).reason).toBe('Nothing got through for 5 days; at last: answered 500.')
    expect((await settled())[0]!.state).toBe('dropped')
  })

  it.each([
    ['redirects', answering(302, { location: '/elsewhere' }), 'redirected (302)'],
    ['cuts the connection', (response) => response.destroy(), 'the connection was cut'],
  ] as [string, Receiver['behaviour'], string][])('[N6] that %s has failed, and is not followed', async (...of) => {
    const [, behaviour, fault] = of
    await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = behaviour
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(async () => (await world.sql`select fault from deliveries`)[0]?.fault === fault)
    expect(receiver.at('/elsewhere')).toEqual([])
  })

  it('[N6] that hangs or never ends its answer costs fifteen seconds, and holds up nobody else', async () => {
    await world.webhook(`${receiver.url}/hangs`)
    await world.webhook(`${receiver.url}/drips`)
    await world.webhook(`${receiver.url}/floods`)
    await world.webhook(`${receiver.url}/well`)
    let sent = 0
    receiver.behaviour = (response, { path }) => {
      if (path === '/well') response.writeHead(204).end()
      if (path === '/drips') response.writeHead(200).write('.')
      if (path !== '/floods') return
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', pour)
      pour()
    }
    await world.node()
    for (const state of ['possible', 'recovering', 'possible', 'over']) {
      await world.change(5, 'telegram', { DE: state })
      world.pass()
    }
    await until(() => receiver.at('/well').length === 4)
    expect(receiver.at('/hangs')).toHaveLength(1)
    await until(() => receiver.at('/floods').length === 4)
    expect(sent).toBeLessThan(64 * 1_048_576)
    const faults = async () =>
      (await world.sql`select fault from deliveries where fault is not null`).map((row) => row.fault)
    await until(async () => (await faults()).length > 0, faults, 20_000)
    expect(new Set(await faults())).toEqual(new Set(['no answer within 15 s']))
    const drips = () => receiver.at('/drips').length
    await until(() => drips() > 1, drips)
  })

  it('[N4] is signed by both secrets while the owner changes over', async () => {
    const hook = await world.webhook(`${receiver.url}/hook`)
    const secret = newSecret()
    await replaceSecret(world.sql, hook.id, secret, world.clock.now() + DAY)
    await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await settled()
    const [first] = receiver.received
    expect([hook.secret, secret].map((one) => verified(one, first!).type)).toEqual(Array(2).fill('incident.opened'))
    expect(() => verified(newSecret(), first!)).toThrow()
    world.pass(DAY / MINUTE)
    await world.change(6, 'netflix', { DE: 'possible' })
    await settled()
    const signatures = receiver.received.map(({ headers }) => headers['webhook-signature']!.split(' ').length)
    expect(signatures).toEqual([2, 1])
  })

  it('[N7] at a private address is not reached without the operator', async () => {
    const hook = await world.webhook(`${receiver.url.replace('http:', 'https:')}/hook`)
    await world.node({})
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(async () => (await hook.read()).failingSince !== null)
    expect((await world.sql`select fault from deliveries`)[0]!.fault).toBe('the address is not in the public internet')
    expect(receiver.received).toEqual([])
  })
})

describe('[N3] a node that died in the midst', () => {
  it('leaves a lease that ends; another goes on under the same id', async () => {
    await world.webhook(`${receiver.url}/hook`)
    receiver.behaviour = () => {}
    const dead = await world.node()
    await world.change(5, 'telegram', { DE: 'possible' })
    await until(() => receiver.received.length === 1)
    receiver.behaviour = answering(200)
    // Closed before its attempt is over: nothing of it is recorded.
    await dead.close()
    await world.node()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(receiver.received).toHaveLength(1)
    world.pass(1)
    expect(await settled()).toMatchObject([{ state: 'delivered', attempts: 2 }])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })
})
