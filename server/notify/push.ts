import { createHash } from 'node:crypto'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import type { AlertMessage, PushMessage } from '../contract/alerts.ts'
import { deleteSubscription } from '../db/alertSubscriptions.ts'
import type { Claim } from '../db/deliveries.ts'
import { readPushTarget, type PushTarget } from '../db/pushSubscriptions.ts'
import type { Sql } from '../db/sql.ts'
import { LANGUAGES, languageOf, say, type Language } from '../pages/words/languages.ts'
import { regionWords } from '../pages/words/regions.ts'
import { outcomeOf, type Channel, type Outcome } from './channel.ts'
import { ForbiddenTarget, type Guard } from './guard.ts'
import { post, Unanswered } from './post.ts'
import type { Vapid } from './vapid.ts'
import { encrypt } from './webPush.ts'

const TIMEOUT_MS = 15_000
/** The browser has thrown its subscription away. */
const GONE = [404, 410]
/** How long a push service keeps what a sleeping phone can't be given; ms. */
const KEPT = { start: 2 * HOUR, back: 12 * HOUR }
/** What a push is sent for; of what says that it's back, the first that comes. */
export const PUSH_EVENTS = ['incident.opened', 'incident.recovering', 'incident.closed']

/** Who runs the push services of today's browsers. Nobody is asked whether they want our messages: these do. */
const SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com']

/**
 * The endpoint as it is to be stored.
 * @throws ForbiddenTarget for anything but a browser's push service or what the operator allowed
 */
export function checkEndpoint(text: string, guard: Guard): string {
  const url = guard.check(text)
  const isKnown = SERVICES.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  if (!isKnown && !guard.isOurs(url)) throw new ForbiddenTarget('is not that of a known push service')
  return url.href
}

/** In the subscriber's language: what is indicated, and where. */
export function pushMessageOf({ data }: AlertMessage, language: Language): PushMessage {
  const words = LANGUAGES[language]
  const sentence = data.state === 'over' ? words.over : words.sentence[data.state]
  return {
    title: say(language, sentence, { name: data.service.name }),
    body: `${regionWords(language, data.region)} · ${words.more}`,
    url: `/status/${data.service.slug}`,
    tag: `incident ${data.incident.id} ${data.region}`,
    lang: language,
  }
}

/** At most 32 letters that a URL may hold; a later message takes the place of an earlier one not yet delivered. */
const topicOf = (tag: string): string => createHash('sha256').update(tag).digest('base64url').slice(0, 32)

/** People's browsers, by Web Push. Endpoints are secrets, so they are neither logged nor named in faults. */
export class PushChannel implements Channel {
  readonly name = 'push'
  // Twelve minutes in all: later it would be no news.
  readonly delays = [5_000, MINUTE, 10 * MINUTE]
  readonly patience = 3 * DAY
  readonly #sql: Sql
  readonly #guard: Guard
  readonly #vapid: Vapid

  constructor(sql: Sql, guard: Guard, vapid: Vapid) {
    this.#sql = sql
    this.#guard = guard
    this.#vapid = vapid
  }

  async send(claim: Claim, now: number, signal: AbortSignal): Promise<Outcome> {
    const target = await readPushTarget(this.#sql, claim.subscription)
    if (!target) return { kind: 'nobody' }
    const message = JSON.parse(claim.payload) as AlertMessage
    const options = { guard: this.#guard, timeoutMs: TIMEOUT_MS, signal, ...this.#request(target, message, now) }
    try {
      return outcomeOf(await post(target.endpoint, options), GONE)
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      return { kind: 'refused', status: null, fault: error.message, retryAfter: null }
    }
  }

  async giveUp(subscription: string): Promise<void> {
    await deleteSubscription(this.#sql, subscription)
  }

  #request({ endpoint, p256dh, auth, language }: PushTarget, message: AlertMessage, now: number) {
    const shown = pushMessageOf(message, languageOf(language) ?? 'en')
    const kept = message.type === 'incident.opened' ? KEPT.start : KEPT.back
    const headers = {
      authorization: this.#vapid.authorization(new URL(endpoint).origin, now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(kept / 1_000),
      urgency: message.type === 'incident.opened' ? 'high' : 'normal',
      topic: topicOf(shown.tag),
    }
    return { headers, body: encrypt(JSON.stringify(shown), { p256dh, auth }) }
  }
}
