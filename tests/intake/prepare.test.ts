import { latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { Catalog, type Service } from '../../server/catalog/catalog.ts'
import type { Report } from '../../server/contract/report.ts'
import type { HttpError } from '../../server/errors.ts'
import { OLDEST_FROM_PERSON, OLDEST_FROM_SOURCE, prepare, type Origin } from '../../server/intake/prepare.ts'

const NOW = Date.UTC(2026, 0, 15, 12, 14, 30)
const MINUTE = 60_000

const service = (id: number, slug: string, category: Service['category']): Service => ({
  ...{ id, slug, name: slug, category },
  ...{ aliases: [], homepage: null, country: null, dependencies: [], peers: [] },
})
const catalog = new Catalog([service(1, 'chat', 'messenger'), service(2, 'films', 'streaming')])

const person: Origin = { who: { reporter: 11n, network: -22n }, source: null, oldest: OLDEST_FROM_PERSON }
const source: Origin = { ...person, source: 'partner', oldest: OLDEST_FROM_SOURCE }

const prepared = (report: Report, origin = person) => prepare(report, origin, catalog, NOW)
const rowOf = (report: Report, origin = person) => prepared(report, origin).row
const refusal = (code: string, status = 400) => expect.objectContaining({ code, status }) as HttpError
const ago = (ms: number) => new Date(NOW - ms).toISOString()

describe('a prepared report', () => {
  it('holds what was said, who said it and where', () => {
    const location = { lat: 52.52, lng: 13.405 }
    const { row, service, place } = prepared({ service: 'chat', problem: 'messages', location, comment: '  at noon ' })
    expect(row).toMatchObject({ service: 1, signal: 0, reporter: '11', network: '-22', country: 'DE' })
    expect(row).toMatchObject({ observedAt: NOW, source: null, comment: 'at noon' })
    expect(row.problem).toBeGreaterThan(0)
    expect(service.slug).toBe('chat')
    expect(place).toMatchObject({ index: latLngToCell(52.52, 13.405, 6), cell: row.cell })
  })

  it('[P2] holds nothing finer than the cell', () => {
    const { row } = prepared({ service: 'chat', location: { lat: 52.520123, lng: 13.404987 } })
    expect(JSON.stringify(row)).not.toMatch(/52\.5|13\.4/)
  })

  it('is a problem of no type at no place, when nothing else is said', () => {
    expect(rowOf({ service: 'chat' })).toMatchObject({ signal: 0, problem: 0, cell: -1, country: 'ZZ', comment: null })
  })

  it.each([
    ['problem', 0],
    ['working', 1],
    ['recovered', 2],
  ] as const)('with the signal %s is stored as %i', (signal, stored) => {
    expect(rowOf({ service: 'chat', signal }).signal).toBe(stored)
  })

  it('has no comment when there is only space in it', () => {
    expect(rowOf({ service: 'chat', comment: ' \n ' }).comment).toBeNull()
  })

  it('has an id that sorts by its arrival', () => {
    const early = prepare({ service: 'chat' }, person, catalog, NOW - 1).row.id
    expect(early < rowOf({ service: 'chat' }).id).toBe(true)
  })

  it('[I9] has the same seat as any of its reporter in the hour it was observed', () => {
    const seat = rowOf({ service: 'chat' }).seat
    expect(rowOf({ service: 'chat', observedAt: ago(14 * MINUTE) }).seat).toBe(seat)
    expect(rowOf({ service: 'chat', observedAt: ago(15 * MINUTE) }).seat).not.toBe(seat)
    expect(rowOf({ service: 'chat', signal: 'working' }).seat).not.toBe(seat)
    expect(rowOf({ service: 'films' }).seat).not.toBe(seat)
  })
})

describe('[I10] the time of a report', () => {
  it('is when it was observed, and so is its quarter of an hour', () => {
    const row = rowOf({ service: 'chat', observedAt: ago(15 * MINUTE) })
    expect(row.observedAt).toBe(NOW - 15 * MINUTE)
    expect(row.slot).toBe(Date.UTC(2026, 0, 15, 11, 45) / (15 * MINUTE))
    expect(rowOf({ service: 'chat' }).slot).toBe(Date.UTC(2026, 0, 15, 12) / (15 * MINUTE))
  })

  it('counts in any zone', () => {
    expect(rowOf({ service: 'chat', observedAt: '2026-01-15T15:30:00+03:30' }).observedAt).toBe(
      Date.UTC(2026, 0, 15, 12),
    )
  })

  it('is now for a clock that is a little ahead', () => {
    expect(rowOf({ service: 'chat', observedAt: ago(-2 * MINUTE) }).observedAt).toBe(NOW)
  })

  it.each([
    ['further ahead', person, -2 * MINUTE - 1],
    ["older than a person's may be", person, OLDEST_FROM_PERSON + 1],
    ["older than a source's may be", source, OLDEST_FROM_SOURCE + 1],
  ])('[I3] is refused when it is %s', (_name, origin, age) => {
    expect(() => rowOf({ service: 'chat', observedAt: ago(age) }, origin)).toThrow(refusal('INVALID_TIME'))
  })

  it.each([
    [person, OLDEST_FROM_PERSON],
    [source, OLDEST_FROM_SOURCE],
  ])('may go back as far as that', (origin, age) => {
    expect(rowOf({ service: 'chat', observedAt: ago(age) }, origin).observedAt).toBe(NOW - age)
  })

  it('[I3] is refused when no calendar has it', () => {
    expect(() => rowOf({ service: 'chat', observedAt: '2026-01-14T25:00:00Z' })).toThrow(refusal('INVALID_TIME'))
  })
})

describe('[I3] a report is refused', () => {
  it('for an unknown service', () => {
    expect(() => prepared({ service: 'nothing' })).toThrow(refusal('UNKNOWN_SERVICE', 404))
    expect(() => prepared({ service: '__proto__' })).toThrow(refusal('UNKNOWN_SERVICE', 404))
  })

  it.each([
    ['of no category', { service: 'chat', problem: 'gremlins' }],
    ['of another category', { service: 'chat', problem: 'playback' }],
    ['with good news', { service: 'chat', signal: 'working', problem: 'messages' }],
  ] as const)('for a problem type %s', (_name, report) => {
    expect(() => prepared(report)).toThrow(refusal('UNKNOWN_PROBLEM'))
  })

  it('for an unknown country', () => {
    expect(() => prepared({ service: 'chat', location: { country: 'QQ' } })).toThrow(refusal('UNKNOWN_COUNTRY'))
  })
})

it('names the trusted source it comes from', () => {
  expect(rowOf({ service: 'chat' }, source).source).toBe('partner')
})
