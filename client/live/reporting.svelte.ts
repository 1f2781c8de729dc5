import type { Signal } from '#contract/report.ts'
import { UNREACHABLE, sendReport } from '../api.ts'
import { place } from './place.svelte.ts'
import { ReportFlow, type Said, type Step } from './reportFlow.ts'
import { said } from './said.svelte.ts'

/** A report that gets through later than this after the tap says when it was made. */
const LATE_MS = 60_000

/** A problem report on one service, as the sheet shows it. */
export class ProblemReport {
  step = $state.raw<Step>({ name: 'closed' })
  readonly slug: string
  readonly flow = new ReportFlow({
    send: (words) => this.#send(words),
    onStep: (step) => (this.step = step),
    now: () => Date.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  })

  constructor(slug: string) {
    this.slug = slug
  }

  /** Sends what was begun when the page is left, and what failed for want of a network when there is one again. */
  watchPage(): () => void {
    const hidden = () => document.hidden && this.flow.leave()
    const online = () => this.#waitsForNetwork() && this.flow.retry()
    document.addEventListener('visibilitychange', hidden)
    addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('online', online)
      this.flow.close()
    }
  }

  #waitsForNetwork(): boolean {
    return this.step.name === 'failed' && this.step.fault.code === UNREACHABLE
  }

  async #send({ problem, at }: Said) {
    await place.known
    const late = Date.now() - at > LATE_MS ? { observedAt: new Date(at).toISOString() } : {}
    const named = problem === null ? {} : { problem }
    const receipt = await sendReport({ service: this.slug, signal: 'problem', ...named, ...where(), ...late })
    said.note(this.slug, 'problem', at)
    if (receipt.country) place.correct(receipt.country)
    return receipt
  }
}

export type SignalState = 'rest' | 'sending' | 'counted' | 'failed'

/** "Works for me" and "It's back": one tap, no questions. */
export class PositiveSignal {
  state = $state.raw<SignalState>('rest')
  readonly slug: string

  constructor(slug: string) {
    this.slug = slug
  }

  async send(signal: Exclude<Signal, 'problem'>): Promise<void> {
    this.state = 'sending'
    await place.known
    try {
      await sendReport({ service: this.slug, signal, ...where() })
      said.note(this.slug, signal, Date.now())
      this.state = 'counted'
    } catch {
      this.state = 'failed'
    }
  }
}

function where() {
  const location = place.location()
  return location ? { location } : {}
}
