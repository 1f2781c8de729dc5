import type { HeatFrame, HeatSnapshot } from './frame.ts'
import type { Statement } from './statement.ts'
import type { Incident, RegionVerdict, Verdict } from './verdict.ts'
import type { Watch } from './watch.ts'

export type { Watch } from './watch.ts'

/** Room of the home map: every service together. */
export const ALL_SERVICES = '*'

/** A refused request; `code` is stable, `detail` is for people. */
export interface Refusal {
  error: { code: string; detail: string }
}

/** Live counts of one service. Arrays of minutes end with the current one. */
export interface ServiceCounts {
  service: string
  at: number
  /** Problem reports in the last hour. */
  total: number
  /** Problem reports in each of the last 60 minutes. */
  minutes: number[]
  /** Problem reports in each quarter of an hour over the last 24 h, the last one still filling. */
  quarters: number[]
  /** Problem reports in the last hour by problem type; '' = not said. */
  problems: Record<string, number>
  /** Problem reports in the last hour by country, largest first; 'ZZ' = not known. */
  regions: [country: string, count: number][]
  /** Positive signals in the last hour. */
  working: number
  recovered: number
  /** The last minute that verdicts were judged by, ms; null before the first. */
  judgedAt: number | null
  /** What user reports indicate, region by region; 'world' first. Empty before anything was ever reported. */
  verdicts: RegionVerdict[]
  /** The open incident, if there is one. */
  incident: Incident | null
  /** What the provider last said of its trouble: since it began, or within a day. */
  statement: Statement | null
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

/** Services with reports in the last 24 h; later ones carry only what changed. */
export interface Overview {
  at: number
  /** Problem reports in the last hour, all services. */
  total: number
  services: ServiceLine[]
  /** All that are open. */
  incidents: Incident[]
}

export interface ServerEvents {
  heat: (frame: HeatFrame) => void
  service: (counts: ServiceCounts) => void
  overview: (changed: Overview) => void
  /** An incident that opened, changed or closed; to those who watch the overview. */
  incident: (incident: Incident) => void
}

export type WatchAnswer = HeatSnapshot | ServiceCounts | Overview | Refusal

export interface ClientEvents {
  watch: (request: Watch, answer: (result: WatchAnswer) => void) => void
  unwatch: (request: Watch, answer: (result: { ok: true } | Refusal) => void) => void
}
