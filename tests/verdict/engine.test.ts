import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../server/clock.ts'
import { Random } from '../fuzz/random.ts'
import { World, type Row } from './world.ts'

const START = 29_000_160
const DAY = 1440
const DAYS = 7
const SERVICE = 'telegram'
const USUAL = { DE: 6, IR: 12, RU: 18, US: 4 } as const
type Country = keyof typeof USUAL

/** Two outages: Germany, Russia and Iran; then Russia and Iran, Iran longer. People say when it's back. */
const OUTAGES: { countries: Country[]; from: number; to: number }[] = [
  { countries: ['DE', 'RU', 'IR'], from: 4 * DAY, to: 4 * DAY + 150 },
  { countries: ['RU'], from: 6 * DAY, to: 6 * DAY + 240 },
  { countries: ['IR'], from: 6 * DAY, to: 6 * DAY + 420 },
]

function history(seed: number): Row[] {
  const random = new Random(seed)
  const rows: Row[] = []
  const add = (minute: number, country: string, signal: number, mean: number) => {
    const reports = random.poisson(mean)
    if (reports > 0) rows.push({ minute: START + minute, service: SERVICE, country, signal, reports })
  }
  for (let minute = 0; minute < DAYS * DAY; minute++)
    for (const country of Object.keys(USUAL) as Country[]) {
      const of = (outage: (typeof OUTAGES)[number]) => outage.countries.includes(country)
      const isOut = OUTAGES.some((outage) => of(outage) && minute >= outage.from && minute < outage.to)
      const isBack = OUTAGES.some((outage) => of(outage) && minute >= outage.to && minute < outage.to + 120)
      add(minute, country, 0, (USUAL[country] / 60) * (isOut ? 40 : 1))
      if (isBack) add(minute, country, 2, 0.6)
    }
  return rows
}

const LAST = START + DAYS * DAY - 1
const AFTER = (LAST + 1) * MINUTE + 5_000

describe('the engine', () => {
  const rows = history(7)
  let straight: World
  let expected: Awaited<ReturnType<World['outcome']>>

  beforeAll(async () => {
    straight = await World.make(rows, START)
    const engine = straight.engine()
    straight.clock.advanceTo(AFTER)
    await straight.judgedUntil(LAST)
    await engine.close()
    expected = await straight.outcome()
  }, 120_000)
  afterAll(() => straight.close())

  it('[V20] opens one incident per outage, region by region, and closes it', () => {
    expect(straight.faults).toEqual([])
    expect(expected.incidents).toHaveLength(2)
    const [later, earlier] = expected.incidents
    expect(earlier!.regions.map((part) => part.region).sort()).toEqual(['DE', 'IR', 'RU', 'world'])
    expect(later!.regions.map((part) => part.region).sort()).toEqual(['IR', 'RU', 'world'])
    for (const incident of expected.incidents) expect(incident.closed).not.toBeNull()
    expect(Math.abs(earlier!.started - (START + 4 * DAY))).toBeLessThanOrEqual(10)
    const end = (region: string) => later!.regions.find((part) => part.region === region)!.ended!
    expect(end('IR')).toBeGreaterThan(end('RU') + 60)
  })

  it('[V21] names the earlier outage that is similar', () => {
    expect(expected.incidents[0]!.similarTo).toBe(expected.incidents[1]!.id)
  })

  it.each([1, 2])(
    '[V22] ends with the same incidents however often it is restarted (%i)',
    async (seed) => {
      const world = await World.make(rows, START)
      const random = new Random(seed)
      let minute = START + 3 * DAY
      while (minute < LAST) {
        const engine = world.engine()
        world.clock.advanceTo((minute + 1) * MINUTE + 5_000)
        await world.judgedUntil(minute)
        await engine.close()
        minute = Math.min(LAST, minute + 1 + random.below(500))
      }
      const engine = world.engine()
      world.clock.advanceTo(AFTER)
      await world.judgedUntil(LAST)
      await engine.close()
      expect(world.faults).toEqual([])
      expect(await world.outcome()).toEqual(expected)
      await world.close()
    },
    180_000,
  )

  it('[V23] goes on on another node when the one that leads is gone', async () => {
    const world = await World.make(rows, START)
    const [first, second] = [world.engine(), world.engine()]
    world.clock.advanceTo((START + 4 * DAY + 60) * MINUTE)
    await world.judgedUntil(START + 4 * DAY + 58)
    expect([first.watch, second.watch].filter((watch) => watch !== null)).toHaveLength(1)
    await (first.watch === null ? second : first).close()
    world.clock.advanceTo(AFTER)
    await world.judgedUntil(LAST)
    await Promise.all([first.close(), second.close()].map((closing) => closing.catch(() => {})))
    expect(await world.outcome()).toEqual(expected)
    await world.close()
  }, 120_000)
})
