import type { Claim } from '../db/deliveries.ts'
import type { ChannelName } from '../db/deliveries.ts'

/** What came of one attempt. */
export type Outcome =
  | { kind: 'delivered'; status: number }
  | { kind: 'refused'; status: number | null; fault: string; retryAfter: number | null }
  /** The receiver said that it wants nothing any more. */
  | { kind: 'gone'; status: number }
  /** There is nobody to send it to. */
  | { kind: 'nobody' }

/** A way to reach people or programs. */
export interface Channel {
  readonly name: ChannelName
  /** ms to wait after the first, second … failure; after the last of them it is given up. */
  readonly delays: readonly number[]
  /** ms; with nothing getting through for so long, the receiver is given up. */
  readonly patience: number
  send(claim: Claim, now: number, signal: AbortSignal): Promise<Outcome>
  /** Sends nothing more to a receiver. */
  giveUp(subscription: string, reason: string): Promise<void>
}

/** How the answers 2xx, 410 and all others are understood. */
export function outcomeOf(answer: { status: number; retryAfter: number | null }, gone: readonly number[]): Outcome {
  const { status, retryAfter } = answer
  if (status >= 200 && status < 300) return { kind: 'delivered', status }
  if (gone.includes(status)) return { kind: 'gone', status }
  const isRedirect = status >= 300 && status < 400
  return { kind: 'refused', status, fault: isRedirect ? `redirected (${status})` : `answered ${status}`, retryAfter }
}
