import type { Report, ReportReceipt } from '#contract/report.ts'
import {
  CHANNEL,
  drop,
  keep,
  keptReports,
  sendKept,
  SYNC_TAG,
  type Kept,
  type QueueNews,
  type Sent,
} from '../worker/queue.ts'
import { live } from './live.svelte.ts'
import { said } from './said.svelte.ts'

type Hear = (sent: Sent) => void

/** Reports that wait for a network, as this page shows them; the queue itself outlives the page. */
class Outbox {
  kept = $state.raw<Kept[]>([])
  /** Those that got through since the page was opened, until they are dismissed. */
  sent = $state.raw<Sent[]>([])
  readonly #hearers = new Set<Hear>()

  /** Shows what waits, and sends it whenever there may be a network. */
  start(): () => void {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }: MessageEvent<QueueNews>) => this.#take(data)
    const send = () => void this.sendAll()
    addEventListener('online', send)
    // Browsers are often wrong about being online; a live connection isn't.
    const stopWaiting = live.link.whenLive(send)
    void this.#read().then(send)
    return () => {
      channel.close()
      removeEventListener('online', send)
      stopWaiting()
    }
  }

  /** Hears of each kept report that gets through. Returns its end. */
  onSent(hear: Hear): () => void {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }

  /** @returns the kept report's id; of the same sign of life, one waits */
  async keep(report: Report, at: number, names: Pick<Kept, 'service' | 'problem'>): Promise<string> {
    const same = this.kept.find((one) => isSign(one.report) && isSame(one.report, report))
    if (same) return same.id
    const id = crypto.randomUUID()
    await keep({ id, report: { ...report, observedAt: new Date(at).toISOString() }, at, ...names })
    await this.#read()
    void askForSync()
    return id
  }

  /** The receipt, or null if it isn't to be had: still no network, or refused. */
  async send(id: string): Promise<ReportReceipt | null> {
    let receipt: ReportReceipt | null = null
    const stop = this.onSent((sent) => {
      if (sent.kept.id === id) receipt = sent.receipt
    })
    await sendKept(id).catch(() => false)
    await this.#read()
    stop()
    return receipt
  }

  async sendAll(): Promise<void> {
    if (this.kept.length === 0) return
    await sendKept().catch(() => false)
  }

  async discard(id: string): Promise<void> {
    await drop(id)
    await this.#read()
  }

  dismiss(): void {
    this.sent = []
  }

  #take({ sent }: QueueNews): void {
    for (const one of sent) {
      const { service, signal = 'problem' } = one.kept.report
      if (one.receipt) said.note(service, signal, one.kept.at)
      for (const hear of this.#hearers) hear(one)
    }
    this.sent = [...this.sent, ...sent.filter(({ receipt }) => receipt)]
    void this.#read()
  }

  async #read(): Promise<void> {
    this.kept = (await keptReports().catch(() => [])).sort((a, b) => a.at - b.at)
  }
}

/** "Works for me" or "It's back": said again before it is sent, it says no more. */
const isSign = ({ signal = 'problem' }: Report): boolean => signal !== 'problem'
const isSame = (a: Report, b: Report): boolean => a.service === b.service && a.signal === b.signal

/** Has the browser wake the worker when there is a network again, page or no page, where it can. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.ready
    const { sync } = registration as unknown as { sync?: { register(tag: string): Promise<void> } }
    await sync?.register(SYNC_TAG)
  } catch {
    // Then the page sends it.
  }
}

export const outbox = new Outbox()
