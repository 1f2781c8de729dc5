import { hash, timingSafeEqual } from 'node:crypto'
import { HOUR } from '../clock.ts'

/** What a word takes over from the report that it belongs to. */
export interface Reported {
  /** The report's id, a version 7 UUID: it begins with the time at which the report was taken in. */
  id: string
  service: number
  /** 0 where not said. */
  problem: number
  country: string
}

const GOOD_FOR = HOUR
const MAC_LETTERS = 32

/**
 * Proofs that somebody made a report, handed out with its receipt: a keyed hash over the report's id and what a word on
 * it has to know, with these beside it. Nothing is looked up, as reports have no index by id; and whoever changes from
 * Wi-Fi to mobile data meanwhile, as people do when something fails, has another address and still the proof.
 */
export class Proofs {
  readonly #key: string

  constructor(secret: string) {
    this.#key = hash('sha256', `outcry proofs ${secret}`)
  }

  of({ id, service, problem, country }: Reported): string {
    const facts = `${service}.${problem}.${country}`
    return `${facts}.${this.#mac(id, facts)}`
  }

  /** What the report was, if the proof is this report's and less than an hour old; else null. */
  check(id: string, proof: string, now: number): Reported | null {
    const match = /^((\d{1,10})\.(\d{1,5})\.([A-Z]{2}))\.([0-9a-f]{32})$/.exec(proof)
    if (!match || !timingSafeEqual(Buffer.from(this.#mac(id, match[1]!)), Buffer.from(match[5]!))) return null
    if (now - timeOf(id) > GOOD_FOR) return null
    return { id, service: Number(match[2]), problem: Number(match[3]), country: match[4]! }
  }

  /** The plain hash serves, as the key has a fixed length and the digest is cut: see intake/reporter. */
  #mac(id: string, facts: string): string {
    return hash('sha256', `${this.#key} ${id} ${facts}`).slice(0, MAC_LETTERS)
  }
}

const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
