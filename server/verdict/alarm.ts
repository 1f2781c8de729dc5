import type { Baseline } from './baseline.ts'
import type { Exceedance } from './exceedance.ts'
import { RECOVERY, Recovery } from './recovery.ts'
import type { Settings } from './settings.ts'
import type { Episode, Signals, State } from './verdict.ts'
import type { Windows } from './windows.ts'

const SMALLEST_MEAN = 1e-9
const SMALLEST_SEASON = 0.05
const SHORTEST_LOOK_BACK = 15
/** part of the peak at which an alarm is surely on */
const HOT = 0.5
/** standard deviations above normal from which reports after an alarm may be another */
const NEWS_SPREAD = 1.5
/** minutes; a shorter burst may be this key's own manner, which its threshold has to learn */
const LASTING = 30

/** What the alarm sees of a minute. */
export interface Sight {
  minute: number
  signals: Signals
  /** expected reports per minute */
  rate: number
  windows: Windows
  exceedance: Exceedance
  baseline: Baseline
}

/** Opens, follows and closes the episodes of one key. */
export class Alarm {
  readonly #s: Readonly<Settings>
  readonly #ten: number
  readonly #sixty: number
  state: State = 'quiet'
  episode: Episode | null = null
  lastClosed: Episode | null = null
  openedAt = 0
  /** the last minute with clearly more reports than usual */
  lastHot = 0
  readonly recovery = new Recovery()

  constructor(settings: Readonly<Settings>) {
    this.#s = settings
    this.#ten = settings.windows.indexOf(10)
    this.#sixty = settings.windows.indexOf(60)
  }

  /** An alarm is open that neither chance nor a passing burst explains: loud enough once, and lasting. */
  get certain(): boolean {
    if (!this.episode) return false
    const lasted = this.lastHot - this.episode.start
    return lasted >= LASTING && this.episode.peakScore >= this.#s.majorFactor * this.#s.threshold
  }

