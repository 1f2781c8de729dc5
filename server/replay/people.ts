/** Who makes a report: an address that nobody has, 240.0.0.0 to 255.255.254.255 being reserved (RFC 1112). */
export interface Person {
  address: string
  /** The /24 where it is shared with others; null: a network of their own. */
  network: string | null
}

const FIRST_BLOCK = 240
/** 255.x.y is kept for shared networks. */
const SHARED_BLOCK = 255
const OWN_NETWORKS = (SHARED_BLOCK - FIRST_BLOCK) * 2 ** 16
/** Not 255.255.255, which holds the broadcast address. */
export const SHARED_NETWORKS = 2 ** 16 - 1
/** Hosts of a /24. */
export const PEOPLE_PER_NETWORK = 254

/** Everybody is someone else, each from a /24 of their own until a million of those are used up. */
export class Crowd {
  #count = 0

  next(): Person {
    const n = this.#count++
    return {
      address: `${networkAt(FIRST_BLOCK, n % OWN_NETWORKS)}.${host(Math.floor(n / OWN_NETWORKS))}`,
      network: null,
    }
  }
}

/** People who share few networks. One speaks again only after all others have. */
export class SharedNetworks {
  readonly #first: number
  readonly #networks: number
  #count = 0

  /** @param first how many shared networks are already someone else's */
  constructor(first: number, networks: number) {
    this.#first = first
    this.#networks = networks
  }

  next(): Person {
    const n = this.#count++
    const network = networkAt(SHARED_BLOCK, this.#first + (n % this.#networks))
    return { address: `${network}.${host(Math.floor(n / this.#networks))}`, network }
  }
}

const networkAt = (block: number, i: number): string => `${block + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`
const host = (n: number): number => 1 + (n % PEOPLE_PER_NETWORK)
