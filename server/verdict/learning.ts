import type { Baseline } from './baseline.ts'
import type { Belief, Level } from './level.ts'
import type { Settings } from './settings.ts'
import type { Episode } from './verdict.ts'
import type { Windows } from './windows.ts'

interface Hour {
  /** whole hours since 1970 */
  index: number
  count: number
  minutes: number
  tainted: boolean
}

const COLD_MINUTES = 10
/** hours that wait before they are learned, so that an outage found late still spoils the hour it began in */
const WAITING_HOURS = 2

/** Feeds the baseline: calm hours two hours late, and while the level is unknown ten minutes at a time. */
export class Learning {
  readonly #s: Readonly<Settings>
  waiting: Hour[] = []
  hour: Hour | null = null
  /** What was believed when the alarm that is open began, while the level was unknown. */
  before: Belief | null = null
  /** The last minute of an outage; what was reported up to it teaches a cold level nothing. */
  outageUntil = -1

  constructor(settings: Readonly<Settings>) {
    this.#s = settings
  }

  learn(minute: number, count: number, calm: boolean, windows: Windows, baseline: Baseline): void {
    if (baseline.level.cold) this.#learnCold(minute, windows, baseline)
    const index = Math.floor(minute / 60)
    if (this.hour?.index !== index) this.#turn(index, baseline)
    const hour = this.hour!
    hour.count += count
    hour.minutes++
    if (!calm) hour.tainted = true
  }

  /** An outage began at that minute: what has not been learned since then never is. */
  taintSince(minute: number): void {
    for (const hour of this.waiting) if (hour.index >= Math.floor(minute / 60)) hour.tainted = true
  }

  /**
   * An alarm began. While the level is unknown the belief goes on to move with what is reported, as hours of the same
   * count may mean that it was only believed too low; so what it was has to be kept.
   */
  alarmBegan(level: Level): void {
    this.before = level.cold ? level.belief() : null
  }

  /** It is over: if reports fell back to what was usual before, it was an outage, and taught nothing. */
  alarmEnded(minute: number, { end, chronic }: Episode, windows: Windows, baseline: Baseline): void {
    const { before } = this
    this.before = null
    if (!before || chronic || this.#isExplained(before, minute, minute - (end ?? minute), windows, baseline)) return
    baseline.level.takeBack(before)
    this.outageUntil = minute
  }

  /** Whether the level as now believed, and not as it was, explains what was reported since the end: as loud as before. */
  #isExplained(before: Belief, minute: number, since: number, windows: Windows, { level, season }: Baseline): boolean {
    const { coldDispersion, closeEvidence, windows: lengths } = this.#s
    const minutes = Math.min(since, lengths.at(-1)!)
    const was = before.shape / before.exposure
    const more = (level.mean - was) * season.at(minute) * minutes
    const evidence = windows.countAgo(0, minutes) * Math.log(level.mean / was) - more
    return evidence / coldDispersion >= closeEvidence
  }

  #learnCold(minute: number, windows: Windows, baseline: Baseline): void {
    const { coldLagMinutes } = this.#s
    if (windows.age % COLD_MINUTES !== 0 || windows.age < coldLagMinutes + COLD_MINUTES) return
    if (minute - coldLagMinutes - COLD_MINUTES < this.outageUntil) return
    const y = windows.countAgo(coldLagMinutes, COLD_MINUTES)
    baseline.learnCold(minute - coldLagMinutes - COLD_MINUTES / 2, y, COLD_MINUTES)
  }

  #turn(index: number, baseline: Baseline): void {
    if (this.hour) this.#queue(this.hour, baseline)
    this.hour = { index, count: 0, minutes: 0, tainted: false }
  }

  #queue(hour: Hour, baseline: Baseline): void {
    const before = this.waiting.at(-1)
    if (hour.tainted && before) before.tainted = true
    this.waiting.push(hour)
    if (this.waiting.length <= WAITING_HOURS) return
    const due = this.waiting.shift()!
    if (!due.tainted) baseline.learnHour(due.index, due.count, due.minutes)
  }
}