  advance(sight: Sight): void {
    if (this.state === 'quiet' && sight.exceedance.score >= this.#s.threshold && this.#isNews(sight)) this.#open(sight)
    if (this.episode) this.#follow(this.episode, sight)
  }

  /** Networks that `major` needs among 60 minutes' reports: more than a loud hour's ordinary ones and a prank together. */
  networksNeeded(windows: Windows): number {
    const usual = windows.sumExpected[this.#sixty]!
    return this.#s.majorNetworks + this.#s.majorNetworkMultiple * usual + this.#s.majorNetworkSpread * Math.sqrt(usual)
  }

  /** The long windows still hold what was over: only reports since then, more than usual, are another alarm. */
  #isNews({ minute, windows }: Sight): boolean {
    const since = this.lastClosed?.end == null ? Infinity : minute - this.lastClosed.end
    if (since >= this.#s.windows.at(-1)!) return true
    const reports = windows.countAgo(0, since)
    const usual = windows.expectedAgo(0, since)
    return reports >= this.#s.minReports && reports > usual + NEWS_SPREAD * Math.sqrt(this.#s.dispersion * usual)
  }

  #open(sight: Sight): void {
    const { minute } = sight
    const last = this.lastClosed
    this.episode = last?.end != null && minute - last.end <= this.#s.reopenMinutes ? reopened(last) : this.#begin(sight)
    this.state = 'possible'
    this.openedAt = minute
    this.lastHot = minute
    this.recovery.reset()
  }

  #begin({ minute, windows, exceedance }: Sight): Episode {
    const from = exceedance.loudest
    const reports = windows.sumCount[from]!
    const expected = windows.sumExpected[from]!
    const lookBack = Math.max(SHORTEST_LOOK_BACK, this.#s.windows[from]!)
    return {
      detected: minute,
      start: minute - windows.onset(lookBack, reports / Math.max(expected, SMALLEST_MEAN)),
      reports,
      expected,
      peakRate: 0,
      peakNormal: 0,
      peakAt: minute,
      peakScore: exceedance.score,
      majorAt: null,
      recoveringAt: null,
      end: null,
      closedAt: null,
      reopened: 0,
      chronic: false,
    }
  }

  #follow(episode: Episode, sight: Sight): void {
    const { minute, rate, exceedance } = sight
    const now = sight.windows.sumCount[this.#ten]! / 10
    const season = Math.max(SMALLEST_SEASON, sight.baseline.season.at(minute))
    this.#measurePeak(episode, sight, now, season)
    this.#promote(episode, sight)
    if (sight.signals.started !== undefined) episode.start = Math.min(episode.start, sight.signals.started)
    const peak = Math.min(episode.peakRate, episode.peakNormal * season)
    if (now >= Math.max(this.#s.endRatio * peak, 2 * rate)) this.lastHot = minute
    this.#listen(episode, sight, peak, now, season)
    const [limit, doubt] = episode.recoveringAt === null ? [this.#s.recoverRatio, 0] : [HOT, RECOVERY.doubtMinutes]
    const fading = now < limit * peak && exceedance.score < episode.peakScore
    const recovering = fading && minute - this.recovery.toldAt <= doubt
    this.state = recovering ? 'recovering' : episode.majorAt !== null ? 'major' : 'possible'
    episode.recoveringAt = recovering ? (episode.recoveringAt ?? minute) : null
    this.#maybeClose(episode, sight)
  }

  #measurePeak(episode: Episode, { minute, exceedance }: Sight, now: number, season: number): void {
    if (now > episode.peakRate) {
      episode.peakRate = now
      episode.peakAt = minute
    }
    episode.peakNormal = Math.max(episode.peakNormal, now / season)
    episode.peakScore = Math.max(episode.peakScore, exceedance.score)
  }

  #promote(episode: Episode, { minute, signals, windows, exceedance }: Sight): void {
    const { threshold, majorFactor, majorReports, majorRatio } = this.#s
    const from = exceedance.loudest
    if (episode.majorAt !== null || from < 0 || exceedance.score < threshold * majorFactor) return
    const y = windows.sumCount[from]!
    const ratio = y / Math.max(windows.sumExpected[from]!, SMALLEST_MEAN)
    if (y < majorReports || ratio < majorRatio || !this.#manyNetworks(signals, windows)) return
    episode.majorAt = minute
  }

  /** A burst from few networks may be a prank; an outage is felt in many. */
  #manyNetworks({ networks, largestShare = 0 }: Signals, windows: Windows): boolean {
    if (networks === undefined) return true
    return networks >= this.networksNeeded(windows) && largestShare < this.#s.majorLargestShare
  }

  #listen(episode: Episode, { minute, signals, rate }: Sight, peak: number, now: number, season: number): void {
    this.recovery.step(minute, {
      problems: signals.problems,
      positives: signals.positives ?? 0,
      rate,
      peak,
      minutesSincePeak: minute - episode.peakAt,
      season,
      hot: now >= HOT * peak,
    })
  }

  #maybeClose(episode: Episode, sight: Sight): void {
    const { closeEvidence, threshold, minOpenMinutes, chronicMinutes } = this.#s
    const { minute } = sight
    const calm = this.recovery.evidence >= closeEvidence && sight.exceedance.score < threshold
    if (calm && minute - this.openedAt >= minOpenMinutes) this.#close(episode, minute)
    else if (minute - episode.detected > chronicMinutes) this.#adopt(episode, sight)
  }

  #close(episode: Episode, minute: number): void {
    episode.end = this.recovery.end ?? this.lastHot
    episode.closedAt = minute
    this.lastClosed = episode
    this.episode = null
    this.state = 'quiet'
  }

  /** After days the new level is the norm. */
  #adopt(episode: Episode, { minute, windows, baseline }: Sight): void {
    const longest = this.#s.windows.length - 1
    const ratio = windows.sumCount[longest]! / Math.max(windows.sumExpected[longest]!, SMALLEST_MEAN)
    baseline.level.rebase(Math.max(1, ratio))
    episode.chronic = true
    this.#close(episode, minute)
    this.lastClosed = null
  }
}

const reopened = (episode: Episode): Episode => ({
  ...episode,
  recoveringAt: null,
  end: null,
  closedAt: null,
  reopened: episode.reopened + 1,
})
