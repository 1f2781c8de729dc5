import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalAddress, networkOf, Pseudonyms } from '../../server/intake/reporter.ts'

const DAY = 86_400_000
const NOON = Date.UTC(2026, 0, 15, 12)
const SECRET = 'a-secret-for-tests-only'

const people = () => new Pseudonyms(SECRET)
const who = (ip: string, at = NOON, pseudonyms = people()) => pseudonyms.ofRequest({ ip }, at)

const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((bytes) => bytes.join('.'))
const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 })

/** The same IPv6 address as different programs write it. */
function spellings(parts: number[]): string[] {
  const short = parts.map((part) => part.toString(16))
  const long = parts.map((part) => part.toString(16).padStart(4, '0'))
  const [high, low] = parts.slice(6) as [number, number]
  const dotted = [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return [
    ...[short.join(':'), long.join(':'), long.join(':').toUpperCase(), `${short.join(':')}%eth0`],
    ...[[...short.slice(0, 6), dotted].join(':'), ...contracted(short)],
  ]
}

/** With each run of zeros written as `::`. */
function contracted(parts: string[]): string[] {
  const found: string[] = []
  for (let from = 0; from < 8; from++)
    for (let to = from + 1; to <= 8 && parts[to - 1] === '0'; to++)
      found.push(`${parts.slice(0, from).join(':')}::${parts.slice(to).join(':')}`)
  return found
}

describe('[P1] an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['2001:DB8::', '2001:db8:0:0:0:0:0:0'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8:0:0:0:0:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0:0:0:c000:201'],
    ['::192.0.2.1', '0:0:0:0:0:0:c000:201'],
    ['1::ffff:192.0.2.1', '1:0:0:0:0:ffff:c000:201'],
  ])('%s has one spelling', (text, canonical) => expect(canonicalAddress(text)).toBe(canonical))

  it('is one person however it is written', () => {
    fc.assert(
      fc.property(groups, (parts) => {
        const pseudonyms = people()
        const all = spellings(parts).map((ip) => who(ip, NOON, pseudonyms))
        for (const one of all) expect(one).toEqual(all[0])
      }),
    )
  })

  it('is one person whether IPv4 is mapped into IPv6 or not', () => {
    fc.assert(
      fc.property(ipv4, (ip) => {
        expect(who(`::ffff:${ip}`)).toEqual(who(ip))
      }),
    )
  })

  it('is one person, another address another', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.oneof(
            ipv4,
            groups.map((g) => spellings(g)[0]!),
          ),
          { maxLength: 30 },
        ),
        (ips) => {
          const distinct = new Set(ips.map(canonicalAddress)).size
          expect(new Set(ips.map((ip) => who(ip).reporter)).size).toBe(distinct)
        },
      ),
    )
  })

  it('gives signed 64-bit numbers, as the database stores them', () => {
    fc.assert(
      fc.property(ipv4, (ip) => {
        const { reporter, network } = who(ip)
        expect([BigInt.asIntN(64, reporter), BigInt.asIntN(64, network)]).toEqual([reporter, network])
      }),
    )
  })
})

describe('[P1] a network', () => {
  it.each([
    ['192.0.2.1', '192.0.2.254', true],
    ['192.0.2.1', '192.0.3.1', false],
    ['::ffff:192.0.2.1', '192.0.2.9', true],
    ['2001:db8:7:1::1', '2001:db8:7:ffff:1:2:3:4', true],
    ['2001:db8:7::1', '2001:db8:8::1', false],
    ['2001:db8:7::1', '2001:db9:7::1', false],
  ])('of %s is that of %s: %s', (one, other, isSame) => {
    expect(who(one).network === who(other).network).toBe(isSame)
    expect(networkOf(canonicalAddress(one)) === networkOf(canonicalAddress(other))).toBe(isSame)
    expect(who(one).reporter).not.toBe(who(other).reporter)
  })
})

describe('[P1] a pseudonym', () => {
  const midnight = Date.UTC(2026, 0, 16)

  it('lasts to the end of the day in UTC and is another one then', () => {
    const pseudonyms = people()
    const first = who('192.0.2.1', midnight - DAY, pseudonyms)
    expect(who('192.0.2.1', midnight - 1, pseudonyms)).toEqual(first)
    const next = who('192.0.2.1', midnight, pseudonyms)
    expect(next.reporter).not.toBe(first.reporter)
    expect(next.network).not.toBe(first.network)
    expect(who('192.0.2.1', midnight - 1, pseudonyms)).toEqual(first)
  })

  it('is the same on every node that has the secret, and another one elsewhere', () => {
    expect(who('192.0.2.1')).toEqual(who('192.0.2.1', NOON, new Pseudonyms(SECRET)))
    const elsewhere = who('192.0.2.1', NOON, new Pseudonyms('another-secret-altogether'))
    expect(elsewhere.reporter).not.toBe(who('192.0.2.1').reporter)
    expect(elsewhere.network).not.toBe(who('192.0.2.1').network)
  })
})

describe('[P1] a trusted source', () => {
  const named = (source: string, reporter: string, network?: string, at = NOON) =>
    people().ofSource(source, reporter, network, at)

  it('names its reporters for itself', () => {
    expect(named('one', 'anna')).toEqual(named('one', 'anna'))
    expect(named('one', 'anna').reporter).not.toBe(named('two', 'anna').reporter)
    expect(named('one', 'anna').reporter).not.toBe(named('one', 'bert').reporter)
  })

  it('cannot speak for a person who reports by themselves', () => {
    const person = who('192.0.2.1')
    const named = people().ofSource('one', '192.0.2.1', '192.0.2', NOON)
    expect(named.reporter).not.toBe(person.reporter)
    expect(named.network).not.toBe(person.network)
  })

  it('says who shares a network; otherwise each has their own', () => {
    expect(named('one', 'anna', 'office').network).toBe(named('one', 'bert', 'office').network)
    expect(named('one', 'anna', 'office').network).not.toBe(named('two', 'anna', 'office').network)
    expect(named('one', 'anna').network).not.toBe(named('one', 'bert').network)
    expect(named('one', 'anna').network).not.toBe(named('one', 'bert', 'anna').network)
  })

  it('is rotated daily too', () => {
    expect(named('one', 'anna', 'office', NOON + DAY)).not.toEqual(named('one', 'anna', 'office', NOON))
  })
})
