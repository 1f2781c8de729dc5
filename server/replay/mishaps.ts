import type { ReplayNode } from './node.ts'
import type { PlannedReport } from './plan.ts'
import type { Progress } from './progress.ts'
import type { Event } from './scenario.ts'

export interface MishapsOptions {
  node: Pick<ReplayNode, 'restartDatabase'>
  progress: Pick<Progress, 'event'>
}

type Send = (reports: readonly PlannedReport[]) => Promise<void>

/** What befalls the node while people go on reporting, in order of time. */
export class Mishaps {
  readonly #events: readonly Event[]
  readonly #options: MishapsOptions
  #next = 0

  /** @throws Error where the database is to be restarted and isn't ours */
  constructor(events: readonly Event[], options: MishapsOptions) {
    if (events.length > 0 && options.node.restartDatabase === null)
      throw new Error('The scenario restarts its database, which only one of its own can be.')
    this.#events = events
    this.#options = options
  }

  /** Whether something happens before a time. */
  isDue(until: number): boolean {
    return this.#next < this.#events.length && this.#events[this.#next]!.at < until
  }

  /**
   * Lets happen what is due. Half of the reports are on their way when the database is told to stop, the others are
   * sent while it is gone; all are answered, after as many tries as it takes, when this resolves.
   */
  async befall(until: number, reports: readonly PlannedReport[], send: Send): Promise<void> {
    const half = reports.length >> 1
    const sending = [send(reports.slice(0, half))]
    const sendRest = async () => void sending.push(send(reports.slice(half)))
    for (let i = 0; this.isDue(until); i++)
      await this.#befall(this.#events[this.#next++]!, i === 0 ? sendRest : undefined)
    await Promise.all(sending)
  }

  async #befall(event: Event, whileGone?: () => Promise<void>): Promise<void> {
    this.#options.progress.event(event)
    await this.#options.node.restartDatabase!(whileGone)
  }
}
