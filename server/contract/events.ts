import type { ServiceCounts } from './counts.ts'
import type { HeatFrame, HeatSnapshot } from './frame.ts'
import type { ServiceFrame } from './serviceFrame.ts'
import type { Incident, Verdict } from './verdict.ts'
import type { Watch } from './watch.ts'

export type { ServiceCounts } from './counts.ts'
export type { ServiceFrame } from './serviceFrame.ts'
export type { Watch } from './watch.ts'

/** Room of the home map: every service together. */
export const ALL_SERVICES = '*'

/** A refused request; `code` is stable, `detail` is for people. */
export interface Refusal {
  error: { code: string; detail: string }
}

/** One line of the home page. */
export interface ServiceLine {
  service: string
  total: number
  /** Problem reports per quarter of an hour over the last 24 h. */
  quarters: number[]
  /** For the whole world. */
  verdict: Verdict
  /** Problem reports usual in an hour like the last. */
  expected: number
}

/** Services with reports in the last 24 h, and all open incidents. */
export interface Overview {
  at: number
  /** Problem reports in the last hour, all services. */
  total: number
  services: ServiceLine[]
  /** All that are open. */
  incidents: Incident[]
}

/** What changed: the services of which something else is told, and all open incidents where any is another than before. */
export type OverviewFrame = Omit<Overview, 'incidents'> & Partial<Pick<Overview, 'incidents'>>

export interface ServerEvents {
  heat: (frame: HeatFrame) => void
  service: (changed: ServiceFrame) => void
  overview: (changed: OverviewFrame) => void
  /** An incident that opened, changed or closed; to those who watch the overview. */
  incident: (incident: Incident) => void
}

export type WatchAnswer = HeatSnapshot | ServiceCounts | ServiceFrame | Overview | Refusal

export interface ClientEvents {
  watch: (request: Watch, answer: (result: WatchAnswer) => void) => void
  unwatch: (request: Watch, answer: (result: { ok: true } | Refusal) => void) => void
}
