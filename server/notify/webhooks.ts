import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import type { Claim } from '../db/deliveries.ts'
import type { Sql } from '../db/sql.ts'
import { disableWebhook, readTarget, type Target } from '../db/webhooks.ts'
import { outcomeOf, type Channel, type Outcome } from './channel.ts'
import type { Guard } from './guard.ts'
import { post, Unanswered } from './post.ts'

const TIMEOUT_MS = 15_000
/** Gone: the receiver's way to say that it wants no more. */
const GONE = [410]

/** A new signing secret, as the specification writes it: 32 bytes. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares hashes in a time that tells nothing of the token. */
export const isToken = (token: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(token), 'hex'), Buffer.from(hash, 'hex'))

/** Headers after the Standard Webhooks specification; each secret signs. */
export function signed(id: string, body: string, secrets: readonly string[], now: number): Record<string, string> {
  const at = new Date(now)
  return {
    'content-type': 'application/json',
    'user-agent': 'Outcry (webhooks)',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}

/** What the receiver sees as `webhook-id`. */
export const messageId = (delivery: string): string => `msg_${delivery.replaceAll('-', '')}`

/** Programs that are told by HTTP, after the Standard Webhooks specification (www.standardwebhooks.com). */
export class WebhookChannel implements Channel {
  readonly name = 'webhook'
  // A day and three hours in all: a receiver may be down over night.
  readonly delays = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]
  readonly patience = 5 * DAY
  readonly #sql: Sql
  readonly #guard: Guard

  constructor(sql: Sql, guard: Guard) {
    this.#sql = sql
    this.#guard = guard
  }

  async send(claim: Claim, now: number, signal: AbortSignal): Promise<Outcome> {
    const target = await readTarget(this.#sql, claim.subscription, now, true)
    if (!target) return { kind: 'nobody' }
    return this.#post(target, messageId(claim.id), claim.payload, now, signal)
  }

  giveUp(subscription: string, reason: string): Promise<void> {
    return disableWebhook(this.#sql, subscription, reason)
  }

  /** Sends a message that says nothing, at once and only once; also to a receiver not verified yet. */
  async ping(webhook: string, id: string, now: number): Promise<Outcome> {
    const target = await readTarget(this.#sql, webhook, now, false)
    if (!target) return { kind: 'nobody' }
    const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(now).toISOString(), data: { webhook } })
    return this.#post(target, messageId(id), body, now, new AbortController().signal)
  }

  async #post({ url, secrets }: Target, id: string, body: string, now: number, signal: AbortSignal): Promise<Outcome> {
    const headers = signed(id, body, secrets, now)
    try {
      return outcomeOf(await post(url, { guard: this.#guard, headers, body, timeoutMs: TIMEOUT_MS, signal }), GONE)
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      return { kind: 'refused', status: null, fault: error.message, retryAfter: null }
    }
  }
}
