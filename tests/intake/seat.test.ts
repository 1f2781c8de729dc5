import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pseudonyms } from '../../server/intake/reporter.ts'
import { seatOf } from '../../server/intake/seat.ts'

const HOUR = 3_600_000
const NOON = Date.UTC(2026, 0, 15, 12)

const pseudonyms = new Pseudonyms('a-secret-for-tests-only')
const who = (ip: string) => pseudonyms.ofRequest({ ip }, NOON)
const crowd = (network: string) => Array.from({ length: 200 }, (_, i) => who(`${network}.${i}`))

const service = fc.integer({ min: 1, max: 10_000 })
const time = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2089, 0, 1) })

describe('[I9] a seat', () => {
  it('is one of two of its network, service and hour, however many report', () => {
    fc.assert(
      fc.property(fc.nat(255), service, fc.nat(HOUR - 1), (net, id, offset) => {
        const seats = new Set(crowd(`192.0.${net}`).map((reporter) => seatOf(reporter, id, true, NOON + offset)))
        expect(seats.size).toBe(2)
      }),
    )
  })

  it('is always the same for one reporter within an hour', () => {
    fc.assert(
      fc.property(service, fc.nat(HOUR - 1), fc.nat(HOUR - 1), (id, one, other) => {
        const seats = [one, other].map((offset) => seatOf(who('192.0.2.1'), id, true, NOON + offset))
        expect(seats[0]).toBe(seats[1])
      }),
    )
  })

  it('is another one for each network, service and hour, and for good news', () => {
    const reporter = who('192.0.2.1')
    const seats = [
      seatOf(reporter, 1, true, NOON),
      seatOf(reporter, 1, true, NOON + HOUR),
      seatOf(reporter, 2, true, NOON),
      seatOf(reporter, 1, false, NOON),
      ...crowd('192.0.3').map((other) => seatOf(other, 1, true, NOON)),
    ]
    expect(new Set(seats).size).toBe(6)
  })

  it('is rarely taken by another network', () => {
    const seats = new Set<bigint>()
    for (let i = 0; i < 5_000; i++) seats.add(seatOf(who(`10.${i >> 8}.${i & 255}.1`), 1, true, NOON))
    expect(seats.size).toBe(5_000)
  })

  it('of a later hour is a greater number, so that those of past hours can be dropped', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), service, (a, b, id) => {
        const sooner = seatOf(who(`192.0.2.${a}`), id, true, NOON + HOUR - 1)
        const later = seatOf(who(`198.51.100.${b}`), id, false, NOON + HOUR)
        expect(sooner < later).toBe(true)
      }),
    )
  })

  it('fits the signed 64 bits of its column to the year 2089', () => {
    fc.assert(
      fc.property(service, time, (id, at) => {
        const seat = seatOf(who('192.0.2.1'), id, true, at)
        expect(BigInt.asIntN(64, seat)).toBe(seat)
      }),
    )
  })
})
