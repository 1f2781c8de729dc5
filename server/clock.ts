/** Where the server's time comes from; ms since 1970. Made once, at the process edge, and passed in. */
export interface Clock {
  now(): number
}

export const wallClock: Clock = { now: () => Date.now() }

/** Time that a scenario sets by hand, so that a recorded outage runs through the real code in minutes. */
export class ScenarioClock implements Clock {
  #now: number

  constructor(start: number) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  /** Never backwards: the live window assumes that minutes pass in order. */
  advanceTo(time: number): void {
    this.#now = Math.max(this.#now, time)
  }
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Whole minutes since 1970. */
export const minuteOf = (time: number): number => Math.floor(time / MINUTE)
