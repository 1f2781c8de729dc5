const SECOND_MS = 1_000

/** The moment, for what is shown as "8 s ago". It stands still while nobody looks. */
class Clock {
  now = $state.raw(Date.now())
  #users = 0

  #timer: ReturnType<typeof setInterval> | undefined

  /** Ticks once a second until the returned function is called. */
  run(): () => void {
    if (this.#users++ === 0) this.#timer = setInterval(() => this.#tick(), SECOND_MS)
    this.now = Date.now()
    return () => {
      if (--this.#users === 0) clearInterval(this.#timer)
    }
  }

  #tick(): void {
    if (!document.hidden) this.now = Date.now()
  }
}

export const clock = new Clock()
