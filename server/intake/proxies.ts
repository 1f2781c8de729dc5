import { BlockList, isIP } from 'node:net'

/**
 * Whether an address is one of the proxies whose X-Forwarded-For is believed, given as addresses and CIDRs.
 *
 * The answer for the last address asked is kept: nearly every request comes from the same proxy, and working it out anew
 * took 3 µs of a report's 80.
 */
export function trusting(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address, prefix] = proxy.split('/') as [string, string?]
    const family = familyOf(address)
    list.addSubnet(address, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family)
  }
  let last = { address: '', isTrusted: false }
  return (address) => {
    if (address !== last.address)
      last = { address, isTrusted: isIP(address) !== 0 && list.check(address, familyOf(address)) }
    return last.isTrusted
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
