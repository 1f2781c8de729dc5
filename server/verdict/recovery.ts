/** When an outage is over. People stop reporting before it is, so silence counts for little and slowly. */

export const RECOVERY = {
  /** share of `working` and `recovered` among all signals while it lasts; learned per alarm from its hot phase … */
  positiveOngoing: 0.12,
  /** … with this many pseudo-signals */
  positiveOngoingPrior: 10,
  /** the same share once it is over */
  positiveOver: 0.7,
  /** signals are correlated: each is worth one over this */
  signalDispersion: 2,
  /** reports fade with this half-life during an unbroken outage, down to the floor */
  fatigueHalfLifeMinutes: 120,
  fatigueFloor: 0.1,
  /** an ongoing outage still sends this part of its season- and fatigue-adjusted peak */
  ongoingFraction: 0.5,
  ongoingMultiple: 2.25,
  /** ln 10: what quiet alone is worth at first, and after how many quiet daytime minutes it is worth twice that */
  silenceCap: 2.3,
  silenceDoublesMinutes: 90,
  /** a quiet minute counts up to so many times while an ongoing outage would still be loud */
  strangeMax: 3,
  saidHalfLifeMinutes: 45,
  saidLow: -4,
  /** words alone cannot close: a little quiet must agree */
  saidHigh: 3.5,
  /** evidence from which `recovering` is shown, and for how many minutes without it: a few reports would make it flicker */
  recovering: 1.5,
  doubtMinutes: 10,
} as const

const SAID_FORGET = 0.5 ** (1 / RECOVERY.saidHalfLifeMinutes)

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x))

/** One minute of an open alarm. Rates are reports per minute. */
export interface RecoveryMinute {
  problems: number
  positives: number
  /** normal rate */
  rate: number
  /** what the outage would send now at its worst, by the season */
  peak: number
  minutesSincePeak: number
  season: number
  /** it is surely on */
  hot: boolean
}

/** Evidence about one open alarm, in ln of the odds that it is over: what people say, and slowly their silence. */
export class Recovery {
  said = 0
  lowestSaid = 0
  /** the minute `said` was last at its lowest */
  turnedAt: number | null = null
  silence = 0
  quietSince: number | null = null
  /** minutes of quiet, weighted by the season */
  quiet = 0
  hotPositives = 0
  hotSignals = 0
  /** the last minute with evidence enough for `recovering` */
  toldAt = 0

  reset(): void {
    Object.assign(this, new Recovery())
  }

  get evidence(): number {
    return this.said + this.silence
  }

  /** Best guess of the end: when people's words turned, else when the quiet began. */
  get end(): number | null {
    return this.said > 1 && this.turnedAt !== null ? this.turnedAt : this.quietSince
  }

  step(minute: number, m: RecoveryMinute): void {
    if (m.hot) {
      this.hotPositives += m.positives
      this.hotSignals += m.positives + m.problems
    }
    const fatigue = Math.max(RECOVERY.fatigueFloor, 0.5 ** (m.minutesSincePeak / RECOVERY.fatigueHalfLifeMinutes))
    this.#listen(minute, m, fatigue)
    this.#wait(minute, m, m.peak * fatigue)
    if (this.evidence >= RECOVERY.recovering) this.toldAt = minute
  }

  /**
   * Share of positive signals while this outage lasts: in a partial one many say "works for me" from the start, and
   * their share grows as those with the problem tire of saying so.
   */
  #positiveShare(fatigue: number): number {
    const { positiveOngoing, positiveOngoingPrior: n } = RECOVERY
    const hot = clamp((positiveOngoing * n + this.hotPositives) / (n + this.hotSignals), 0.03, 0.9)
    const odds = hot / (1 - hot) / fatigue
    return odds / (1 + odds)
  }

  #listen(minute: number, { problems, positives, rate }: RecoveryMinute, fatigue: number): void {
    const ongoing = this.#positiveShare(fatigue)
    const over = Math.max(RECOVERY.positiveOver, (1 + ongoing) / 2)
    const kept = this.said * SAID_FORGET
    // as many problems as usual say nothing
    const heard = positives * Math.log(over / ongoing) + (problems - rate) * Math.log((1 - over) / (1 - ongoing))
    const next = clamp(kept + heard / RECOVERY.signalDispersion, RECOVERY.saidLow, RECOVERY.saidHigh)
    // fewer problems than usual is not speech
    this.said = positives > 0 ? next : Math.min(next, Math.max(kept, 0))
    if (this.said > Math.min(0, this.lowestSaid) + 0.1) return
    this.lowestSaid = this.said
    this.turnedAt = minute
  }

  /** A CUSUM of the problem rate, normal against ongoing, capped by how much daytime quiet stands behind it. */
  #wait(minute: number, { problems, rate, season }: RecoveryMinute, fadedPeak: number): void {
    const ongoing = Math.max(RECOVERY.ongoingMultiple * rate, RECOVERY.ongoingFraction * fadedPeak)
    const change = (ongoing - rate - problems * Math.log(ongoing / rate)) / 2
    // a sudden fall is not fatigue
    const strange = clamp(ongoing / rate / RECOVERY.ongoingMultiple, 1, RECOVERY.strangeMax)
    this.quiet = this.silence + change > 0 ? this.quiet + Math.min(1, season) * strange : 0
    const cap = RECOVERY.silenceCap * (1 + this.quiet / RECOVERY.silenceDoublesMinutes)
    this.silence = clamp(this.silence + change, 0, cap)
    if (this.silence === 0) this.quietSince = minute
  }
}
