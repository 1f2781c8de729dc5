/** Of each ms spent sending, so many have to pass in all. */
const COST = 4
/** So far ahead one may be at once, in ms: what fits into the time between two frames waits for nothing. */
const AHEAD_MS = 250
/** A crowd that can't be told within it is told late rather than never. */
const LONGEST_WAIT_MS = 750

/**
 * How much of the time may go into telling the audience: a quarter, so that most of it is left for reports however many
 * look on. Without it 5,000 viewers of a busy map, four frames a second each, let a third of the reports through. Pure.
 */
export class Allowance {
  /** When all that was spent will have been earned, in ms. */
  #earnedAt = 0

  /** When the next thing may be sent, in ms. */
  get opensAt(): number {
    return this.#earnedAt - AHEAD_MS
  }

  /** Something was being sent between these times, in ms. */
  spend(from: number, until: number): void {
    const earnedAt = Math.max(this.#earnedAt, from) + (until - from) * COST
    this.#earnedAt = Math.min(earnedAt, until + AHEAD_MS + LONGEST_WAIT_MS)
  }
}
