import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Overview, ServiceCounts } from '#contract/events.ts'
import { watchOverview, watchService } from '../../client/live/watchCounts.ts'
import { fakeLink } from './fakeWire.ts'

/** Of what is handed through, these tests look only at the service and its number. */
const counts = (service: string, total: number) => {
  const said = { saidAs: 'first', verdicts: [], incident: null, statement: null }
  return { service, total, areas: [], ...said } as unknown as ServiceCounts
}
const overview = (...services: [string, number][]) =>
  ({ services: services.map(([service, total]) => ({ service, total })) }) as Overview

afterEach(() => void vi.useRealTimers())

describe('freshness', () => {
  it('is live from the moment of connecting', () => {
    const { wire, status } = fakeLink()
    wire.open()
    expect(status()).toEqual({ state: 'live', heardAt: 1_000 })
  })

  it('knows the figures to be current as long as the server is heard, even if nothing changes', () => {
    const { wire, clock, status } = fakeLink()
    wire.open()
    clock.now = 26_000
    wire.ping()
    expect(status()).toEqual({ state: 'live', heardAt: 26_000 })
  })

  it('[U4] says since when the figures stand once the connection is lost', () => {
    const { wire, clock, status } = fakeLink()
    wire.open()
    clock.now = 5_000
    wire.receive('service', counts('telegram', 1))
    clock.now = 60_000
    wire.drop()
    expect(status()).toEqual({ state: 'again', heardAt: 5_000 })
  })

  it('[U4] comes back by itself when the server closed the connection', () => {
    vi.useFakeTimers()
    const { wire } = fakeLink()
    wire.open()
    wire.drop('io server disconnect')
    vi.advanceTimersByTime(10_000)
    expect(wire.reconnects).toBe(1)
  })
})

describe('watching a service', () => {
  it('asks as soon as there is a connection, and not before', () => {
    const { wire, link } = fakeLink()
    watchService(link, 'telegram', null, () => {})
    expect(wire.taken()).toEqual([])
    wire.open()
    expect(wire.taken()).toMatchObject([{ event: 'watch', request: { topic: 'service', service: 'telegram' } }])
  })

  it('[S6] asks again after every reconnect', () => {
    const { wire, link } = fakeLink()
    watchService(link, 'telegram', null, () => {})
    wire.open()
    wire.drop()
    wire.taken()
    wire.open()
    expect(wire.taken()).toHaveLength(1)
  })

  it('hands over the answer and what follows, but not another service', () => {
    const { wire, link } = fakeLink()
    const totals: number[] = []
    watchService(link, 'telegram', null, ({ total }) => totals.push(total))
    wire.open()
    wire.taken()[0]!.answer(counts('telegram', 3))
    wire.receive('service', counts('viber', 99))
    wire.receive('service', counts('telegram', 4))
    expect(totals).toEqual([3, 4])
  })

  it('[S8] names what it has, and keeps what isn’t said again', () => {
    const { wire, link } = fakeLink()
    const seen: ServiceCounts[] = []
    const had = { ...counts('telegram', 3), areas: [['DE/1', 5]] as [string, number][] }
    watchService(link, 'telegram', had, (now) => seen.push(now))
    wire.open()
    const [asked] = wire.taken()
    expect(asked!.request).toEqual({ topic: 'service', service: 'telegram', known: 'first' })
    const { service, total } = counts('telegram', 4)
    asked!.answer({ service, total, areas: [['DE/1', 0]] } as unknown as ServiceCounts)
    expect(seen).toEqual([counts('telegram', 4)])
    wire.drop()
    wire.open()
    wire.taken()[0]!.answer({ ...counts('telegram', 5), saidAs: 'second' })
    wire.drop()
    wire.open()
    expect(wire.taken()[0]!.request).toHaveProperty('known', 'second')
    expect(seen.at(-1)!.total).toBe(5)
  })

  it('is not misled by a refusal', () => {
    const { wire, link } = fakeLink()
    const take = vi.fn()
    watchService(link, 'nothing', null, take)
    wire.open()
    wire.taken()[0]!.answer({ error: { code: 'UNKNOWN_SERVICE', detail: '' } })
    expect(take).not.toHaveBeenCalled()
  })

  it('takes nothing any more once stopped, and gives the room up', () => {
    const { wire, link } = fakeLink()
    const take = vi.fn()
    const stop = watchService(link, 'telegram', null, take)
    wire.open()
    wire.taken()
    stop()
    wire.receive('service', counts('telegram', 4))
    expect(take).not.toHaveBeenCalled()
    expect(wire.taken()).toMatchObject([{ event: 'unwatch', request: { topic: 'service', service: 'telegram' } }])
    wire.drop()
    wire.open()
    expect(wire.taken()).toEqual([])
  })
})

describe('watching the overview', () => {
  it('replaces everything with an answer and merges what comes later', () => {
    const { wire, link } = fakeLink()
    const seen: string[] = []
    watchOverview(link, {
      replace: (all) => seen.push(`all ${all.services.length}`),
      merge: (changed) => seen.push(`changed ${changed.services.length}`),
    })
    wire.open()
    wire.taken()[0]!.answer(overview(['telegram', 1], ['viber', 2]))
    wire.receive('overview', overview(['telegram', 2]))
    wire.drop()
    wire.open()
    wire.taken()[0]!.answer(overview())
    expect(seen).toEqual(['all 2', 'changed 1', 'all 0'])
  })
})
