import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE, type Clock } from '../clock.ts'

/** Real time that a step of the clock lasts, so that a map that is watched moves smoothly. */
const STEP_MS = 100
/** Real time by which the player may be late before that counts as slow. */
const TOLERANCE_MS = 1_000

/** Scenario time against real time: `speed` seconds in a second, or as fast as it goes (Infinity). */
export class Pace {
  /** Steps of equal length in which a minute is played. */
  readonly stepsPerMinute: number
  readonly #wall: Clock
  readonly #speed: number
  /** A moment of the scenario and the real time it belongs to. */
  #scenarioAnchor = NaN
  #wallAnchor = NaN

  constructor(wall: Clock, speed: number) {
    this.#wall = wall
    this.#speed = speed
    this.stepsPerMinute = Math.max(1, Math.ceil(MINUTE / (speed * STEP_MS)))
  }

  /**
   * Waits until it is time for a moment of the scenario.
   * @returns real ms by which that is late; time lost isn't caught up, the rest follows at the pace set
   */
  async until(time: number, signal: AbortSignal): Promise<number> {
    if (this.#speed === Infinity) return 0
    const early = this.#early(time)
    if (early > 0) await delay(early, undefined, { signal })
    if (early > -TOLERANCE_MS) return 0
    this.#anchor(time)
    return -early
  }

  /** Real ms until it is time. */
  #early(time: number): number {
    if (Number.isNaN(this.#wallAnchor)) this.#anchor(time)
    return this.#wallAnchor + (time - this.#scenarioAnchor) / this.#speed - this.#wall.now()
  }

  #anchor(time: number): void {
    this.#scenarioAnchor = time
    this.#wallAnchor = this.#wall.now()
  }
}
