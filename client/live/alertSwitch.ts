import type { PushDraft, PushEnd } from '#contract/alerts.ts'
import type { Stored } from './stored.ts'

/** `off` may be asked for; `denied` only the browser's settings can undo. */
export type AlertState = 'unsupported' | 'off' | 'asking' | 'denied' | 'on' | 'failed'

/** A browser's push subscription, as `toJSON()` gives it. */
export type Channel = Pick<PushDraft, 'endpoint' | 'keys'>

/** What this browser is told of, as "service region", and where; the server knows no more of who it is. */
export interface Told {
  endpoint: string
  of: string[]
  /** When the server was last told, ms since 1970. */
  at: number
}

/** The server forgets whom it could not reach for days; told anew so often, it knows again. */
const RENEW_MS = 24 * 3_600_000

export interface AlertEdge {
  isSupported(): boolean
  permission(): NotificationPermission
  ask(): Promise<NotificationPermission>
  /** The browser's channel, if it has one. */
  current(): Promise<Channel | null>
  /** Makes one, or gives the one that there is. */
  subscribe(): Promise<Channel>
  save(draft: PushDraft): Promise<void>
  end(what: PushEnd): Promise<void>
  now(): number
  told: Stored<Told>
  onState(state: AlertState): void
}

/** "Tell me when it starts and when it's back", of one service and region. */
export class AlertSwitch {
  readonly #edge: AlertEdge
  readonly #service: string
  readonly #region: string

  constructor(edge: AlertEdge, service: string, region: string) {
    this.#edge = edge
    this.#service = service
    this.#region = region
  }

  /** What is so now, without asking anybody anything. */
  async recall(): Promise<void> {
    const state = this.#known()
    this.#edge.onState(state)
    if (state === 'on') await this.#renew()
  }

  async turnOn(): Promise<void> {
    this.#edge.onState('asking')
    try {
      const permission = await this.#edge.ask()
      if (permission !== 'granted') return this.#edge.onState(permission === 'denied' ? 'denied' : 'off')
      const channel = await this.#edge.subscribe()
      const others = this.#others()
      const isMoved = this.#edge.told.read()?.endpoint !== channel.endpoint
      await this.#save(channel, isMoved ? [...others, this.#key] : [this.#key], [...others, this.#key])
      this.#edge.onState('on')
    } catch {
      this.#edge.onState('failed')
    }
  }

  async turnOff(): Promise<void> {
    this.#edge.onState('asking')
    try {
      const channel = await this.#edge.current()
      if (channel) {
        const { endpoint, keys } = channel
        await this.#edge.end({ endpoint, auth: keys.auth, service: this.#service, region: this.#region })
      }
      this.#remember(channel?.endpoint ?? '', this.#others())
      this.#edge.onState('off')
    } catch {
      this.#edge.onState('failed')
    }
  }

  get #key(): string {
    return `${this.#service} ${this.#region}`
  }

  #known(): AlertState {
    if (!this.#edge.isSupported()) return 'unsupported'
    if (this.#edge.permission() === 'denied') return 'denied'
    const isTold = this.#edge.told.read()?.of.includes(this.#key) ?? false
    return isTold && this.#edge.permission() === 'granted' ? 'on' : 'off'
  }

  /** Browsers change their channel, or lose it, without a word; so may the server: then it is told anew. */
  async #renew(): Promise<void> {
    try {
      const channel = (await this.#edge.current()) ?? (await this.#edge.subscribe())
      const told = this.#edge.told.read()
      const isStale = told?.endpoint !== channel.endpoint || this.#edge.now() - told.at > RENEW_MS
      if (told && isStale) await this.#save(channel, told.of, told.of)
    } catch {
      // Without a network nothing can be told; the next visit tries again.
    }
  }

  /** @param of all that this browser is told of from now on */
  async #save(channel: Channel, saved: readonly string[], of: readonly string[]): Promise<void> {
    for (const key of saved) {
      const [service, region] = key.split(' ') as [string, string]
      await this.#edge.save({ ...channel, service, region })
    }
    this.#remember(channel.endpoint, of)
  }

  #others(): string[] {
    return (this.#edge.told.read()?.of ?? []).filter((key) => key !== this.#key)
  }

  #remember(endpoint: string, of: readonly string[]): void {
    this.#edge.told.write(of.length > 0 ? { endpoint, of: [...of], at: this.#edge.now() } : null)
  }
}
