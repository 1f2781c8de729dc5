import type { Report, Signal } from '#contract/report.ts'
import type { ServiceDetail } from '#contract/service.ts'
import { type ApiFault, UNREACHABLE, sendReport } from '../api.ts'
import { outboxModule } from './offline.ts'
import { place } from './place.svelte.ts'
import { ReportFlow, type Said, type Step } from './reportFlow.ts'
import { said } from './said.svelte.ts'

/** A report that gets through later than this after the tap says when it was made. */
const LATE_MS = 60_000

/** A problem report on one service, as the sheet shows it. */
export class ProblemReport {
  step = $state.raw<Step>({ name: 'closed' })
  readonly slug: string
  /** Names what is kept; set once it is known. */
  detail: ServiceDetail | null = null
  readonly flow = new ReportFlow({
    send: (words) => this.#send(words),
    keep: (words, fault) => this.#keep(words, fault).catch(() => null),
    sendKept: async (id) => (await outboxModule()).outbox.send(id),
    discard: (id) => void outboxModule().then(({ outbox }) => outbox.discard(id)),
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
    let stopHearing = () => {}
    void outboxModule()
      .then(({ outbox }) => {
        stopHearing = outbox.onSent(({ kept, receipt }) => receipt && this.flow.arrived(kept.id, receipt))
      })
      .catch(() => {})
    document.addEventListener('visibilitychange', hidden)
    addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('online', online)
      stopHearing()
      this.flow.close()
    }
  }

  #waitsForNetwork(): boolean {
    return this.step.name === 'failed' && this.step.fault.code === UNREACHABLE
  }

  async #send(words: Said) {
    await place.known
    const late = Date.now() - words.at > LATE_MS ? { observedAt: new Date(words.at).toISOString() } : {}
    const receipt = await sendReport({ ...this.#reportOf(words), ...late })
    said.note(this.slug, 'problem', words.at)
    if (receipt.country) place.correct(receipt.country)
    return receipt
  }

  async #keep(words: Said, fault: ApiFault): Promise<string | null> {
    if (fault.code !== UNREACHABLE) return null
    const label = this.detail?.problemTypes.find(({ id }) => id === words.problem)?.label ?? null
    const { outbox } = await outboxModule()
    return outbox.keep(this.#reportOf(words), words.at, { service: this.detail?.name ?? this.slug, problem: label })
  }

  #reportOf({ problem }: Said): Report {
    const named = problem === null ? {} : { problem }
    return { service: this.slug, signal: 'problem', ...named, ...where() }
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
