import { setImmediate as turn } from 'node:timers/promises'
import { MINUTE, minuteOf, type Clock } from '../clock.ts'
import { Exactness } from './exactness.ts'
import { evaluatorOf, momentOf, type Evaluator, type Outcome } from './expectations.ts'
import { History } from './history.ts'
import type { ReplayNode } from './node.ts'
import { Pace } from './pace.ts'
import { plan, type PlannedMinute, type PlannedReport } from './plan.ts'
import type { Progress } from './progress.ts'
import { historyStart, type Scenario } from './scenario.ts'
import { Sender } from './sender.ts'
import { Tally } from './tally.ts'
import { number } from './words.ts'

export interface PlayOptions {
  node: ReplayNode
  /** Scenario seconds per second; Infinity: as fast as it goes. */
  speed: number
  /** Real time. */
  wall: Clock
  progress: Progress
  /** Ends it early. */
  signal: AbortSignal
}

/**
 * Plays a scenario to its end: the history at once, then minute by minute. The clock enters a minute only after every
 * report of the one before was answered.
 * @returns every expectation's outcome, and whether the counts were exact
 * @throws AbortError when the signal is given; Error when the node doesn't answer as it should
 */
export async function play(scenario: Scenario, options: PlayOptions): Promise<Outcome[]> {
  const player = new Player(scenario, options)
  try {
    return await player.play()
  } finally {
    player.close()
  }
}

class Player {
  readonly #scenario: Scenario
  readonly #options: PlayOptions
  readonly #sender: Sender
  readonly #history: History
  readonly #pace: Pace
  readonly #counted = new Tally()
  readonly #exactness: Exactness
  readonly #evaluators: readonly Evaluator[]
  /** Minutes in which every service is compared. */
  readonly #moments: ReadonlySet<number>
  readonly #services: readonly string[]
  #plannedReports = 0
  #statements = 0

  constructor(scenario: Scenario, options: PlayOptions) {
    const { node, speed, wall, signal } = options
    this.#scenario = scenario
    this.#options = options
    this.#sender = new Sender(node.url, signal)
    this.#history = new History(node, this.#sender)
    this.#pace = new Pace(wall, speed)
    this.#exactness = new Exactness({ sender: this.#sender, counted: this.#counted, wall, signal })
    this.#evaluators = scenario.expect.map(evaluatorOf)
    const moments = scenario.expect.map(momentOf).filter((minute) => minute !== null)
    this.#moments = new Set([...moments, minuteOf(scenario.end - 1)])
    this.#services = servicesOf(scenario)
  }

  async play(): Promise<Outcome[]> {
    const first = minuteOf(this.#scenario.start)
    for (const minute of plan(this.#scenario)) {
      this.#options.signal.throwIfAborted()
      this.#showStatements(minute.minute)
      await (minute.minute < first ? this.#playBefore(minute) : this.#playMinute(minute))
      this.#counted.forget(minute.minute)
      await turn()
    }
    return this.#finish()
  }

  close(): void {
    this.#sender.close()
  }

  async #playBefore(minute: PlannedMinute): Promise<void> {
    const { start } = this.#scenario
    await this.#history.add(minute)
    if (minute.minute + 1 === minuteOf(start)) await this.#history.flush(minute.minute)
    for (const report of minute.reports) this.#count(report, minute.minute)
    const from = historyStart(this.#scenario)
    this.#options.progress.history((minute.minute * MINUTE - from) / (start - from), minute.minute * MINUTE)
  }

  async #playMinute({ minute, reports }: PlannedMinute): Promise<void> {
    const { progress, speed } = this.#options
    this.#plannedReports += reports.length
    await this.#sendInSteps(minute, reports)
    await this.#look(minute)
    const lastHour = this.#services.map((slug) => [slug, this.#counted.lastHour(slug, minute).total] as const)
    progress.playing({ time: minute * MINUTE, speed, sent: this.#sender.sent, lastHour })
  }

  async #sendInSteps(minute: number, reports: readonly PlannedReport[]): Promise<void> {
    const { node, progress, signal } = this.#options
    const length = MINUTE / this.#pace.stepsPerMinute
    let next = 0
    for (let i = 0; i < this.#pace.stepsPerMinute; i++) {
      const time = minute * MINUTE + i * length
      const late = await this.#pace.until(time, signal)
      if (late > 0) progress.late(late)
      node.clock.advanceTo(time)
      const from = next
      while (next < reports.length && reports[next]!.at < time + length) next++
      await this.#sender.sendAll(reports.slice(from, next), (report) => this.#count(report, minute))
    }
  }

  #count({ report, country }: PlannedReport, minute: number): void {
    if (report.signal === 'problem') this.#counted.add(report.service, country, minute)
  }

  /** What the API tells at the end of a minute, where somebody wants to know. */
  async #look(minute: number): Promise<void> {
    const curious = this.#evaluators.filter((evaluator) => evaluator.wants(minute))
    const services = this.#moments.has(minute) ? this.#services : new Set(curious.map(({ service }) => service))
    for (const service of services) {
      const told = await this.#exactness.told(service, minute)
      for (const evaluator of curious) if (evaluator.service === service) evaluator.see(minute, told)
    }
  }

  #showStatements(minute: number): void {
    const { statements } = this.#scenario
    while (this.#statements < statements.length && minuteOf(statements[this.#statements]!.at) <= minute)
      this.#options.progress.statement(statements[this.#statements++]!)
  }

  async #finish(): Promise<Outcome[]> {
    const { end } = this.#scenario
    for (const service of this.#services) await this.#exactness.checkHours(service, historyStart(this.#scenario), end)
    return [...this.#evaluators.map((evaluator) => evaluator.outcome()), this.#allCounted(), this.#exactness.outcome()]
  }

  #allCounted(): Outcome {
    const { counted, repeated, refused } = this.#sender.sent
    const expected = 'every report planned is answered as counted'
    const found = `${number(counted)} of ${number(this.#plannedReports)}`
    if (counted === this.#plannedReports) return { state: 'met', expected, found }
    const reasons = [`${repeated} taken for repetitions, ${refused} refused`, ...this.#sender.refusals]
    return { state: 'failed', expected, found: `${found}; ${reasons.join('; ')}` }
  }
}

/** Every service that a scenario speaks of. */
function servicesOf({ background, phases, records, expect }: Scenario): string[] {
  return [...new Set([...phases, ...background, ...records, ...expect].map(({ service }) => service))]
}
