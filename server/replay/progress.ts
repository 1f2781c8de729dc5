import type { Clock } from '../clock.ts'
import type { Event, Statement } from './scenario.ts'
import type { Sent } from './sender.ts'
import { clockTime, number, speedWords } from './words.ts'

/** What a person sees of a scenario while it plays. */
export interface Progress {
  /** @param done 0 to 1 */
  history(what: 'played' | 'judged', done: number, time: number): void
  playing(state: Playing): void
  statement(statement: Statement): void
  event(event: Event): void
  /** The node can't keep up: real ms lost. */
  late(ms: number): void
}

export interface Playing {
  /** Scenario time. */
  time: number
  /** As asked for. */
  speed: number
  sent: Readonly<Sent>
  /** Problem reports in the last hour by service. */
  lastHour(): [service: string, count: number][]
}

export interface Screen {
  write(text: string): void
  /** A line that is written over, where that can be done. */
  isTerminal: boolean
  /** Characters that fit on a line. */
  columns(): number
}

const EVERY_MS = { terminal: 200, file: 5_000 }
/** Lateness is worth a line of its own only now and then. */
const LATE_EVERY_MS = 10_000

/** Progress as lines of text: on a terminal one that changes, elsewhere a new one every few seconds. */
export class TextProgress implements Progress {
  readonly #screen: Screen
  readonly #wall: Clock
  readonly #every: number
  #nextAt = 0
  #lateAt = -Infinity
  #lost = 0
  #standing = false
  /** Where scenario and real time were at the last line, to tell the speed in between. */
  #before: { time: number; wall: number } | null = null

  constructor(screen: Screen, wall: Clock) {
    this.#screen = screen
    this.#wall = wall
    this.#every = screen.isTerminal ? EVERY_MS.terminal : EVERY_MS.file
  }

  history(what: 'played' | 'judged', done: number, time: number): void {
    this.#now(() => `History: ${Math.floor(done * 100)} % ${what}, up to ${clockTime(time)}`)
  }

  playing({ time, speed, sent, lastHour }: Playing): void {
    this.#now(() => {
      const now = `${clockTime(time)}  ${this.#speedSince(time) ?? speedWords(speed)}`
      const hour = lastHour().map(([service, count]) => `${service} ${number(count)}`)
      return `${now}  ${number(sent.answered)} sent, ${number(sent.counted)} counted; last hour: ${hour.join(', ')}`
    })
  }

  statement({ at, by, text }: Statement): void {
    this.line(`${clockTime(at)}  Statement by ${by}: ${text}`)
  }

  event({ at, restart }: Event): void {
    this.line(`${clockTime(at)}  The ${restart} is stopped and started again.`)
  }

  late(ms: number): void {
    this.#lost += ms
    if (this.#wall.now() < this.#lateAt + LATE_EVERY_MS) return
    this.#lateAt = this.#wall.now()
    this.line(
      `The node needs longer for its reports than this speed allows: ${(this.#lost / 1_000).toFixed(1)} s later so far.`,
    )
  }

  /** A line that stays. */
  line(text: string): void {
    this.#screen.write(`${this.#erase()}${text}\n`)
    this.#standing = false
  }

  #now(words: () => string): void {
    const now = this.#wall.now()
    if (now < this.#nextAt) return
    this.#nextAt = now + this.#every
    if (!this.#screen.isTerminal) return this.line(words())
    // One that is broken in two could not be written over.
    this.#screen.write(this.#erase() + words().slice(0, this.#screen.columns() - 1))
    this.#standing = true
  }

  /** Back to the start of a line that may be written over, and clear of it. */
  #erase(): string {
    return this.#standing ? '\r\u001b[2K' : ''
  }

  #speedSince(time: number): string | null {
    const before = this.#before
    const wall = this.#wall.now()
    this.#before = { time, wall }
    return before && wall > before.wall ? speedWords((time - before.time) / (wall - before.wall)) : null
  }
}
