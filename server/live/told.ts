/**
 * What everybody in a room was told of things that seldom change, so that a frame tells only those that did. Things are
 * compared by identity, lists by that of their entries. Pure.
 */
export class Told<T extends object> {
  /** null: not all were told the same. */
  #last: T | null

  constructor(first: T | null = null) {
    this.#last = first
  }

  /** Somebody came, or was told apart from the others. */
  joined(told: T): void {
    if (this.#last !== null && Object.keys(difference(this.#last, told)).length > 0) this.#last = null
  }

  /** What of this is new to anybody; from now on everybody knows it. */
  news(now: T): Partial<T> {
    const news = this.#last === null ? { ...now } : difference(this.#last, now)
    this.#last = now
    return news
  }
}

function difference<T extends object>(before: T, now: T): Partial<T> {
  const names = Object.keys(before) as (keyof T)[]
  return Object.fromEntries(
    names.flatMap((name) => (isSame(before[name], now[name]) ? [] : [[name, now[name]]])),
  ) as Partial<T>
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((entry, i) => entry === b[i])
}
