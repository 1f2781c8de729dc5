import type { ReportReceipt } from '#contract/report.ts'
import type { ApiFault } from '../api.ts'

/** Left alone for this long, an opened report is sent without a type: who walks away still counts. */
export const LEFT_ALONE_MS = 8_000

/** What was, or is to be, said. */
export interface Said {
  /** Problem type, or null when none was named. */
  problem: string | null
  /** When it was said, in ms. */
  at: number
}

export type Step =
  | { name: 'closed' }
  | { name: 'choosing' }
  | ({ name: 'sending' } & Said)
  | ({ name: 'answered'; receipt: ReportReceipt } & Said)
  | ({ name: 'failed'; fault: ApiFault } & Said)
  /** Waits for a network, whether or not the page stays open. */
  | ({ name: 'kept'; id: string; fault: ApiFault } & Said)

export interface FlowEdge {
  send(said: Said): Promise<ReportReceipt>
  /** Keeps what didn't get through. @returns an id, or null if it can't be kept or waiting wouldn't help */
  keep?(said: Said, fault: ApiFault): Promise<string | null>
  /** Sends what was kept. @returns null if it still can't be */
  sendKept?(id: string): Promise<ReportReceipt | null>
  discard?(id: string): void
  onStep(step: Step): void
  now(): number
  /** Calls back after so many ms, unless the returned function is called first. */
  after(ms: number, act: () => void): () => void
}

/**
 * The way of one report from the first tap to the answer. A failed one keeps what was chosen and when, so that trying
 * again sends the same thing.
 */
export class ReportFlow {
  readonly #edge: FlowEdge
  #step: Step = { name: 'closed' }
  #stopTimer = () => {}

  constructor(edge: FlowEdge) {
    this.#edge = edge
  }

  open(): void {
    if (this.#step.name === 'sending') return
    this.#go({ name: 'choosing' })
    this.touch()
  }

  /** Somebody is doing something: being left alone begins anew. */
  touch(): void {
    this.#stopTimer()
    if (this.#step.name === 'choosing') this.#stopTimer = this.#edge.after(LEFT_ALONE_MS, () => this.choose(null))
  }

  /** Holds the timer, as long as something takes time that isn't hesitation. */
  hold(): void {
    this.#stopTimer()
  }

  choose(problem: string | null): void {
    if (this.#step.name === 'choosing') void this.#send({ problem, at: this.#edge.now() })
  }

  /** The page is being left: what was begun is sent now or never. */
  leave(): void {
    this.choose(null)
  }

  retry(): void {
    if (this.#step.name === 'failed') void this.#send({ problem: this.#step.problem, at: this.#step.at })
    if (this.#step.name === 'kept') void this.#sendKept(this.#step)
  }

  /** A kept report got through by another way. */
  arrived(id: string, receipt: ReportReceipt): void {
    if (this.#step.name !== 'kept' || this.#step.id !== id) return
    this.#go({ name: 'answered', receipt, problem: this.#step.problem, at: this.#step.at })
  }

  /** Takes back what was kept, and closes. */
  discard(): void {
    if (this.#step.name === 'kept') this.#edge.discard?.(this.#step.id)
    this.close()
  }

  /** Closes; a report not yet sent is taken back. */
  close(): void {
    this.#stopTimer()
    this.#go({ name: 'closed' })
  }

  async #send(said: Said): Promise<void> {
    this.#stopTimer()
    const sending: Step = { name: 'sending', ...said }
    this.#go(sending)
    const end = await this.#outcome(said)
    if (this.#step === sending) this.#go(end)
  }

  async #outcome(said: Said): Promise<Step> {
    try {
      return { name: 'answered', receipt: await this.#edge.send(said), ...said }
    } catch (error) {
      const fault = error as ApiFault
      const id = (await this.#edge.keep?.(said, fault)) ?? null
      return id === null ? { name: 'failed', fault, ...said } : { name: 'kept', id, fault, ...said }
    }
  }

  async #sendKept(kept: Extract<Step, { name: 'kept' }>): Promise<void> {
    const { problem, at } = kept
    const sending: Step = { name: 'sending', problem, at }
    this.#go(sending)
    const receipt = (await this.#edge.sendKept?.(kept.id)) ?? null
    if (this.#step === sending) this.#go(receipt ? { name: 'answered', receipt, problem, at } : kept)
  }

  #go(step: Step): void {
    this.#step = step
    this.#edge.onStep(step)
  }
}
