import ipaddr from 'ipaddr.js'
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

/** Finds all addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>

/** A target that is not ours to reach; the message says why, without what a name resolved to. */
export class ForbiddenTarget extends Error {}

/** IPv6 that carries an IPv4 address in its last 32 bits, or, 6to4, after its first 16. */
const NAT64 = [ipaddr.parseCIDR('64:ff9b::/96'), ipaddr.parseCIDR('64:ff9b:1::/48')] as const
const SIX_TO_FOUR = ipaddr.parseCIDR('2002::/16')
/** All that was ever given out for hosts to reach each other by. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')

const resolveAll: Resolve = (name) =>
  new Promise((resolve, reject) =>
    systemLookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found))),
  )

/**
 * Decides where messages to addresses from strangers may go: to the public internet by HTTPS, and, by plain HTTP too,
 * to what the operator allowed. Names are judged by the addresses that the connection then uses, so that a name that
 * resolves to something else a moment later changes nothing.
 */
export class Guard {
  readonly #allowed: readonly Network[]
  readonly #resolve: Resolve

  /** @param allowed addresses and CIDRs */
  constructor(allowed: readonly string[], resolve: Resolve = resolveAll) {
    this.#allowed = allowed.map(networkOf)
    this.#resolve = resolve
  }

  /**
   * A URL that a stranger gave, as far as it can be judged by itself.
   * @throws ForbiddenTarget
   */
  check(text: string): URL {
    if (!URL.canParse(text)) throw new ForbiddenTarget('is not a URL')
    const url = new URL(text)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenTarget('is neither https nor http')
    if (url.username || url.password) throw new ForbiddenTarget('holds credentials')
    if (url.protocol === 'http:' && this.#allowed.length === 0) throw new ForbiddenTarget('is not https')
    if (!isSanePort(url.port)) throw new ForbiddenTarget('names a port of another protocol')
    this.#checkHost(url)
    return url
  }

  /** Whether the operator allowed the address that a URL names. */
  isOurs(url: URL): boolean {
    const host = hostOf(url)
    return isIP(host) !== 0 && this.#isAllowed(unwrapped(host))
  }

  /** For `lookup` of a connection to that URL. It gives none but permitted addresses. */
  lookupFor(url: URL): LookupFunction {
    return (name, options, callback) => {
      this.#permittedOf(name, url).then(
        (found) => {
          if (options.all) callback(null, found)
          else callback(null, found[0]!.address, found[0]!.family)
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      )
    }
  }

  async #permittedOf(name: string, url: URL): Promise<LookupAddress[]> {
    const found = await this.#resolve(name)
    const permitted = found.filter(({ address }) => this.#permits(address, url))
    if (permitted.length === 0) throw new ForbiddenTarget('is not in the public internet')
    return permitted
  }

  /** A host that is an address is never looked up. */
  #checkHost(url: URL): void {
    const host = hostOf(url)
    if (isIP(host) !== 0 && !this.#permits(host, url)) throw new ForbiddenTarget('is not in the public internet')
    if (isIP(host) === 0 && this.#allowed.length === 0 && !host.includes('.'))
      throw new ForbiddenTarget('is not in the public internet')
  }

  #permits(text: string, url: URL): boolean {
    const address = unwrapped(text)
    return this.#isAllowed(address) || (url.protocol === 'https:' && isPublic(address))
  }

  #isAllowed(address: Address): boolean {
    return this.#allowed.some((network) => isWithin(address, network))
  }
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** The web's, or one that any program may take. */
const isSanePort = (port: string): boolean => port === '' || port === '80' || Number(port) >= 1024

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

const isWithin = (address: Address, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match(network, bits)

/** IPv4 in the clothes of IPv6 is judged as what it is. */
function unwrapped(text: string): Address {
  const address = ipaddr.process(text.split('%')[0]!)
  if (!(address instanceof ipaddr.IPv6)) return address
  const bytes = address.toByteArray()
  if (NAT64.some((network) => isWithin(address, network))) return new ipaddr.IPv4(bytes.slice(12))
  return isWithin(address, SIX_TO_FOUR) ? new ipaddr.IPv4(bytes.slice(2, 6)) : address
}

function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || isWithin(address, GLOBAL_IPV6))
}
