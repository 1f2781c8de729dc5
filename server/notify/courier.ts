import type { Clock } from '../clock.ts'
import {
  claimDeliveries,
  dropWaiting,
  recordDelivered,
  recordFailure,
  type ChannelName,
  type Claim,
} from '../db/deliveries.ts'
import type { Sql } from '../db/sql.ts'
import type { Channel, Outcome } from './channel.ts'

/** Well beyond any attempt, so that none is made twice at a time; a dead node's are taken up after it. */
export const LEASE_MS = 30_000
const LOOK_EVERY_MS = 1_000
const GRACE_MS = 3_000
/** A receiver may ask for patience, but not for ever. */
const MOST_RETRY_AFTER = 24 * 3_600_000

export interface CourierOptions {
  sql: Sql
  clock: Clock
  channel: Channel
  /** Attempts at a time. */
  places: number
  onError(error: unknown): void
  /** In [0, 1): spreads what failed together. */
  random?: () => number
}

/** Makes the attempts of one channel on this node. Nodes share the work: what one has claimed, others pass over. */
export class Courier {
  /** Attempts since the start, by what came of them. */
  readonly totals = { delivered: 0, retried: 0, failed: 0, gone: 0 }
  readonly #options: CourierOptions
  /** By subscription. */
  readonly #under = new Map<string, Promise<void>>()
  readonly #abort = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(options: CourierOptions) {
    this.#options = options
  }

  get name(): ChannelName {
    return this.#options.channel.name
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.wake()
  }

  /** There may be something to do. */
  wake(): void {
    this.#again = true
    if (this.#closed || this.#looking) return
    this.#looking = this.#look().finally(() => (this.#looking = null))
  }

  /** Lets what is under way end, but not for long: another node takes it up when its lease ends. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#looking
    const timer = setTimeout(() => this.#abort.abort(), GRACE_MS)
    await Promise.all(this.#under.values())
    clearTimeout(timer)
  }

  async #look(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false
        await this.#claim()
      }
    } catch (error) {
      if (!this.#closed) this.#options.onError(error)
    }
  }

  async #claim(): Promise<void> {
    const { sql, clock, channel, places } = this.#options
    const most = places - this.#under.size
    if (most <= 0) return
    const now = clock.now()
    const busy = [...this.#under.keys()]
    const claims = await claimDeliveries(sql, channel.name, { now, leasedUntil: now + LEASE_MS, most, busy })
    for (const claim of claims) this.#under.set(claim.subscription, this.#run(claim))
  }

  async #run(claim: Claim): Promise<void> {
    try {
      await this.#attempt(claim)
    } catch (error) {
      // Not recorded: it is tried again when the lease ends.
      if (!this.#closed) this.#options.onError(error)
    }
    this.#under.delete(claim.subscription)
    this.wake()
  }

  async #attempt(claim: Claim): Promise<void> {
    const { channel, clock } = this.#options
    const outcome = await channel.send(claim, clock.now(), this.#abort.signal)
    if (this.#abort.signal.aborted) return
    await this.#record(claim, outcome)
  }

  async #record(claim: Claim, outcome: Outcome): Promise<void> {
    const { sql, clock, channel } = this.#options
    const now = clock.now()
    switch (outcome.kind) {
      case 'delivered':
        this.totals.delivered++
        return recordDelivered(sql, { claim, now, status: outcome.status })
      case 'nobody':
        return dropWaiting(sql, claim.subscription)
      case 'gone':
        this.totals.gone++
        await recordFailure(sql, { claim, now, status: outcome.status, fault: 'gone', due: null })
        return channel.giveUp(claim.subscription, `The receiver answered ${outcome.status} (gone).`)
      case 'refused':
        return this.#recordRefusal(claim, now, outcome)
    }
  }

  async #recordRefusal(claim: Claim, now: number, { status, fault, retryAfter }: Outcome & { kind: 'refused' }) {
    const { sql, channel } = this.#options
    const wait = this.#waitAfter(claim.attempt, retryAfter)
    this.totals[wait === null ? 'failed' : 'retried']++
    const due = wait === null ? null : now + wait
    const since = await recordFailure(sql, { claim, now, status, fault, due })
    if (now - since < channel.patience) return
    const days = Math.floor((now - since) / 86_400_000)
    await channel.giveUp(claim.subscription, `Nothing got through for ${days} days; at last: ${fault}.`)
  }

  /** ms until the next attempt; null: that was the last. */
  #waitAfter(attempt: number, retryAfter: number | null): number | null {
    const { channel, random = Math.random } = this.#options
    const delay = channel.delays[attempt - 1]
    if (delay === undefined) return null
    const spread = Math.round(delay * (0.8 + 0.4 * random()))
    return Math.max(spread, Math.min(retryAfter ?? 0, MOST_RETRY_AFTER))
  }
}
