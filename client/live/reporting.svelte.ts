import type { Report, ReportReceipt, Signal } from '#contract/report.ts'
import type { ServiceDetail } from '#contract/service.ts'
import { type ApiFault, UNREACHABLE, sendReport } from '../api.ts'
import { outboxModule } from './offline.ts'
import type * as OutboxModule from './outbox.svelte.ts'
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

/** `kept`: waits for a network, whether or not the page stays open. */
export type SignalState = 'rest' | 'sending' | 'kept' | 'counted' | 'failed'

/** "Works for me" and "It's back": one tap, no questions. */
export class PositiveSignal {
  #state = $state.raw<SignalState>('rest')
  #outbox = $state.raw<(typeof OutboxModule)['outbox'] | null>(null)
  #keptId: string | null = null
  readonly slug: string
  /** What was kept may be taken back where all is shown that waits. */
  readonly state: SignalState = $derived.by(() => {
    if (this.#state !== 'kept') return this.#state
    return this.#outbox?.kept.some(({ id }) => id === this.#keptId) ? 'kept' : 'rest'
  })

  constructor(slug: string) {
    this.slug = slug
  }

  /** @param name of the service, by which it is shown while it waits */
  async send(signal: Exclude<Signal, 'problem'>, name: string): Promise<void> {
    const at = Date.now()
    this.#state = 'sending'
    await place.known
    const report: Report = { service: this.slug, signal, ...where() }
    try {
      await sendReport(report)
      said.note(this.slug, signal, at)
      this.#state = 'counted'
    } catch (fault) {
      const isKept = (fault as ApiFault).code === UNREACHABLE && (await this.#keep(report, at, name).catch(() => false))
      this.#state = isKept ? 'kept' : 'failed'
    }
  }

  async #keep(report: Report, at: number, service: string): Promise<boolean> {
    const { outbox } = await outboxModule()
    const id = await outbox.keep(report, at, { service, problem: null })
    const stop = outbox.onSent(({ kept, receipt }) => {
      if (kept.id !== id) return
      stop()
      this.#arrived(receipt)
    })
    this.#outbox = outbox
    this.#keptId = id
    return true
  }

  #arrived(receipt: ReportReceipt | null): void {
    this.#state = receipt ? 'counted' : 'failed'
  }
}

function where() {
  const location = place.location()
  return location ? { location } : {}
}
