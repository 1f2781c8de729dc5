/**
 * What is said of a (service, region). `unknown`: not enough reports to tell; `ok`: an outage would have shown;
 * the rest: user reports indicate it.
 */
export type Verdict = 'unknown' | 'ok' | 'possible' | 'major' | 'recovering'

/** What the alarm alone says. `quiet` turns into `ok` or `unknown` when someone asks, see power.ts. */
export type State = 'quiet' | 'possible' | 'major' | 'recovering'

/** One minute of one key. */
export interface Signals {
  /** effective `problem` reports; may be fractional */
  problems: number
  /** `working` and `recovered` reports */
  positives?: number
  /** different networks among the problem reports of the last 60 minutes; absent: not known, the rule is waived */
  networks?: number
  /** share of the largest of them, 0 … 1 */
  largestShare?: number
  /** where late reports put the start of the open alarm, minutes since 1970; absent: where it was */
  started?: number
}

/** What is believed of a key before its first report. */
export interface Prior {
  /** median of the level, reports per hour */
  perHour: number
  /** standard deviation of ln(level); 2.3 is a factor of ten either way */
  sdLog: number
  /** 168 hour-of-week factors in UTC from Monday 00:00, mean 1; null: flat. Shared between keys, never written. */
  season: Float64Array | null
}

/** An alarm from its opening to its close. Minutes are whole minutes since 1970, rates are per minute. */
export interface Episode {
  detected: number
  /** back-dated to where the excess began */
  start: number
  /** in the window that raised the alarm */
  reports: number
  expected: number
  peakRate: number
  /** peak rate over the season's factor: what the peak would be at a factor of 1 */
  peakNormal: number
  peakAt: number
  peakScore: number
  majorAt: number | null
  /** since when it recovers; null while it doesn't */
  recoveringAt: number | null
  /** best guess of when it was over, known once closed */
  end: number | null
  closedAt: number | null
  reopened: number
  /** closed because it lasted so long that its level became the norm */
  chronic: boolean
}
