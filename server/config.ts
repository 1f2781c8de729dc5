import { isIP } from 'node:net'
import { resolve } from 'node:path'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Everything the environment decides, read once. */
export interface Config {
  readonly host: string
  readonly port: number
  /** null: an embedded database in dataDir. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly publicUrl: string | null
  /** Addresses and CIDRs of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[]
  readonly workers: number
  readonly adminToken: string | null
  readonly ingestTokens: readonly IngestToken[]
  readonly tiles: { readonly url: string; readonly attribution: string } | null
  /** null: made once, kept in the database. */
  readonly secret: string | null
  /** Addresses and CIDRs beside the public internet that alerts may be sent to, by plain HTTP too. */
  readonly webhookPrivate: readonly string[]
  readonly webhookRoom: Room
  readonly pushRoom: Room
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

/** How many subscribers of a kind there may be. */
export interface Room {
  readonly inAll: number
  /** Made in a day from one /24 or /48, as one process counts. */
  readonly ofNetwork: number
}

/** A trusted source that may upload in bulk. */
export interface IngestToken {
  readonly name: string
  readonly token: string
}

type Environment = Record<string, string | undefined>

/** Collects every fault, so that one message names them all. */
class Reader {
  readonly faults: string[] = []
  readonly #env: Environment

  constructor(env: Environment) {
    this.#env = env
  }

  /** An empty variable counts as unset: that is what `FOO=` in an env file means. */
  text(name: string): string | null {
    return this.#env[name]?.trim() || null
  }

  value<T>(name: string, fallback: T, parse: (text: string) => T | null, expected: string): T {
    const text = this.text(name)
    if (text === null) return fallback
    const parsed = parse(text)
    // The value itself is not repeated: it may be a secret.
    if (parsed === null) this.faults.push(`${name}: expected ${expected}`)
    return parsed ?? fallback
  }
}

/** @throws Error with one line per faulty variable */
export function readConfig(env: Environment): Config {
  const from = new Reader(env)
  const config: Config = {
    host: from.text('HOST') ?? '127.0.0.1',
    port: from.value('PORT', 3000, integer(0, 65_535), 'a port number, 0 to 65535'),
    databaseUrl: from.value(
      'DATABASE_URL',
      null,
      url('postgres:', 'postgresql:'),
      'postgres://user:password@host/name',
    ),
    dataDir: resolve(from.text('DATA_DIR') ?? 'data'),
    publicUrl: from.value('PUBLIC_URL', null, url('http:', 'https:'), 'an http(s) URL'),
    trustProxy: from.value(
      'TRUST_PROXY',
      [],
      addresses,
      'a comma-separated list of addresses or CIDRs, never a hop count',
    ),
    workers: from.value('WORKERS', 1, integer(1, 64), 'a number of processes, 1 to 64'),
    adminToken: from.value('ADMIN_TOKEN', null, secret, 'at least 16 characters'),
    ingestTokens: from.value(
      'INGEST_TOKENS',
      [],
      ingestTokens,
      'name:token, comma-separated, tokens of at least 16 characters',
    ),
    tiles: readTiles(from),
    secret: from.value('SECRET', null, secret, 'at least 16 characters'),
    webhookPrivate: from.value(
      'WEBHOOK_PRIVATE',
      [],
      privateTargets,
      '1, or a comma-separated list of addresses or CIDRs',
    ),
    webhookRoom: from.value('MAX_WEBHOOKS', { inAll: 10_000, ofNetwork: 50 }, room, ROOM_WORDS),
    pushRoom: from.value('MAX_PUSHES', { inAll: 100_000, ofNetwork: 2_000 }, room, ROOM_WORDS),
    logLevel: from.value('LOG_LEVEL', 'info', logLevel, `one of ${LOG_LEVELS.join(', ')}`),
  }
  if (from.text('REDIS_URL')) from.faults.push('REDIS_URL: not supported by this version; nodes share PostgreSQL')
  if (from.faults.length > 0) throw new Error(`The environment has faults:\n  ${from.faults.join('\n  ')}`)
  return Object.freeze(config)
}

function readTiles(from: Reader): Config['tiles'] {
  const address = from.value('TILE_URL', null, url('http:', 'https:'), 'a URL with {z}, {x} and {y}')
  const attribution = from.text('TILE_ATTRIBUTION')
  if (address && !attribution) from.faults.push('TILE_ATTRIBUTION: needed with TILE_URL')
  if (!address && attribution) from.faults.push('TILE_URL: needed with TILE_ATTRIBUTION')
  return address && attribution ? { url: address, attribution } : null
}

const secret = (text: string): string | null => (text.length >= 16 ? text : null)

const logLevel = (text: string): Config['logLevel'] | null => LOG_LEVELS.find((level) => level === text) ?? null

function integer(low: number, high: number): (text: string) => number | null {
  return (text) => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= low && value <= high ? value : null
  }
}

const ROOM_WORDS = 'two numbers: in all, and from one network in a day, as 10000,50'

function room(text: string): Room | null {
  const [inAll, ofNetwork, ...rest] = text.split(',').map((part) => integer(0, 10_000_000)(part.trim()))
  return inAll != null && ofNetwork && rest.length === 0 ? { inAll, ofNetwork } : null
}

function url(...protocols: string[]): (text: string) => string | null {
  return (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : null)
}

function addresses(text: string): string[] | null {
  const list = text.split(',').map((part) => part.trim())
  return list.every(isAddressOrCidr) ? list : null
}

const privateTargets = (text: string): string[] | null => (text === '1' ? ['0.0.0.0/0', '::/0'] : addresses(text))

function isAddressOrCidr(text: string): boolean {
  const [address, bits, ...rest] = text.split('/')
  const version = isIP(address ?? '')
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || integer(0, version === 4 ? 32 : 128)(bits) !== null
}

function ingestTokens(text: string): IngestToken[] | null {
  const list = text.split(',').map(ingestToken)
  const valid = list.filter((entry) => entry !== null)
  const names = new Set(valid.map((entry) => entry.name))
  return valid.length === list.length && names.size === list.length ? valid : null
}

function ingestToken(text: string): IngestToken | null {
  const match = /^\s*([a-z0-9-]{1,40}):(\S{16,})\s*$/.exec(text)
  return match ? { name: match[1]!, token: match[2]! } : null
}
