import { RESOLUTIONS, type Resolution } from '../contract/grid.ts'

const FINEST_FIRST = [...RESOLUTIONS].reverse()

/** Bits sorted by in one pass: 4,096 counters stay in the first-level cache. */
const DIGIT = 12
const BUCKETS = 1 << DIGIT
/** Below this many entries, columns grow without a look at whether merging would make room. */
const MERGE_FROM = 32_768

type Column = Int32Array<ArrayBuffer>

/** A run of entries [from, to) of one service. */
export type Run = (service: number, from: number, to: number) => void
/** The same, of cells of one resolution. */
export type Level = (service: number, resolution: Resolution, from: number, to: number) => void

/**
 * Amounts by (service, code), in parallel columns that are used again and again: twelve bytes an entry, and nothing for
 * the garbage collector. The same pair may stand in it more than once until it is merged.
 */
export class Changes {
  services: Column
  codes: Column
  amounts: Column
  length = 0

  constructor(capacity = 256) {
    this.services = new Int32Array(capacity)
    this.codes = new Int32Array(capacity)
    this.amounts = new Int32Array(capacity)
  }

  get bytes(): number {
    return 3 * this.codes.byteLength
  }

  push(service: number, code: number, amount: number): void {
    if (this.length === this.codes.length) this.#makeRoom(1)
    this.services[this.length] = service
    this.codes[this.length] = code
    this.amounts[this.length++] = amount
  }

  /** Makes room for this many more. */
  reserve(more: number): void {
    if (this.length + more > this.codes.length) this.#makeRoom(more)
  }

  append(other: Changes): void {
    this.reserve(other.length)
    this.services.set(other.services.subarray(0, other.length), this.length)
    this.codes.set(other.codes.subarray(0, other.length), this.length)
    this.amounts.set(other.amounts.subarray(0, other.length), this.length)
    this.length += other.length
  }

  /** By service, then code, one entry for each pair. */
  compact(): void {
    this.#sort()
    this.merge()
  }

  /** Makes one of neighbours that are alike. */
  merge(): void {
    const { services, codes, amounts, length } = this
    let end = -1
    for (let i = 0; i < length; i++) {
      if (end >= 0 && codes[end] === codes[i] && services[end] === services[i]) amounts[end]! += amounts[i]!
      else {
        services[++end] = services[i]!
        codes[end] = codes[i]!
        amounts[end] = amounts[i]!
      }
    }
    this.length = end + 1
  }

  /** The same, compact and without room for more. */
  sealed(): Changes {
    this.compact()
    const sealed = new Changes(this.length)
    sealed.append(this)
    return sealed
  }

  /** Hands over the cells of each service, which are in order, at every resolution, finest first; then there are none. */
  climb(visit: Level): void {
    this.forEachRun((service, from, to) => {
      let end = to
      for (const resolution of FINEST_FIRST) {
        visit(service, resolution, from, end)
        end = this.#toParents(from, end)
      }
    })
    this.clear()
  }

  /**
   * Ordinals [from, to) of one service become those of their parents, each once.
   * @returns where they end now
   */
  #toParents(from: number, to: number): number {
    const { codes, amounts } = this
    let end = from - 1
    let last = -1
    for (let i = from; i < to; i++) {
      const parent = (codes[i]! / 7) | 0
      if (parent === last) amounts[end]! += amounts[i]!
      else {
        codes[++end] = last = parent
        amounts[end] = amounts[i]!
      }
    }
    return end + 1
  }

  negate(): void {
    const { amounts, length } = this
    for (let i = 0; i < length; i++) amounts[i] = -amounts[i]!
  }

  clear(): void {
    this.length = 0
  }

  /** Neighbours of one service are handed over together. */
  forEachRun(visit: Run): void {
    const { services, length } = this
    for (let from = 0, to = 0; from < length; from = to) {
      while (to < length && services[to] === services[from]) to++
      visit(services[from]!, from, to)
    }
  }

  /** Radix sort by way of the order alone; the columns are moved once, at the end. */
  #sort(): void {
    const { services, codes, amounts, length } = this
    if (length < 2) return
    reserveScratch(length)
    for (let i = 0; i < length; i++) order[i] = i
    orderBy(codes, length)
    orderBy(services, length)
    for (const column of [services, codes, amounts]) rearrange(column, length)
  }

  #makeRoom(more: number): void {
    if (this.length >= MERGE_FROM) this.compact()
    const needed = this.length + more
    if (needed * 2 > this.codes.length) this.#resize(Math.max(needed, this.codes.length) * 2)
  }

  #resize(capacity: number): void {
    this.services = resized(this.services, capacity)
    this.codes = resized(this.codes, capacity)
    this.amounts = resized(this.amounts, capacity)
  }
}

function resized(old: Column, capacity: number): Column {
  const column = new Int32Array(capacity)
  column.set(old.subarray(0, capacity))
  return column
}

/** Room for one sort at a time, shared by all. */
const counters = new Int32Array(BUCKETS)
let order: Column = new Int32Array(0)
let spare: Column = new Int32Array(0)

function reserveScratch(length: number): void {
  if (order.length >= length) return
  order = new Int32Array(length * 2)
  spare = new Int32Array(length * 2)
}

/** Stably, as many passes as the largest value has digits. Values aren't negative. */
function orderBy(column: Column, length: number): void {
  let largest = 0
  for (let i = 0; i < length; i++) if (column[i]! > largest) largest = column[i]!
  for (let shift = 0; largest >>> shift > 0; shift += DIGIT) orderByDigit(column, length, shift)
}

function orderByDigit(column: Column, length: number, shift: number): void {
  const mask = BUCKETS - 1
  counters.fill(0)
  for (let i = 0; i < length; i++) counters[(column[i]! >>> shift) & mask]!++
  for (let bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
    const count = counters[bucket]!
    counters[bucket] = start
    start += count
  }
  for (let i = 0; i < length; i++) {
    const from = order[i]!
    spare[counters[(column[from]! >>> shift) & mask]!++] = from
  }
  const done = spare
  spare = order
  order = done
}

function rearrange(column: Column, length: number): void {
  spare.set(column.subarray(0, length))
  for (let i = 0; i < length; i++) column[i] = spare[order[i]!]!
}
