import { ByService } from './byService.ts'
import type { Changes } from './changes.ts'

/** Of a key: a code, which is an ordinal, and above it the place of its service in the list. */
const CODE_BITS = 24
const CODES = (1 << CODE_BITS) - 1
const MOST_SERVICES = 1 << (32 - CODE_BITS)

/** Three digits make up a key; the counters of one stay in the first-level cache. */
const DIGIT = 11
const BUCKETS = 1 << DIGIT
const DIGITS = 3

type Keys = Uint32Array<ArrayBuffer>

/**
 * Pairs of (service, code) that are counted one by one. Each is one number until it's sorted: that takes a third of the
 * time of columns side by side, 0.4 instead of 1.7 ms for 25,000 and 20 instead of 65 µs for 1,000.
 */
export class Fresh {
  #keys: Keys = new Uint32Array(0)
  #sorted: Keys = new Uint32Array(0)
  #length = 0
  readonly #services: number[] = []
  readonly #placeOf = new ByService((service) => this.#services.push(service) - 1)

  /** Room for this many more has to be made before they are pushed. */
  reserve(more: number): void {
    if (this.#length + more <= this.#keys.length) return
    const keys = new Uint32Array((this.#length + more) * 2)
    keys.set(this.#keys)
    this.#keys = keys
    this.#sorted = new Uint32Array(keys.length)
  }

  /** A key tells 256 services apart. */
  hasRoomFor(service: number): boolean {
    return this.#services.length < MOST_SERVICES || this.#placeOf.get(service) !== undefined
  }

  /** @param service one that there is room for */
  push(service: number, code: number): void {
    this.#keys[this.#length++] = (this.#placeOf.of(service) << CODE_BITS) | code
  }

  /** Moves all to changes that are empty: services together, codes of each in order, one entry for each pair. */
  moveTo(changes: Changes): void {
    changes.reserve(this.#length)
    sort(this.#keys, this.#sorted, this.#length)
    changes.length = this.#count(changes)
    this.#length = 0
    if (this.#services.length === MOST_SERVICES) this.#forgetServices()
  }

  /** @returns how many pairs there are */
  #count({ services, codes, amounts }: Changes): number {
    const sorted = this.#sorted
    const length = this.#length
    let end = -1
    let last = -1
    for (let i = 0; i < length; i++) {
      const key = sorted[i]!
      if (key !== last) {
        services[++end] = this.#services[key >>> CODE_BITS]!
        codes[end] = key & CODES
        amounts[end] = 0
        last = key
      }
      amounts[end]!++
    }
    return end + 1
  }

  #forgetServices(): void {
    this.#services.length = 0
    this.#placeOf.clear()
  }
}

const counters = new Int32Array(DIGITS * BUCKETS)

/** Below this, going through the counters takes longer than all else. */
const FEW = 64

/** Radix sort that moves the keys themselves. It overwrites both columns. */
function sort(keys: Keys, sorted: Keys, length: number): void {
  if (length <= FEW) return insertEach(keys, sorted, length)
  countDigits(keys, length)
  moveByDigit(keys, sorted, length, 0)
  moveByDigit(sorted, keys, length, 1)
  moveByDigit(keys, sorted, length, 2)
}

function insertEach(keys: Keys, sorted: Keys, length: number): void {
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    let at = i
    while (at > 0 && sorted[at - 1]! > key) sorted[at] = sorted[--at]!
    sorted[at] = key
  }
}

function countDigits(keys: Keys, length: number): void {
  counters.fill(0)
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    counters[key & (BUCKETS - 1)]!++
    counters[BUCKETS + ((key >>> DIGIT) & (BUCKETS - 1))]!++
    counters[2 * BUCKETS + (key >>> (2 * DIGIT))]!++
  }
}

function moveByDigit(from: Keys, to: Keys, length: number, digit: number): void {
  const first = digit * BUCKETS
  for (let i = first, start = 0; i < first + BUCKETS; i++) {
    const count = counters[i]!
    counters[i] = start
    start += count
  }
  const shift = digit * DIGIT
  for (let i = 0; i < length; i++) {
    const key = from[i]!
    to[counters[first + ((key >>> shift) & (BUCKETS - 1))]!++] = key
  }
}
