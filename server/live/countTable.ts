/**
 * Counts of one service at two neighbouring resolutions: open addressing in one typed array. A slot is half a cache
 * line: a parent's code and the counts of its seven children, whose sum is the parent's own. So one look-up serves both
 * resolutions, and neighbours, who come one after the other when changes are sorted, find their line in the cache.
 */
const STRIDE = 8
const CHILDREN = 7
const PARENT = 0 // code + 1; 0 marks a free slot
const FIRST_CHILD = 1

const SMALLEST = 8

export type Visit = (code: number, count: number) => void

export class CountTable {
  #slots = new Int32Array(SMALLEST * STRIDE)
  #mask = SMALLEST - 1
  /** Slots in use, those whose counts fell to zero included. */
  #used = 0

  get bytes(): number {
    return this.#slots.byteLength
  }

  get(child: number): number {
    const parent = Math.floor(child / CHILDREN)
    return this.#slots[this.#find(parent) + FIRST_CHILD + child - parent * CHILDREN]!
  }

  getParent(parent: number): number {
    return sumAt(this.#slots, this.#find(parent))
  }

  /** Sum over a parent's children of those counts that are smaller than `limit`. */
  sumBelow(parent: number, limit: number): number {
    const at = this.#find(parent)
    let sum = 0
    for (let i = FIRST_CHILD; i < STRIDE; i++) {
      const count = this.#slots[at + i]!
      if (count < limit) sum += count
    }
    return sum
  }

  /**
   * Adds entries [from, to) of two columns, by child. Room for all is made first, so that the loop has nothing else to
   * watch.
   */
  addAll(children: Int32Array, amounts: Int32Array, from: number, to: number): void {
    this.#reserve(to - from)
    const slots = this.#slots
    for (let i = from; i < to; i++) {
      const child = children[i]!
      const parent = (child / CHILDREN) | 0
      const at = this.#find(parent)
      if (slots[at] === 0) {
        this.#used++
        slots[at] = parent + 1
      }
      slots[at + FIRST_CHILD + child - parent * CHILDREN]! += amounts[i]!
    }
  }

  /** Visits every child whose count isn't zero. The table must not be changed meanwhile. */
  forEach(visit: Visit): void {
    const slots = this.#slots
    for (let at = 0; at < slots.length; at += STRIDE) {
      const first = (slots[at + PARENT]! - 1) * CHILDREN
      for (let i = 0; i < CHILDREN; i++) {
        const count = slots[at + FIRST_CHILD + i]!
        if (count !== 0) visit(first + i, count)
      }
    }
  }

  /** Visits every parent whose count isn't zero. The table must not be changed meanwhile. */
  forEachParent(visit: Visit): void {
    const slots = this.#slots
    for (let at = 0; at < slots.length; at += STRIDE) {
      const count = sumAt(slots, at)
      if (count !== 0) visit(slots[at + PARENT]! - 1, count)
    }
  }

  /** Offset of the slot of a parent, or of the free one where it would go. */
  #find(parent: number): number {
    const slots = this.#slots
    const mask = this.#mask
    let at = place(parent) & mask
    while (slots[at * STRIDE] !== parent + 1 && slots[at * STRIDE] !== 0) at = (at + 1) & mask
    return at * STRIDE
  }

  /** Makes room for `more` new parents with two fifths still free; slots that count nothing are given back. */
  #reserve(more: number): void {
    if ((this.#used + more) * 5 <= (this.#mask + 1) * 3) return
    const old = this.#slots
    let live = 0
    for (let at = 0; at < old.length; at += STRIDE) if (sumAt(old, at) !== 0) live++
    let capacity = SMALLEST
    while (capacity * 3 < (live + more) * 6) capacity *= 2
    this.#slots = new Int32Array(capacity * STRIDE)
    this.#mask = capacity - 1
    this.#used = live
    for (let at = 0; at < old.length; at += STRIDE) {
      if (sumAt(old, at) !== 0) this.#slots.set(old.subarray(at, at + STRIDE), this.#find(old[at + PARENT]! - 1))
    }
  }
}

function sumAt(slots: Int32Array, at: number): number {
  let sum = 0
  for (let i = FIRST_CHILD; i < STRIDE; i++) sum += slots[at + i]!
  return sum
}

/**
 * Groups of four are scattered, their members stay side by side. Against scattering each, 25,000 sorted changes take
 * nine tenths of the time; larger groups run into each other.
 */
function place(parent: number): number {
  let h = Math.imul(parent >>> 2, 0x9e3779b1)
  h ^= h >>> 15
  return (h << 2) | (parent & 3)
}
