import type { Report } from '../../server/contract/report.ts'
import { People } from './people.ts'

/** Messengers, which share their problem types; the first one has the outage. */
export const SERVICES = ['telegram', 'whatsapp', 'signal', 'discord', 'viber', 'wechat', 'line', 'kakaotalk']
const PROBLEMS = ['connection', 'messages', 'login', 'calls']

/** Every octet of an address is three digits, so that one is written over another. */
const LOWEST = 100
const OCTETS = 124
const ADDRESS = '100.100.100.100'

/**
 * Complete requests, made beforehand, each with a place where people live. Only the address in them changes: a request
 * taken again comes from somebody else.
 */
export class Requests {
  readonly #requests: Buffer[]
  readonly #addressAt: number[]
  #taken: number

  /** @param firstPerson people with lower numbers have reported in an earlier run */
  constructor(path: string, count: number, firstPerson: number) {
    const people = new People(7)
    this.#requests = Array.from({ length: count }, () => requestOf(path, reportOf(people)))
    this.#addressAt = this.#requests.map((request) => request.indexOf(ADDRESS))
    this.#taken = firstPerson
  }

  get taken(): number {
    return this.#taken
  }

  /** Good until as many more are taken as there are. */
  next(): Buffer {
    const person = this.#taken++
    const i = person % this.#requests.length
    const request = this.#requests[i]!
    // The network first: everybody is in one of their own, as far as it goes.
    let rest = person
    for (let octet = 0; octet < 4; octet++) {
      writeThreeDigits(request, this.#addressAt[i]! + 4 * octet, LOWEST + (rest % OCTETS))
      rest = Math.floor(rest / OCTETS)
    }
    return request
  }
}

function writeThreeDigits(buffer: Buffer, at: number, number: number): void {
  buffer[at] = 48 + Math.floor(number / 100)
  buffer[at + 1] = 48 + (Math.floor(number / 10) % 10)
  buffer[at + 2] = 48 + (number % 10)
}

function reportOf(people: People): Report {
  const { lat, lng } = people.spot()
  return {
    service: SERVICES[people.service()]!,
    problem: PROBLEMS[people.below(PROBLEMS.length)]!,
    location: { lat: rounded(lat), lng: rounded(lng) },
  }
}

/** As a browser gives it: some ten metres. */
const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** @param address of the person, as a proxy tells it */
export function requestOf(path: string, report: Report, address = ADDRESS): Buffer {
  const body = JSON.stringify(report)
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Forwarded-For: ${address}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
