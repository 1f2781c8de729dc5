import { setImmediate as turn } from 'node:timers/promises'
import { MINUTE, minuteOf, type Clock } from '../clock.ts'
import type { Outcome } from './expect/evaluator.ts'
import { History } from './history.ts'
import { Mishaps } from './mishaps.ts'
import type { ReplayNode } from './node.ts'
import { Pace } from './pace.ts'
import { plan, type PlannedMinute, type PlannedReport } from './plan.ts'
import type { Progress } from './progress.ts'
import { historyStart, servicesOf, type Scenario } from './scenario.ts'
import { Sender } from './sender.ts'
import { Tally } from './tally.ts'
import { Witness } from './witness.ts'
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
  readonly #witness: Witness
  readonly #services: readonly string[]
  #plannedReports = 0
  #statements = 0
  readonly #mishaps: Mishaps

  constructor(scenario: Scenario, options: PlayOptions) {
    const { node, speed, wall, signal } = options
    this.#scenario = scenario
    this.#options = options
    this.#sender = new Sender(node.url, signal)
    this.#history = new History(node, this.#sender)
    this.#pace = new Pace(wall, speed)
    this.#witness = new Witness(scenario, { ...options, sender: this.#sender, counted: this.#counted })
    this.#services = servicesOf(scenario)
    this.#mishaps = new Mishaps(scenario.events, options)
  }

  async play(): Promise<Outcome[]> {
    const first = minuteOf(this.#scenario.start)
    for (const minute of plan(this.#scenario)) {
      this.#options.signal.throwIfAborted()
      if (minute.minute === first) await this.#begin(first)
      await (minute.minute < first ? this.#playBefore(minute) : this.#playMinute(minute))
      this.#counted.forget(minute.minute)
      await turn()
    }
    return [...(await this.#witness.outcomes()), this.#allCounted()]
  }

  close(): void {
    this.#sender.close()
  }

  async #playBefore(minute: PlannedMinute): Promise<void> {
    await this.#history.add(minute)
    for (const report of minute.reports) this.#count(report, minute.minute)
    this.#options.progress.history('played', this.#shareOfHistory(minute.minute), minute.minute * MINUTE)
  }

  /** The history is all there: the node may judge it, and has done so when the scenario starts. */
  async #begin(first: number): Promise<void> {
    const { node, progress, wall, signal } = this.#options
    await this.#history.flush(first - 1)
    await node.judging.begin()
    if (this.#history.sent === 0) return
    const onProgress = (minute: number) => progress.history('judged', this.#shareOfHistory(minute), minute * MINUTE)
    await node.judging.until(first - 2, { wall, signal, onProgress })
  }

  #shareOfHistory(minute: number): number {
    const from = historyStart(this.#scenario)
    return (minute * MINUTE - from) / (this.#scenario.start - from)
  }

  async #playMinute({ minute, reports }: PlannedMinute): Promise<void> {
    this.#plannedReports += reports.length
    await this.#sendInSteps(minute, reports)
    await this.#makeStatements(minute)
    await this.#witness.look(minute)
  }

  async #sendInSteps(minute: number, reports: readonly PlannedReport[]): Promise<void> {
    const { node, progress, speed, signal } = this.#options
    const length = MINUTE / this.#pace.stepsPerMinute
    let next = 0
    for (let i = 0; i < this.#pace.stepsPerMinute; i++) {
      const time = minute * MINUTE + i * length
      const late = await this.#pace.until(time, signal)
      if (late > 0) progress.late(late)
      node.clock.advanceTo(Math.floor(time))
      const from = next
      while (next < reports.length && reports[next]!.at < time + length) next++
      await this.#send(reports.slice(from, next), minute, time + length)
      progress.playing({ time, speed, sent: this.#sender.sent, lastHour: () => this.#lastHour(minute) })
    }
  }

  /** What befalls the node before `until` does so while these are on their way. */
  async #send(reports: readonly PlannedReport[], minute: number, until: number): Promise<void> {
    const send = (some: readonly PlannedReport[]) => this.#sender.sendAll(some, (report) => this.#count(report, minute))
    if (this.#mishaps.isDue(until)) await this.#mishaps.befall(until, reports, send)
    else await send(reports)
  }

  #lastHour(minute: number): [service: string, count: number][] {
    return this.#services.map((service) => [service, this.#counted.lastHour(service, minute).total])
  }

  #count({ report, country }: PlannedReport, minute: number): void {
    if (report.signal === 'problem') this.#counted.add(report.service, country, minute)
  }

  /** Those of the history come with the first minute, when the node's clock has got there. */
  async #makeStatements(minute: number): Promise<void> {
    const { node, progress } = this.#options
    for (; minuteOf(this.#nextStatement?.at ?? Infinity) <= minute; this.#statements++) {
      progress.statement(this.#nextStatement!)
      await this.#sender.state(this.#nextStatement!, node.adminToken)
    }
  }

  get #nextStatement() {
    return this.#scenario.statements[this.#statements]
  }

  #allCounted(): Outcome {
    const { counted, repeated, refused } = this.#sender.sent
    const expected = 'every report planned is answered as counted'
    const found = `${number(counted)} of ${number(this.#plannedReports)}`
    if (counted === this.#plannedReports) return { isMet: true, expected, found }
    const reasons = [`${repeated} taken for repetitions, ${refused} refused`, ...this.#sender.refusals]
    return { isMet: false, expected, found: `${found}; ${reasons.join('; ')}` }
  }
}
