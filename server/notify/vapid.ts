import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { HOUR } from '../clock.ts'
import { kept } from '../db/settings.ts'
import type { Sql } from '../db/sql.ts'

/** Push services refuse what is valid for more than a day. */
const VALID_MS = 12 * HOUR

/** A new P-256 key pair, as a private JSON Web Key. */
const newKey = (): string =>
  JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }))

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Says to push services who sends: RFC 8292. Made once for all nodes, because browsers subscribe to this key. */
export class Vapid {
  /** Uncompressed point, base64url: `applicationServerKey`. */
  readonly publicKey: string
  readonly #key: KeyObject
  readonly #subject: string | null

  /** @param subject where the operator can be reached, an https or mailto URL; null if that isn't known */
  constructor(jwk: JsonWebKey, subject: string | null) {
    this.#key = createPrivateKey({ key: jwk as Record<string, string>, format: 'jwk' })
    this.#subject = subject
    const coordinates = [jwk.x!, jwk.y!].map((part) => Buffer.from(part, 'base64url'))
    this.publicKey = Buffer.concat([Buffer.of(4), ...coordinates]).toString('base64url')
  }

  static async kept(sql: Sql, publicUrl: string | null): Promise<Vapid> {
    const jwk = JSON.parse(await kept(sql, 'vapid', newKey())) as JsonWebKey
    return new Vapid(jwk, publicUrl?.startsWith('https:') ? publicUrl : null)
  }

  /** The `Authorization` of a request to an endpoint of that origin. */
  authorization(origin: string, now: number): string {
    const claims = {
      aud: origin,
      exp: Math.floor((now + VALID_MS) / 1_000),
      ...(this.#subject !== null && { sub: this.#subject }),
    }
    const text = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`
    const signature = sign('sha256', Buffer.from(text), { key: this.#key, dsaEncoding: 'ieee-p1363' })
    return `vapid t=${text}.${signature.toString('base64url')}, k=${this.publicKey}`
  }
}
