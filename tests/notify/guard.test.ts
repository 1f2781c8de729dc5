import { describe, expect, it } from 'vitest'
import { ForbiddenTarget, Guard } from '../../server/notify/guard.ts'

/** What a connection to the URL would be given, when the name resolves to these. */
function addressesOf(guard: (resolve: () => Promise<{ address: string; family: number }[]>) => Guard, found: string[]) {
  const resolve = async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (text: string, all = true) =>
    new Promise<unknown>((done, fail) => {
      const lookup = guard(resolve).lookupFor(new URL(text))
      lookup('name.example', { all }, (error, address) => (error ? fail(error) : done(address)))
    })
}

const PRIVATE = [
  ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.255.0.1', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::2', 'fc00::1', 'fd00::8', 'fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', '4000::1', '100::1'],
  // IPv4 in the clothes of IPv6: mapped, compatible, NAT64, 6to4, Teredo.
  ...['::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::10.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::7f00:1'],
  ...['2002:7f00:1::1', '2002:a9fe:a9fe::', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
]
const PUBLIC = ['8.8.8.8', '172.32.0.1', '2a00:1450:4001::1', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '2002:808:808::1']
const inUrl = (address: string) => `https://${address.includes(':') ? `[${address}]` : address}/hook`

describe('[N7] a target', () => {
  const guard = new Guard([])

  it.each(PRIVATE)('is refused as the address %s, and as a name that resolves to it', async (address) => {
    expect(() => guard.check(inUrl(address))).toThrow(ForbiddenTarget)
    await expect(addressesOf((resolve) => new Guard([], resolve), [address])('https://a.example')).rejects.toThrow(
      ForbiddenTarget,
    )
  })

  it.each(PUBLIC)('is accepted as the address %s, and as a name that resolves to it', async (address) => {
    expect(guard.check(inUrl(address)).protocol).toBe('https:')
    const found = await addressesOf((resolve) => new Guard([], resolve), [address])('https://a.example', false)
    expect(found).toBe(address)
  })

  it.each([
    ...['https://2130706433/', 'https://0x7f000001/', 'https://0x7f.1/', 'https://017700000001/', 'https://127.1/'],
    ...['https://0300.0250.1.1/', 'https://１２７.0.0.1/', 'https://[::ffff:7f00:1]/', 'https://localhost/'],
    ...['https://localhost./', 'https://intranet/', 'http://a.example/', 'ftp://a.example/', 'javascript:alert(1)'],
    ...['https://user@a.example/', 'https://user:pass@a.example/', 'https://a.example:22/', 'https://a.example:25/'],
    ...['nonsense', 'https://', '//a.example/'],
  ])('is refused as %s', async (text) => {
    // A name with a dot may still be one of ours: then it is what it resolves to that is refused.
    const isRefused = (() => {
      try {
        guard.check(text)
        return false
      } catch (error) {
        return error instanceof ForbiddenTarget
      }
    })()
    const resolves = addressesOf((resolve) => new Guard([], resolve), ['127.0.0.1', '::1'])
    if (!isRefused) await expect(resolves(text)).rejects.toThrow(ForbiddenTarget)
  })

  it('is reached only at the public ones of its addresses', async () => {
    const ask = addressesOf((resolve) => new Guard([], resolve), ['10.0.0.1', '8.8.8.8', '::1'])
    expect(await ask('https://a.example')).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await ask('https://a.example', false)).toBe('8.8.8.8')
  })

  it('may be private or plain where the operator says so, and nowhere else', async () => {
    const allowed = new Guard(['10.1.0.0/16', '::1'])
    expect(allowed.check('http://10.1.2.3:8080/hook').port).toBe('8080')
    expect(allowed.check('https://[::1]/').hostname).toBe('[::1]')
    for (const text of ['http://10.2.0.1/', 'http://127.0.0.1/', 'http://8.8.8.8/', 'https://[::2]/'])
      expect(() => allowed.check(text)).toThrow(ForbiddenTarget)
    const plain = addressesOf((resolve) => new Guard(['10.1.0.0/16'], resolve), ['8.8.8.8', '10.1.0.9'])
    expect(await plain('http://a.example')).toEqual([{ address: '10.1.0.9', family: 4 }])
  })
})
